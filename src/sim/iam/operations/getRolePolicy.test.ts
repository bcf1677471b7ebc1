import { expect, test } from 'vitest'
import { allowing, createRole } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// radkawar/stackd testdata/aws/iam/policy_management.json
test('answers with the name as it was asked for', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  const PolicyDocument = allowing('s3:GetObject')
  await aws.answer(root, 'iam:PutRolePolicy', { RoleName: 'reader', PolicyName: 'MixedName', PolicyDocument })
  const input = { RoleName: 'reader', PolicyName: 'MIXEDNAME' }
  expect(await aws.answer(root, 'iam:GetRolePolicy', input)).toEqual({ ...input, PolicyDocument })
})

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json
test('refuses a policy that the role does not have', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  expect(await aws.refusal(root, 'iam:GetRolePolicy', { RoleName: 'reader', PolicyName: 'Photos' })).toEqual({
    code: 'NoSuchEntity',
    message: 'The role policy with name Photos cannot be found.',
    status: 404,
  })
})
