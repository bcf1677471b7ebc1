import { expect, test } from 'vitest'
import { entries, set } from '../../collections/orderedMap.ts'
import { send } from '../../gateway.ts'
import type { CallerName } from '../../iam/caller.ts'
import { createGrant, grantsOf, settle, userArnOf } from '../../testing/grants.ts'
import { allowing, createRole } from '../../testing/identities.ts'
import { createKey, delegation, eventOf, keyPolicy, type Metadata } from '../../testing/kms.ts'
import { createAccount, createOrganization, rootOf } from '../../testing/organization.ts'
import { createUser, root, simulation, user, type Simulation } from '../../testing/world.ts'

const ALICE = userArnOf('alice')
const BOB = userArnOf('bob')

interface Cast {
  readonly aws: Simulation
  readonly key: Metadata
}

/** alice and bob have no policy of their own. */
async function cast(input: object = {}): Promise<Cast> {
  const aws = simulation()
  await createUser(aws, 'alice')
  await createUser(aws, 'bob')
  return { aws, key: await createKey(aws, input) }
}

const alice = user('alice')
const bob = user('bob')
const Plaintext = new Uint8Array([1, 2, 3])

test('lets the grantee do what the grant names, and nothing else', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
  const { aws, key } = await cast()
  const granted = await createGrant(aws, key.KeyId, { Operations: ['Encrypt'] })
  expect(granted).toEqual({
    GrantId: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    GrantToken: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) as string,
  })
  await settle(aws)
  await aws.answer(alice, 'kms:Encrypt', { KeyId: key.KeyId, Plaintext })
  expect(await aws.refusal(alice, 'kms:DescribeKey', { KeyId: key.KeyId })).toMatchObject({
    code: 'AccessDeniedException',
  })
  expect(await aws.refusal(bob, 'kms:Encrypt', { KeyId: key.KeyId, Plaintext })).toMatchObject({
    code: 'AccessDeniedException',
  })
})

test('takes effect after seconds, with its token at once', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/using-grant-token.html
  const { aws, key } = await cast()
  const { GrantToken } = await createGrant(aws, key.KeyId)
  const request = { KeyId: key.KeyId, Plaintext }
  expect((await aws.refusal(alice, 'kms:Encrypt', request)).code).toBe('AccessDeniedException')
  await aws.answer(alice, 'kms:Encrypt', { ...request, GrantTokens: [GrantToken] })
  // A token proves nothing alone.
  expect((await aws.refusal(bob, 'kms:Encrypt', { ...request, GrantTokens: [GrantToken] })).code).toBe(
    'AccessDeniedException',
  )
  await settle(aws)
  await aws.answer(alice, 'kms:Encrypt', request)
})

test('a token of another grant does not help, and one that KMS did not make is refused', async () => {
  const { aws, key } = await cast()
  const other = await createKey(aws)
  const { GrantToken } = await createGrant(aws, other.KeyId)
  await createGrant(aws, key.KeyId)
  const request = { KeyId: key.KeyId, Plaintext }
  expect((await aws.refusal(alice, 'kms:Encrypt', { ...request, GrantTokens: [GrantToken] })).code).toBe(
    'AccessDeniedException',
  )
  expect(await aws.refusal(root, 'kms:Encrypt', { ...request, GrantTokens: ['x'] })).toEqual({
    code: 'InvalidGrantTokenException',
    status: 400,
  })
})

