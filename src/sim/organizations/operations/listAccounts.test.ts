import { expect, test } from 'vitest'
import { createAccount, createOrganization } from '../../testing/organization.ts'
import { root, simulation } from '../../testing/world.ts'

interface Answer {
  readonly Accounts: readonly { readonly Id: string; readonly Name: string }[]
  readonly NextToken?: string
}

test('lists the accounts in pages', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const ids = ['111122223333', await createAccount(aws, 'one'), await createAccount(aws, 'two')]
  const first = await aws.answer<Answer>(root, 'organizations:ListAccounts', { MaxResults: 2 })
  const second = await aws.answer<Answer>(root, 'organizations:ListAccounts', { NextToken: first.NextToken })
  expect([...first.Accounts, ...second.Accounts].map(({ Id }) => Id)).toEqual(ids.toSorted())
  expect(second).not.toHaveProperty('NextToken')
})

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
test('tells how each came in', async () => {
  const aws = simulation()
  await createOrganization(aws)
  const id = await createAccount(aws, 'one')
  const { Accounts } = await aws.answer<Answer>(root, 'organizations:ListAccounts', {})
  expect(Accounts.find(({ Id }) => Id === id)).toEqual({
    Id: id,
    Arn: expect.stringMatching(new RegExp(String.raw`^arn:aws:organizations::111122223333:account/o-\w{10}/${id}$`)),
    Email: 'one@example.com',
    Name: 'one',
    Status: 'ACTIVE',
    State: 'ACTIVE',
    JoinedMethod: 'CREATED',
    JoinedTimestamp: Date.UTC(2026, 0, 15, 9, 0, 2) / 1000,
  })
  expect(Accounts.find(({ Id }) => Id === '111122223333')).toMatchObject({ JoinedMethod: 'INVITED' })
})

test('refuses a token that it did not give', async () => {
  const aws = simulation()
  await createOrganization(aws)
  expect(await aws.refusal(root, 'organizations:ListAccounts', { NextToken: 'x' })).toEqual({
    code: 'InvalidInputException',
    message: 'Get the NextToken parameter from the response to a previous call of the operation.',
    status: 400,
    details: [['Reason', 'INVALID_NEXT_TOKEN']],
  })
})
