import { expect, test } from 'vitest'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const AliasName = 'alias/app'
const ARN = 'arn:aws:kms:us-east-1:111122223333:alias/app'

async function cast() {
  const aws = simulation()
  const key = await createKey(aws)
  await aws.answer(root, 'kms:CreateAlias', { AliasName, TargetKeyId: key.KeyId })
  return { aws, key }
}

test('takes the name away and leaves the key', async () => {
  const { aws, key } = await cast()
  expect(await aws.answer(root, 'kms:DeleteAlias', { AliasName })).toBeUndefined()
  expect((await aws.refusal(root, 'kms:DescribeKey', { KeyId: AliasName })).message).toBe(`Alias ${ARN} is not found.`)
  expect(await aws.answer(root, 'kms:DescribeKey', { KeyId: key.KeyId })).toMatchObject({
    KeyMetadata: { KeyState: 'Enabled' },
  })
  await aws.answer(root, 'kms:CreateAlias', { AliasName, TargetKeyId: key.KeyId })
})

test('works on a key that is pending deletion', async () => {
  const { aws, key } = await cast()
  await aws.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: key.KeyId })
  await aws.answer(root, 'kms:DeleteAlias', { AliasName })
  expect(await aws.answer(root, 'kms:ListAliases', { KeyId: key.KeyId })).toMatchObject({ Aliases: [] })
})

test('needs the permission on the name and on the key', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/alias-access.html
  const { aws, key } = await cast()
  const allow = (Resource: string) => ({ Effect: 'Allow', Action: 'kms:DeleteAlias', Resource })
  const aliasOnly = await createUser(aws, 'alice', allow(ARN))
  const keyOnly = await createUser(aws, 'bob', allow(key.Arn))
  expect((await aws.refusal(aliasOnly, 'kms:DeleteAlias', { AliasName })).message).toContain(`on resource: ${key.Arn} `)
  expect((await aws.refusal(keyOnly, 'kms:DeleteAlias', { AliasName })).message).toContain(`on resource: ${ARN} `)
})

test('leaves the names of AWS managed keys alone', async () => {
  const { aws } = await cast()
  await aws.answer(root, 'kms:DescribeKey', { KeyId: 'alias/aws/s3' })
  expect(await aws.refusal(root, 'kms:DeleteAlias', { AliasName: 'alias/aws/s3' })).toEqual({
    code: 'NotAuthorizedException',
    status: 400,
  })
})

test('is written down with the alias', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-deletealias.html
  const { aws } = await cast()
  expect(eventOf(await aws.send(root, 'kms:DeleteAlias', { AliasName }))).toMatchObject({
    readOnly: false,
    requestParameters: { aliasName: AliasName },
    resources: [{ type: 'AWS::KMS::Alias', ARN: ARN }],
  })
})