test.each([
  ['EncryptionContextSubset', { department: 'IT' }, { Department: 'IT', purpose: 'test' }, true],
  ['EncryptionContextSubset', { Department: 'IT' }, { Department: 'it' }, false],
  ['EncryptionContextSubset', { Department: 'IT' }, undefined, false],
  ['EncryptionContextEquals', { Department: 'IT' }, { Department: 'IT' }, true],
  ['EncryptionContextEquals', { Department: 'IT' }, { Department: 'IT', purpose: 'test' }, false],
])('%s %o holds for %o: %s', async (constraint, pairs, EncryptionContext, holds) => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html: keys in any case, values as they are.
  const { aws, key } = await cast()
  const { GrantToken } = await createGrant(aws, key.KeyId, {
    Operations: ['Encrypt', 'DescribeKey'],
    Constraints: { [constraint]: pairs },
  })
  const GrantTokens = [GrantToken]
  const outcome = await aws.send(alice, 'kms:Encrypt', {
    KeyId: key.KeyId,
    Plaintext,
    GrantTokens,
    ...(EncryptionContext && { EncryptionContext }),
  })
  expect('response' in outcome).toBe(holds)
  // DescribeKey has no encryption context, so the constraint does not apply.
  await aws.answer(alice, 'kms:DescribeKey', { KeyId: key.KeyId, GrantTokens })
})

test('a grant to a role is for its sessions, and one to the account for whoever its policies allow', async () => {
  const { aws, key } = await cast()
  const GranteePrincipal = await createRole(aws, 'reader')
  await createGrant(aws, key.KeyId, { GranteePrincipal })
  await createGrant(aws, key.KeyId, {
    GranteePrincipal: 'arn:aws:iam::111122223333:root',
    Operations: ['DescribeKey'],
  })
  await settle(aws)
  await aws.answer(root, 'iam:PutUserPolicy', {
    UserName: 'bob',
    PolicyName: 'assume',
    PolicyDocument: allowing(['sts:AssumeRole', 'kms:DescribeKey']),
  })
  const { AssumedRoleUser } = await aws.answer<{ AssumedRoleUser: { Arn: string } }>(bob, 'sts:AssumeRole', {
    RoleArn: GranteePrincipal,
    RoleSessionName: 'session',
  })
  const session: CallerName = { type: 'role-session', session: AssumedRoleUser.Arn }
  expect(await aws.send(session, 'kms:Encrypt', { KeyId: key.KeyId, Plaintext })).toHaveProperty('response')
  expect(await aws.send(bob, 'kms:DescribeKey', { KeyId: key.KeyId })).toHaveProperty('response')
  expect(await aws.send(alice, 'kms:DescribeKey', { KeyId: key.KeyId })).toHaveProperty('error')
})

test('an explicit deny beats a grant', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
  const { aws, key } = await cast()
  const { GrantToken } = await createGrant(aws, key.KeyId)
  await aws.answer(root, 'iam:PutUserPolicy', {
    UserName: 'alice',
    PolicyName: 'no',
    PolicyDocument: keyPolicy({ Effect: 'Deny', Action: 'kms:Encrypt', Resource: '*' }),
  })
  const refused = await aws.refusal(alice, 'kms:Encrypt', {
    KeyId: key.KeyId,
    Plaintext,
    GrantTokens: [GrantToken],
  })
  expect(refused.message).toContain('with an explicit deny in an identity-based policy')
})

test('a grantee passes on no more than the grant has', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/create-grant-overview.html
  const { aws, key } = await cast()
  const Constraints = { EncryptionContextSubset: { Department: 'IT' } }
  const { GrantToken } = await createGrant(aws, key.KeyId, { Operations: ['CreateGrant', 'Decrypt'], Constraints })
  const pass = (input: object) =>
    aws.send(alice, 'kms:CreateGrant', {
      KeyId: key.KeyId,
      GranteePrincipal: BOB,
      Operations: ['Decrypt'],
      GrantTokens: [GrantToken],
      ...input,
    })
  const code = async (input: object) => {
    const outcome = await pass(input)
    return 'error' in outcome ? outcome.error.code : 'made'
  }
  expect(await code({ Constraints })).toBe('made')
  expect(await code({ Constraints: { EncryptionContextEquals: { Department: 'IT' } } })).toBe('made')
  expect(await code({ Constraints: { EncryptionContextSubset: { Department: 'IT', more: 'x' } } })).toBe('made')
  expect(await code({})).toBe('AccessDeniedException')
  expect(await code({ Constraints: { EncryptionContextSubset: { Department: 'HR' } } })).toBe('AccessDeniedException')
  expect(await code({ Constraints, Operations: ['Encrypt'] })).toBe('AccessDeniedException')
})

