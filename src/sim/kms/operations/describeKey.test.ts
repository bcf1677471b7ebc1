import { expect, test } from 'vitest'
import { createKey, eventOf, keyPolicy, type Metadata } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const UNKNOWN = '1234abcd-12ab-34cd-56ef-1234567890ab'

test('finds a key by its id, its ARN, its alias and the ARN of its alias', async () => {
  const sim = simulation()
  const key = await createKey(sim)
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: key.KeyId })
  for (const KeyId of [key.KeyId, key.Arn, 'alias/app', 'arn:aws:kms:us-east-1:111122223333:alias/app'])
    expect(await sim.answer(root, 'kms:DescribeKey', { KeyId })).toEqual({ KeyMetadata: key })
})

// LocalStack's recordings of AWS: test_get_key_invalid_uuid, test_get_key_does_not_exist, test_get_key_in_different_region;
// the alias: https://github.com/cloudposse/docs/issues/152
test.each([
  ['fake-key-id', "Invalid keyId 'fake-key-id'"],
  ['mrk-fake-key-id', "Invalid keyId 'mrk-fake-key-id'"],
  [UNKNOWN.replaceAll('-', ''), `Invalid keyId '${UNKNOWN.replaceAll('-', '')}'`],
  [UNKNOWN, `Key 'arn:aws:kms:us-east-1:111122223333:key/${UNKNOWN}' does not exist`],
  ['arn:aws:kms:us-east-1:111122223333:key/fake', 'Invalid keyId fake'],
  [`arn:aws:kms:us-west-2:111122223333:key/${UNKNOWN}`, 'Invalid arn us-west-2'],
  ['arn:aws:kms:us-west-2:111122223333:alias/app', 'Invalid arn us-west-2'],
  ['alias/none', 'Alias arn:aws:kms:us-east-1:111122223333:alias/none is not found.'],
])('says why it does not find %s', async (KeyId, message) => {
  expect(await simulation().refusal(root, 'kms:DescribeKey', { KeyId })).toEqual({
    code: 'NotFoundException',
    status: 400,
    message,
  })
})

test('names every constraint that an empty KeyId breaks', async () => {
  expect(await simulation().refusal(root, 'kms:DescribeKey', { KeyId: '' })).toEqual({
    code: 'ValidationException',
    status: 400,
    message:
      "2 validation errors detected: Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
      "Value '' at 'keyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^\\p{ASCII}+$",
  })
  expect((await simulation().refusal(root, 'kms:DescribeKey', {})).message).toBe(
    "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null",
  )
})

test('does not tell whether a key of another account exists', async () => {
  // Recorded: https://github.com/buildkite/docs/pull/2344
  const sim = simulation()
  const stranger = { type: 'root', accountId: '444455556666' } as const
  const key = await createKey(sim)
  for (const KeyId of [key.Arn, `arn:aws:kms:us-east-1:111122223333:key/${UNKNOWN}`])
    expect(await sim.refusal(stranger, 'kms:DescribeKey', { KeyId })).toEqual({
      code: 'AccessDeniedException',
      status: 400,
      message:
        'User: arn:aws:iam::444455556666:root is not authorized to perform: kms:DescribeKey on this resource because the resource does not exist ' +
        'in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
    })
})

test('says whether the key policy or the identity policy is missing', async () => {
  // Recorded: https://github.com/ministryofjustice/modernisation-platform/issues/1296 and /11726
  const sim = simulation()
  const alice = await createUser(sim, 'alice')
  const bob = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:user/bob' },
    Action: 'kms:*',
    Resource: '*',
  }
  await createUser(sim, 'bob')
  const delegating = await createKey(sim)
  const named = await createKey(sim, { Policy: keyPolicy(bob), BypassPolicyLockoutSafetyCheck: true })
  const reason = async (KeyId: string) => (await sim.refusal(alice, 'kms:DescribeKey', { KeyId })).message
  const who = 'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:DescribeKey on resource:'
  expect(await reason(delegating.KeyId)).toBe(
    `${who} ${delegating.Arn} because no identity-based policy allows the kms:DescribeKey action`,
  )
  expect(await reason(named.KeyId)).toBe(
    `${who} ${named.Arn} because no resource-based policy allows the kms:DescribeKey action`,
  )
})

test('makes the AWS managed key when it is first asked for', async () => {
  const sim = simulation()
  const ask = () => sim.answer<{ KeyMetadata: Metadata }>(root, 'kms:DescribeKey', { KeyId: 'alias/aws/s3' })
  const { KeyMetadata } = await ask()
  expect(KeyMetadata).toMatchObject({
    KeyManager: 'AWS',
    Description: 'Default key that protects my S3 objects when no other key is defined',
  })
  expect(await ask()).toEqual({ KeyMetadata })
})

test('makes no AWS managed key for somebody who may not ask', async () => {
  const sim = simulation()
  const alice = await createUser(sim, 'alice')
  expect((await sim.refusal(alice, 'kms:DescribeKey', { KeyId: 'alias/aws/s3' })).code).toBe('AccessDeniedException')
  expect(sim.world.kms).toEqual({ keys: null, aliases: null, materials: null, grants: null })
})

test('shows the alias in the request to conditions', async () => {
  const sim = simulation()
  const Condition = { StringEquals: { 'kms:RequestAlias': 'alias/app' } }
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:DescribeKey', Resource: '*', Condition })
  const key = await createKey(sim)
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: key.KeyId })
  expect((await sim.refusal(alice, 'kms:DescribeKey', { KeyId: key.Arn })).code).toBe('AccessDeniedException')
  await sim.answer(alice, 'kms:DescribeKey', { KeyId: 'arn:aws:kms:us-east-1:111122223333:alias/app' })
})

test('is written down with the key as the caller named it', async () => {
  const sim = simulation()
  const key = await createKey(sim)
  const event = eventOf(await sim.send(root, 'kms:DescribeKey', { KeyId: key.KeyId }))
  expect(event).toMatchObject({ readOnly: true, requestParameters: { keyId: key.KeyId }, responseElements: null })
  expect(event.resources).toEqual([{ accountId: '111122223333', type: 'AWS::KMS::Key', ARN: key.Arn }])
})
