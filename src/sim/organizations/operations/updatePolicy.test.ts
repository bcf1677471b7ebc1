import { expect, test } from 'vitest'
import {
  createAccount,
  createOrganization,
  createServiceControlPolicy,
  denying,
  rootOf,
} from '../../testing/organization.ts'
import { root, simulation } from '../../testing/world.ts'

test('changes what is given', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  expect(await aws.answer(root, 'organizations:UpdatePolicy', { PolicyId, Description: 'new' })).toMatchObject({
    Policy: { PolicySummary: { Name: 'NoKeys', Description: 'new' }, Content: denying('kms:*') },
  })
  expect(
    await aws.answer(root, 'organizations:UpdatePolicy', { PolicyId, Name: 'NoBuckets', Content: denying('s3:*') }),
  ).toMatchObject({ Policy: { PolicySummary: { Name: 'NoBuckets', Description: 'new' }, Content: denying('s3:*') } })
})

test('is in force at once wherever the policy is attached', async () => {
  const aws = simulation()
  const TargetId = await createOrganization(aws)
  const member = rootOf(await createAccount(aws, 'member'))
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  await aws.answer(root, 'organizations:AttachPolicy', { PolicyId, TargetId })
  expect(await aws.refusal(member, 'kms:CreateKey', {})).toMatchObject({ code: 'AccessDeniedException' })
  await aws.answer(root, 'organizations:UpdatePolicy', { PolicyId, Content: denying('s3:*') })
  await aws.answer(member, 'kms:CreateKey', {})
})

test('refuses what AWS manages, a name that is taken, and content that is wrong', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  await createServiceControlPolicy(aws, 'NoBuckets')
  const update = (input: object) => aws.refusal(root, 'organizations:UpdatePolicy', { PolicyId, ...input })
  expect(await update({ PolicyId: 'p-FullAWSAccess', Name: 'Mine' })).toMatchObject({
    code: 'InvalidInputException',
    details: [['Reason', 'IMMUTABLE_POLICY']],
  })
  expect(await update({ Name: 'NoBuckets' })).toMatchObject({ code: 'DuplicatePolicyException' })
  expect(await update({ Content: '{}' })).toMatchObject({ code: 'MalformedPolicyDocumentException' })
})