test('the same name with the same terms makes no second grant, but another token', async () => {
  const { aws, key } = await cast()
  const first = await createGrant(aws, key.KeyId, { Name: 'once' })
  const again = await createGrant(aws, key.KeyId, { Name: 'once', Operations: ['Decrypt', 'Encrypt'] })
  expect(again.GrantId).toBe(first.GrantId)
  expect(again.GrantToken).not.toBe(first.GrantToken)
  await createGrant(aws, key.KeyId, { Name: 'once', Operations: ['Decrypt'] })
  // LocalStack's recordings of AWS: test_create_grant_with_same_name_two_keys.
  const other = await createKey(aws)
  await createGrant(aws, other.KeyId, { Name: 'once' })
  expect(await grantsOf(aws, key.KeyId)).toHaveLength(2)
  expect(await grantsOf(aws, other.KeyId)).toHaveLength(1)
  await createGrant(aws, other.KeyId)
  await createGrant(aws, other.KeyId)
  expect(await grantsOf(aws, other.KeyId)).toHaveLength(3)
})

const arn = (name: string): object => ({
  code: 'InvalidArnException',
  status: 400,
  // Recorded inside Lambda's refusals, for example https://github.com/aws/chalice/blob/master/tests/unit/test_awsclient.py
  message: `ARN does not refer to a valid principal: ${name}`,
})
const bare = { code: 'ValidationException', status: 400 }

test.each<[string, object, object]>([
  // Recorded: https://github.com/ansible/ansible/issues/31960
  [
    'nothing but CreateGrant',
    { Operations: ['CreateGrant'] },
    { ...bare, message: 'Grants must not contain only the CreateGrant operation.' },
  ],
  // Recorded: https://github.com/boto/boto/pull/3202
  [
    'an alias for the key',
    { KeyId: 'alias/app' },
    { code: 'InvalidArnException', status: 400, message: 'Key Aliases are not supported for this operation.' },
  ],
  ['somebody who is not there', { GranteePrincipal: userArnOf('ghost') }, arn(userArnOf('ghost'))],
  ['a group', { GranteePrincipal: 'arn:aws:iam::111122223333:group/g' }, arn('arn:aws:iam::111122223333:group/g')],
  ['an account number', { GranteePrincipal: '111122223333' }, arn('111122223333')],
  ['a stranger to retire it', { RetiringPrincipal: userArnOf('ghost') }, arn(userArnOf('ghost'))],
  ['an operation of another kind of key', { Operations: ['Sign'] }, bare],
  ['no grantee', { GranteePrincipal: undefined }, bare],
  ['two grantees', { GranteeServicePrincipal: 'rds.us-east-1.amazonaws.com' }, bare],
  [
    'a service without the resource that it works for',
    { GranteePrincipal: undefined, GranteeServicePrincipal: 'rds.us-east-1.amazonaws.com', RetiringPrincipal: ALICE },
    bare,
  ],
  [
    'both constraints on the encryption context',
    { Constraints: { EncryptionContextEquals: { a: 'b' }, EncryptionContextSubset: { a: 'b' } } },
    bare,
  ],
  [
    'nine pairs',
    { Constraints: { EncryptionContextEquals: Object.fromEntries('abcdefghi'.split('').map((name) => [name, ''])) } },
    bare,
  ],
])('refuses %s', async (_, input, refusal) => {
  const { aws, key } = await cast()
  const asked = { KeyId: key.KeyId, GranteePrincipal: ALICE, Operations: ['Decrypt'], ...input }
  expect(await aws.refusal(root, 'kms:CreateGrant', asked)).toEqual(refusal)
  expect(aws.world.kms.grants).toBeNull()
})

