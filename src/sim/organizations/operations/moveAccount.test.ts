import { expect, test } from 'vitest'
import {
  createAccount,
  createOrganization,
  createServiceControlPolicy,
  createUnit,
  rootOf,
} from '../../testing/organization.ts'
import { root, simulation } from '../../testing/world.ts'

test('brings an account under the policies of its new place', async () => {
  const aws = simulation()
  const rootId = await createOrganization(aws)
  const unit = await createUnit(aws, rootId, 'Lab')
  const account = await createAccount(aws, 'member')
  const PolicyId = await createServiceControlPolicy(aws, 'NoKeys')
  await aws.answer(root, 'organizations:AttachPolicy', { PolicyId, TargetId: unit })
  await aws.answer(rootOf(account), 'kms:CreateKey', {})
  const move = { AccountId: account, SourceParentId: rootId, DestinationParentId: unit }
  await aws.answer(root, 'organizations:MoveAccount', move)
  expect(await aws.refusal(rootOf(account), 'kms:CreateKey', {})).toMatchObject({
    message: expect.stringContaining('with an explicit deny in a service control policy'),
  })
})

test.each([
  ['AccountId', '999999999999', 'AccountNotFoundException', "You specified an account that doesn't exist."],
  ['SourceParentId', 'r-none', 'SourceParentNotFoundException', "You specified a source parent that doesn't exist."],
  [
    'DestinationParentId',
    'r-none',
    'DestinationParentNotFoundException',
    "You specified a destination parent that doesn't exist.",
  ],
])('refuses an unknown %s', async (member, id, code, message) => {
  const aws = simulation()
  const rootId = await createOrganization(aws)
  const DestinationParentId = await createUnit(aws, rootId, 'Lab')
  const move = { AccountId: '111122223333', SourceParentId: rootId, DestinationParentId, [member]: id }
  expect(await aws.refusal(root, 'organizations:MoveAccount', move)).toEqual({ code, message, status: 400 })
})

test('refuses a place where the account already is, and a source where it is not', async () => {
  const aws = simulation()
  const rootId = await createOrganization(aws)
  const unit = await createUnit(aws, rootId, 'Lab')
  const other = await createUnit(aws, rootId, 'Shop')
  const move = (SourceParentId: string, DestinationParentId: string) =>
    aws.refusal(root, 'organizations:MoveAccount', { AccountId: '111122223333', SourceParentId, DestinationParentId })
  expect(await move(rootId, rootId)).toEqual({
    code: 'DuplicateAccountException',
    message: 'That account is already present in the specified destination.',
    status: 400,
  })
  expect(await move(unit, other)).toMatchObject({ code: 'SourceParentNotFoundException' })
})
