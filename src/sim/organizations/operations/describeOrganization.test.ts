import { expect, test } from 'vitest'
import { createAccount, createOrganization, rootOf } from '../../testing/organization.ts'
import { root, simulation } from '../../testing/world.ts'

test('says the same to every account of the organization', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const member = rootOf(await createAccount(aws, 'member'))
  const answer = await aws.answer(root, 'organizations:DescribeOrganization', {})
  expect(answer).toMatchObject({ Organization: { MasterAccountId: '111122223333' } })
  expect(await aws.answer(member, 'organizations:DescribeOrganization', {})).toEqual(answer)
})

test('refuses an account outside of an organization', async () => {
  expect(await simulation().refusal(root, 'organizations:DescribeOrganization', {})).toEqual({
    code: 'AWSOrganizationsNotInUseException',
    message: 'Your account is not a member of an organization.',
    status: 400,
  })
})