test('a service takes a grant with a source ARN and somebody to retire it', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html
  const { aws, key } = await cast()
  const SourceArn = 'arn:aws:rds:us-east-1:111122223333:db:main'
  await createGrant(aws, key.KeyId, {
    GranteePrincipal: undefined,
    GranteeServicePrincipal: 'rds.us-east-1.amazonaws.com',
    RetiringServicePrincipal: 'rds.us-east-1.amazonaws.com',
    Constraints: { SourceArn },
  })
  expect(await grantsOf(aws, key.KeyId)).toMatchObject([
    {
      GranteeServicePrincipal: 'rds.us-east-1.amazonaws.com',
      RetiringServicePrincipal: 'rds.us-east-1.amazonaws.com',
      Constraints: { SourceArn },
    },
  ])
})

test('says of the whole list what an enumeration does not have', async () => {
  const { aws, key } = await cast()
  const { message } = await aws.refusal(root, 'kms:CreateGrant', {
    KeyId: key.KeyId,
    GranteePrincipal: ALICE,
    Operations: ['Decrypt', 'Destroy'],
  })
  expect(message).toContain(
    "at 'operations' failed to satisfy constraint: Member must satisfy constraint: [Member must",
  )
})

test('DryRun makes no grant', async () => {
  const { aws, key } = await cast()
  const asked = { KeyId: key.KeyId, GranteePrincipal: ALICE, Operations: ['Decrypt'], DryRun: true }
  expect(await aws.refusal(root, 'kms:CreateGrant', asked)).toMatchObject({ code: 'DryRunOperationException' })
  expect(await grantsOf(aws, key.KeyId)).toEqual([])
})

test('asks for an enabled key, and for the permission first', async () => {
  const { aws, key } = await cast()
  await aws.answer(root, 'kms:DisableKey', { KeyId: key.KeyId })
  const asked = { KeyId: key.KeyId, GranteePrincipal: ALICE, Operations: ['Decrypt'] }
  expect(await aws.refusal(root, 'kms:CreateGrant', asked)).toEqual({
    code: 'DisabledException',
    status: 400,
    message: `${key.Arn} is disabled.`,
  })
  expect((await aws.refusal(alice, 'kms:CreateGrant', asked)).code).toBe('AccessDeniedException')
})

test('shows to conditions what would be granted to whom', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
  const Condition = {
    StringEquals: {
      'kms:GranteePrincipal': ALICE,
      'kms:RetiringPrincipal': BOB,
      'kms:GrantConstraintType': 'EncryptionContextEquals',
      'kms:EncryptionContext:tenant': 'blue',
    },
    'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Encrypt', 'Decrypt'] },
    Bool: { 'kms:GrantIsForAWSResource': 'false' },
  }
  const { aws, key } = await cast()
  const carol = await createUser(aws, 'carol', { Effect: 'Allow', Action: 'kms:CreateGrant', Resource: '*', Condition })
  const Constraints = { EncryptionContextEquals: { tenant: 'blue' } }
  await createGrant(aws, key.KeyId, { RetiringPrincipal: BOB, Constraints }, carol)
  for (const other of [
    { Constraints },
    { RetiringPrincipal: BOB, Constraints: { EncryptionContextSubset: { tenant: 'blue' } } },
    { RetiringPrincipal: BOB, Constraints, Operations: ['Decrypt', 'DescribeKey'] },
    { RetiringPrincipal: BOB, Constraints, GranteePrincipal: BOB },
  ]) {
    const asked = { KeyId: key.KeyId, GranteePrincipal: ALICE, Operations: ['Decrypt'], ...other }
    expect((await aws.refusal(carol, 'kms:CreateGrant', asked)).code).toBe('AccessDeniedException')
  }
})

test('a user who may only help services makes no grant by hand', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-is-for-aws-resource
  const { aws, key } = await cast()
  const Condition = { Bool: { 'kms:GrantIsForAWSResource': 'true' } }
  const carol = await createUser(aws, 'carol', { Effect: 'Allow', Action: 'kms:CreateGrant', Resource: '*', Condition })
  const asked = { KeyId: key.KeyId, GranteePrincipal: ALICE, Operations: ['Decrypt'] }
  expect((await aws.refusal(carol, 'kms:CreateGrant', asked)).code).toBe('AccessDeniedException')
})

