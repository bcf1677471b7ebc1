import { expect, test } from 'vitest'
import { allowing, createRole } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

const input = { RoleName: 'reader', PolicyName: 'Photos' }

// LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json
test('takes the policy away, once', async () => {
  const aws = simulation()
  await createRole(aws, 'reader')
  await aws.answer(root, 'iam:PutRolePolicy', { ...input, PolicyDocument: allowing('s3:GetObject') })
  expect(await aws.answer(root, 'iam:DeleteRolePolicy', input)).toEqual({})
  expect(await aws.refusal(root, 'iam:DeleteRolePolicy', input)).toEqual({
    code: 'NoSuchEntity',
    message: 'The role policy with name Photos cannot be found.',
    status: 404,
  })
})
