import { expect, test } from 'vitest'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_account_aliases.snapshot.json; floci-io/floci#2103 measured the replacement.
test('gives the account a name, another one, and none', async () => {
  const aws = simulation()
  const aliases = () => aws.answer(root, 'iam:ListAccountAliases', {})
  expect(await aliases()).toEqual({ AccountAliases: [], IsTruncated: false })
  expect(await aws.answer(root, 'iam:CreateAccountAlias', { AccountAlias: 'gallery' })).toEqual({})
  await aws.answer(root, 'iam:CreateAccountAlias', { AccountAlias: 'museum' })
  expect(await aliases()).toEqual({ AccountAliases: ['museum'], IsTruncated: false })
  expect(await aws.refusal(root, 'iam:DeleteAccountAlias', { AccountAlias: 'gallery' })).toMatchObject({
    code: 'NoSuchEntity',
    status: 404,
  })
  expect(await aws.answer(root, 'iam:DeleteAccountAlias', { AccountAlias: 'museum' })).toEqual({})
  expect(await aliases()).toEqual({ AccountAliases: [], IsTruncated: false })
})

// awslabs/aws-deployment-framework#465
test('refuses a name that is taken', async () => {
  const aws = simulation()
  await aws.answer(root, 'iam:CreateAccountAlias', { AccountAlias: 'security' })
  expect(await aws.refusal(root, 'iam:CreateAccountAlias', { AccountAlias: 'security' })).toEqual({
    code: 'EntityAlreadyExists',
    status: 409,
    message: 'The account alias security already exists.',
  })
})

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html
test.each(['ab', 'Gallery', '-gallery', 'gallery-', 'gal--lery', 'g'.repeat(64)])(
  'refuses the name %s',
  async (AccountAlias) => {
    expect(await simulation().refusal(root, 'iam:CreateAccountAlias', { AccountAlias })).toMatchObject({
      code: 'ValidationError',
      status: 400,
    })
  },
)