test('another account makes a grant on the key that was opened to it', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
  const { aws } = await cast()
  await createOrganization(aws)
  const account = await createAccount(aws, 'other')
  const other = rootOf(account)
  const opened = { ...delegation, Principal: { AWS: account }, Action: ['kms:CreateGrant', 'kms:ListGrants'] }
  const key = await createKey(aws, { Policy: keyPolicy(delegation, opened) })
  await createGrant(aws, key.Arn, {}, other)
  await settle(aws)
  const { Grants } = await aws.answer<{ Grants: readonly object[] }>(other, 'kms:ListGrants', { KeyId: key.Arn })
  expect(Grants).toMatchObject([{ IssuingAccount: `arn:aws:iam::${account}:root`, GranteePrincipal: ALICE }])
})

test('a key has fifty thousand grants at most', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html#grants-per-key
  const { aws, key } = await cast()
  await createGrant(aws, key.KeyId)
  const [place, grant] = [...entries(aws.world.kms.grants)][0] ?? []
  if (place === undefined || grant === undefined) throw new Error('There is no grant.')
  let { grants } = aws.world.kms
  for (let i = 1; i < 50_000; i++) grants = set(grants, `${place}${i}`, grant)
  const full = { ...aws.world, kms: { ...aws.world.kms, grants } }
  const input = { KeyId: key.KeyId, GranteePrincipal: ALICE, Operations: ['Decrypt'] }
  const outcome = await send(full, aws.environment, { as: root, operation: 'kms:CreateGrant', input })
  expect(outcome).toMatchObject({ error: { code: 'LimitExceededException', status: 400 } })
})

test('shows the unique id of a grantee who is no more, and nobody of the same name gets anything', async () => {
  // https://github.com/aws/aws-sdk-go/issues/1718
  const { aws, key } = await cast()
  await createGrant(aws, key.KeyId, { RetiringPrincipal: ALICE })
  await settle(aws)
  await aws.answer(root, 'iam:DeleteUser', { UserName: 'alice' })
  await createUser(aws, 'alice')
  const unique = expect.stringMatching(/^AIDA[A-Z0-9]+$/) as string
  expect(await grantsOf(aws, key.KeyId)).toMatchObject([{ GranteePrincipal: unique, RetiringPrincipal: unique }])
  expect((await aws.refusal(alice, 'kms:Encrypt', { KeyId: key.KeyId, Plaintext })).code).toBe('AccessDeniedException')
})

test('goes with its key', async () => {
  const { aws, key } = await cast()
  await createGrant(aws, key.KeyId)
  await aws.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: key.KeyId, PendingWindowInDays: 7 })
  await aws.answer(root, 'clock:PassTime', { Days: 8 })
  expect(aws.world.kms.grants).toBeNull()
})

test('is written down as CloudTrail does', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-creategrant.html
  const { aws, key } = await cast()
  const outcome = await aws.send(root, 'kms:CreateGrant', {
    KeyId: key.KeyId,
    GranteePrincipal: ALICE,
    Operations: ['Encrypt', 'RetireGrant'],
    Constraints: { EncryptionContextSubset: { ContextKey1: 'Value1' } },
  })
  expect(eventOf(outcome)).toMatchObject({
    eventName: 'CreateGrant',
    readOnly: false,
    requestParameters: {
      keyId: key.KeyId,
      constraints: { encryptionContextSubset: { ContextKey1: 'Value1' } },
      operations: ['Encrypt', 'RetireGrant'],
      granteePrincipal: ALICE,
    },
    responseElements: { grantId: expect.stringMatching(/^[0-9a-f]{64}$/) as string, keyId: key.Arn },
    resources: [{ accountId: '111122223333', type: 'AWS::KMS::Key', ARN: key.Arn }],
  })
})
