import { expect, test } from 'vitest'
import { createRole, trusting } from '../../testing/identities.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('changes who may assume the role', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  const RoleArn = await createRole(aws, 'reader', trusting('arn:aws:iam::111122223333:root'))
  const assume = { RoleArn, RoleSessionName: 'bob' }
  expect(await aws.refusal(bob, 'sts:AssumeRole', assume)).toMatchObject({ code: 'AccessDenied' })
  const after = trusting('arn:aws:iam::111122223333:user/bob')
  const { trace } = await aws.send(root, 'iam:UpdateAssumeRolePolicy', { RoleName: 'reader', PolicyDocument: after })
  expect(trace.map(({ step }) => step)).toContainEqual(
    expect.objectContaining({
      type: 'state-changed',
      change: {
        type: 'policy-changed',
        what: 'trust policy',
        before: trusting('arn:aws:iam::111122223333:root'),
        after,
      },
    }),
  )
  await aws.answer(bob, 'sts:AssumeRole', assume)
})

test('refuses a role that does not exist, before it reads the policy', async () => {
  const input = { RoleName: 'nobody', PolicyDocument: '{' }
  expect(await simulation().refusal(root, 'iam:UpdateAssumeRolePolicy', input)).toMatchObject({
    message: 'The role with name nobody cannot be found.',
  })
})

// databrickslabs/ucx#2269
test('refuses a principal that does not exist', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const input = { RoleName: 'reader', PolicyDocument: trusting('arn:aws:iam::111122223333:role/UC_ROLE') }
  expect(await aws.refusal(root, 'iam:UpdateAssumeRolePolicy', input)).toEqual({
    code: 'MalformedPolicyDocument',
    message: 'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/UC_ROLE"',
    status: 400,
  })
})
