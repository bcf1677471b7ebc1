import { expect, test } from 'vitest'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const AliasName = 'alias/app'
const ARN = 'arn:aws:kms:us-east-1:111122223333:alias/app'

async function cast(target: object = {}) {
  const aws = simulation()
  const old = await createKey(aws)
  const key = await createKey(aws, target)
  await aws.answer(root, 'kms:CreateAlias', { AliasName, TargetKeyId: old.KeyId })
  const move = { AliasName, TargetKeyId: key.KeyId }
  return { aws, old, key, move }
}

test('the name means the other key from then on', async () => {
  const { aws, old, key, move } = await cast()
  expect(await aws.answer(root, 'kms:UpdateAlias', move)).toBeUndefined()
  const { KeyMetadata } = await aws.answer<{ KeyMetadata: object }>(root, 'kms:DescribeKey', { KeyId: AliasName })
  expect(KeyMetadata).toMatchObject({ Arn: key.Arn })
  const listed = (KeyId: string) => aws.answer(root, 'kms:ListAliases', { KeyId })
  expect(await listed(old.KeyId)).toMatchObject({ Aliases: [] })
  const { Aliases } = (await listed(key.KeyId)) as {
    Aliases: readonly { CreationDate: number; LastUpdatedDate: number }[]
  }
  expect(Aliases).toHaveLength(1)
  expect(Aliases[0]?.LastUpdatedDate).toBeGreaterThan(Aliases[0]?.CreationDate ?? Infinity)
})

test('the same key again keeps it', async () => {
  const { aws, old } = await cast()
  await aws.answer(root, 'kms:UpdateAlias', { AliasName, TargetKeyId: old.KeyId })
  expect(await aws.answer(root, 'kms:ListAliases', { KeyId: old.KeyId })).toMatchObject({ Aliases: [{ AliasName }] })
})

test('refuses a key of another kind', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html
  const { aws, move } = await cast({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
  expect(await aws.refusal(root, 'kms:UpdateAlias', move)).toEqual({ code: 'ValidationException', status: 400 })
})

test('moves a name away from a key that is pending deletion, but to none', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html, footnote 10
  const { aws, old, key, move } = await cast()
  await aws.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: old.KeyId })
  await aws.answer(root, 'kms:UpdateAlias', move)
  expect(await aws.refusal(root, 'kms:UpdateAlias', { AliasName, TargetKeyId: old.KeyId })).toEqual({
    code: 'KMSInvalidStateException',
    status: 400,
    message: `${old.Arn} is pending deletion.`,
  })
  expect(await aws.answer(root, 'kms:ListAliases', { KeyId: key.KeyId })).toMatchObject({ Aliases: [{ AliasName }] })
})

test('needs the permission on the name, on the old key and on the new one', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/alias-access.html
  const { aws, old, key, move } = await cast()
  const all = [ARN, old.Arn, key.Arn]
  for (const missing of all) {
    const Resource = all.filter((arn) => arn !== missing)
    const name = `without${all.indexOf(missing)}`
    const someone = await createUser(aws, name, { Effect: 'Allow', Action: 'kms:UpdateAlias', Resource })
    expect((await aws.refusal(someone, 'kms:UpdateAlias', move)).message).toBe(
      `User: arn:aws:iam::111122223333:user/${name} is not authorized to perform: kms:UpdateAlias on resource: ${missing} ` +
        'because no identity-based policy allows the kms:UpdateAlias action',
    )
  }
})

test('refuses names that no customer’s key has', async () => {
  const { aws, key } = await cast()
  const refusal = (name: string) => aws.refusal(root, 'kms:UpdateAlias', { AliasName: name, TargetKeyId: key.KeyId })
  // Recorded: https://github.com/cloudposse/docs/issues/152
  expect(await refusal('alias/none')).toEqual({
    code: 'NotFoundException',
    status: 400,
    message: 'Alias arn:aws:kms:us-east-1:111122223333:alias/none is not found.',
  })
  expect((await refusal('app')).message).toContain('Alias must start with the prefix "alias/".')
  expect(await refusal('alias/aws/s3')).toEqual({ code: 'NotAuthorizedException', status: 400 })
})

test('a key has fifty names at most', async () => {
  const { aws, key, move } = await cast()
  for (let i = 0; i < 50; i++)
    await aws.answer(root, 'kms:CreateAlias', { AliasName: `alias/${i}`, TargetKeyId: key.KeyId })
  expect(await aws.refusal(root, 'kms:UpdateAlias', move)).toEqual({ code: 'LimitExceededException', status: 400 })
})

test('is written down with the alias and the key', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-updatealias.html
  const { aws, key, move } = await cast()
  expect(eventOf(await aws.send(root, 'kms:UpdateAlias', move))).toMatchObject({
    readOnly: false,
    requestParameters: { aliasName: AliasName, targetKeyId: key.KeyId },
    responseElements: { keyId: key.Arn },
    resources: [{ ARN: ARN }, { ARN: key.Arn }],
  })
})
