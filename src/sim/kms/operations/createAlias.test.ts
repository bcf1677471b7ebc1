import { expect, test } from 'vitest'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('gives a key a name', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  expect(await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: KeyId })).toBeUndefined()
  const listed = await sim.answer<{ Aliases: readonly object[] }>(root, 'kms:ListAliases', { KeyId })
  expect(listed.Aliases).toMatchObject([{ AliasName: 'alias/app', TargetKeyId: KeyId }])
})

test('refuses a name without the prefix', async () => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_create_alias.
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  expect(await sim.refusal(root, 'kms:CreateAlias', { AliasName: 'app', TargetKeyId: KeyId })).toEqual({
    code: 'ValidationException',
    status: 400,
    message:
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
  })
})

test('refuses a name that is taken', async () => {
  // Recorded: https://github.com/cloudbees-oss/terraform-aws-cloudbees-ci-eks-addon/issues/66
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const input = { AliasName: 'alias/app', TargetKeyId: KeyId }
  await sim.answer(root, 'kms:CreateAlias', input)
  expect(await sim.refusal(root, 'kms:CreateAlias', input)).toEqual({
    code: 'AlreadyExistsException',
    status: 400,
    message: 'An alias with the name arn:aws:kms:us-east-1:111122223333:alias/app already exists',
  })
})

test('keeps the names of AWS managed keys to AWS', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  expect(await sim.refusal(root, 'kms:CreateAlias', { AliasName: 'alias/aws/s3', TargetKeyId: KeyId })).toEqual({
    code: 'NotAuthorizedException',
    status: 400,
  })
})

test('takes no alias for the target', async () => {
  // Recorded: https://github.com/boto/boto/issues/3202
  const input = { AliasName: 'alias/app', TargetKeyId: 'alias/other' }
  expect(await simulation().refusal(root, 'kms:CreateAlias', input)).toEqual({
    code: 'InvalidArnException',
    status: 400,
    message: 'Key Aliases are not supported for this operation.',
  })
})

test('needs the permission for the alias as well as for the key', async () => {
  // Recorded: https://github.com/aws-samples/eks-workshop-v2/issues/1091
  const sim = simulation()
  const allow = (Resource: string) => ({ Effect: 'Allow', Action: 'kms:CreateAlias', Resource })
  const keyOnly = await createUser(sim, 'key', allow('arn:aws:kms:us-east-1:111122223333:key/*'))
  const aliasOnly = await createUser(sim, 'alias', allow('arn:aws:kms:us-east-1:111122223333:alias/*'))
  const both = await createUser(sim, 'both', allow('arn:aws:kms:us-east-1:111122223333:*'))
  const { KeyId, Arn } = await createKey(sim)
  const input = { AliasName: 'alias/app', TargetKeyId: KeyId }
  const denied = (who: string, resource: string): string =>
    `User: arn:aws:iam::111122223333:user/${who} is not authorized to perform: kms:CreateAlias on resource: ${resource} ` +
    'because no identity-based policy allows the kms:CreateAlias action'
  expect((await sim.refusal(keyOnly, 'kms:CreateAlias', input)).message).toBe(
    denied('key', 'arn:aws:kms:us-east-1:111122223333:alias/app'),
  )
  expect((await sim.refusal(aliasOnly, 'kms:CreateAlias', input)).message).toBe(denied('alias', Arn))
  await sim.answer(both, 'kms:CreateAlias', input)
})

test('gives a key fifty names at most', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  for (let i = 0; i < 50; i++)
    await sim.answer(root, 'kms:CreateAlias', { AliasName: `alias/app-${i}`, TargetKeyId: KeyId })
  const refused = await sim.refusal(root, 'kms:CreateAlias', { AliasName: 'alias/one-more', TargetKeyId: KeyId })
  expect(refused).toEqual({ code: 'LimitExceededException', status: 400 })
})

test('is written down with the key and the alias', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-createalias.html
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  const input = { AliasName: 'alias/app', TargetKeyId: KeyId }
  expect(eventOf(await sim.send(root, 'kms:CreateAlias', input))).toMatchObject({
    requestParameters: { aliasName: 'alias/app', targetKeyId: KeyId },
    responseElements: { keyId: Arn },
    readOnly: false,
    resources: [
      { accountId: '111122223333', type: 'AWS::KMS::Key', ARN: Arn },
      { accountId: '111122223333', type: 'AWS::KMS::Alias', ARN: 'arn:aws:kms:us-east-1:111122223333:alias/app' },
    ],
  })
})
