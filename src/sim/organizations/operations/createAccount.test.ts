import { expect, test } from 'vitest'
import { values } from '../../collections/orderedMap.ts'
import { createAccount, createOrganization, rootOf } from '../../testing/organization.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const input = { AccountName: 'Workloads', Email: 'workloads@example.com' }

// Simplified: AWS answers IN_PROGRESS, and creates the account within minutes.
test('creates an account right below the root', async () => {
  const aws = simulation()
  const rootId = await createOrganization(aws)
  expect(await aws.answer(root, 'organizations:CreateAccount', input)).toEqual({
    CreateAccountStatus: {
      Id: expect.stringMatching(/^car-[a-z0-9]{32}$/),
      AccountName: 'Workloads',
      State: 'SUCCEEDED',
      RequestedTimestamp: expect.any(Number),
      CompletedTimestamp: expect.any(Number),
      AccountId: expect.stringMatching(/^\d{12}$/),
    },
  })
  const nodes = [...values(aws.world.organizations.organization?.nodes ?? null)]
  expect(nodes.find(({ name }) => name === 'Workloads')).toMatchObject({ type: 'account', parentId: rootId })
})

// radkawar/stackd testdata/aws/iam/organizations_roles.json
test('gives the new account a role that the management account may assume', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const account = await createAccount(aws, 'workloads')
  const admin = await createUser(aws, 'admin', { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' })
  const RoleArn = `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`
  expect(await aws.answer(admin, 'sts:AssumeRole', { RoleArn, RoleSessionName: 'admin' })).toMatchObject({
    AssumedRoleUser: { Arn: `arn:aws:sts::${account}:assumed-role/OrganizationAccountAccessRole/admin` },
  })
  const session = `arn:aws:sts::${account}:assumed-role/OrganizationAccountAccessRole/admin`
  expect(await aws.answer({ type: 'role-session', session }, 'kms:CreateKey', {})).toMatchObject({
    KeyMetadata: { AWSAccountId: account },
  })
  const names = { UserName: 'dana' }
  expect(await aws.answer(rootOf(account), 'iam:CreateUser', names)).toMatchObject({
    User: { Arn: `arn:aws:iam::${account}:user/dana` },
  })
})

test('gives the role the name that was asked for', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const { CreateAccountStatus } = await aws.answer<{ CreateAccountStatus: { AccountId: string } }>(
    root,
    'organizations:CreateAccount',
    { ...input, RoleName: 'Admin' },
  )
  const member = rootOf(CreateAccountStatus.AccountId)
  expect(await aws.answer(member, 'iam:GetRole', { RoleName: 'Admin' })).toMatchObject({ Role: { Path: '/' } })
})

test('fails with an address that an account has', async () => {
  const aws = simulation()
  await createOrganization(aws)
  await aws.answer(root, 'organizations:CreateAccount', input)
  expect(
    await aws.answer(root, 'organizations:CreateAccount', { ...input, Email: 'Workloads@example.com' }),
  ).toMatchObject({ CreateAccountStatus: { State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS' } })
})

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
test('refuses an eleventh account', async () => {
  const aws = simulation()
  await createOrganization(aws)
  for (let i = 2; i <= 10; i++) await createAccount(aws, `account-${i}`)
  expect(await aws.refusal(root, 'organizations:CreateAccount', input)).toEqual({
    code: 'ConstraintViolationException',
    message: 'You have exceeded the allowed number of AWS accounts.',
    status: 400,
    details: [['Reason', 'ACCOUNT_NUMBER_LIMIT_EXCEEDED']],
  })
})

test.each([
  [{ Email: 'nobody' }, 'INVALID_PATTERN:EMAIL'],
  [{ AccountName: undefined }, 'INPUT_REQUIRED:ACCOUNT_NAME'],
  [{ AccountName: 'a'.repeat(51) }, 'MAX_LENGTH_EXCEEDED:ACCOUNT_NAME'],
])('refuses %j', async (extra, reason) => {
  const aws = simulation()
  await createOrganization(aws)
  expect(await aws.refusal(root, 'organizations:CreateAccount', { ...input, ...extra })).toMatchObject({
    code: 'InvalidInputException',
    details: [['Reason', reason]],
  })
})

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html
test('is recorded without name and address', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const { trace } = await aws.send(root, 'organizations:CreateAccount', input)
  const event = trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))[0]
  expect(event).toMatchObject({
    requestParameters: { accountName: '****', email: '****' },
    responseElements: { createAccountStatus: { accountName: '****', requestedTimestamp: 'Jan 15, 2026 9:00:02 AM' } },
  })
})
