import { expect, test } from 'vitest'
import type { CallerName } from '../../iam/caller.ts'
import { createKey, delegation, eventOf, keyPolicy, type Metadata } from '../../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const forUser = (name: string, Action = 'kms:*') => ({
  ...delegation,
  Principal: { AWS: `arn:aws:iam::111122223333:user/${name}` },
  Action,
})

async function withAlice(...statements: readonly object[]): Promise<{
  readonly sim: Simulation
  readonly alice: CallerName
  readonly key: Metadata
}> {
  const sim = simulation()
  const alice = await createUser(sim, 'alice', ...statements)
  return { sim, alice, key: await createKey(sim) }
}

const kms = { Effect: 'Allow', Action: 'kms:*', Resource: '*' }
const LOCKED_OUT = 'The new key policy will not allow you to update the key policy in the future.'

test('replaces the policy and records what it was and is', async () => {
  const { sim, key } = await withAlice()
  const Policy = keyPolicy(delegation, forUser('alice', 'kms:Decrypt'))
  const outcome = await sim.send(root, 'kms:PutKeyPolicy', { KeyId: key.KeyId, Policy })
  const [changed] = outcome.trace.flatMap(({ step }) => (step.type === 'state-changed' ? [step] : []))
  expect(changed).toMatchObject({
    place: 'kms',
    subject: key.Arn,
    change: {
      type: 'policy-changed',
      what: 'key policy',
      before: expect.stringContaining('key-default-1') as string,
      after: Policy,
    },
  })
  const { Policy: kept } = await sim.answer<{ Policy: string }>(root, 'kms:GetKeyPolicy', { KeyId: key.KeyId })
  expect(JSON.parse(kept)).toEqual(JSON.parse(Policy))
})

test.each([
  ['names only somebody else', [kms], [forUser('bob')], false],
  ['names the caller', [], [forUser('alice')], true],
  ['names everybody', [], [{ ...delegation, Principal: '*' }], true],
  ['names the account, and IAM allows it to the caller', [kms], [delegation], true],
  ['names the account, and IAM does not allow it to the caller', [], [delegation], false],
  ['names the caller, but not for PutKeyPolicy', [], [forUser('alice', 'kms:Get*')], false],
  ['names the caller, but denies the same', [], [forUser('alice'), { ...forUser('alice'), Effect: 'Deny' }], false],
])('simulates the next change by the caller: a policy that %s', async (_what, identity, statements, isKept) => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html; the text is recorded:
  // https://github.com/aws-solutions/innovation-sandbox-on-aws/issues/31
  const sim = simulation()
  const alice = await createUser(sim, 'alice', ...identity)
  await createUser(sim, 'bob')
  const { KeyId } = await createKey(sim, { Policy: keyPolicy(delegation, forUser('alice')) })
  const outcome = await sim.send(alice, 'kms:PutKeyPolicy', { KeyId, Policy: keyPolicy(...statements) })
  expect('error' in outcome ? outcome.error : 'kept').toEqual(
    isKept ? 'kept' : { code: 'MalformedPolicyDocumentException', status: 400, message: LOCKED_OUT },
  )
})

test('lets a caller lock everybody out who asks for it', async () => {
  const { sim, key } = await withAlice()
  const input = {
    KeyId: key.KeyId,
    Policy: keyPolicy(forUser('alice', 'kms:Decrypt')),
    BypassPolicyLockoutSafetyCheck: true,
  }
  await sim.answer(root, 'kms:PutKeyPolicy', input)
  expect((await sim.refusal(root, 'kms:PutKeyPolicy', { ...input, Policy: keyPolicy(delegation) })).message).toBe(
    `User: arn:aws:iam::111122223333:root is not authorized to perform: kms:PutKeyPolicy on resource: ${key.Arn} ` +
      'because no resource-based policy allows the kms:PutKeyPolicy action',
  )
})

test('lets a policy forbid to skip the check', async () => {
  const Condition = { Bool: { 'kms:BypassPolicyLockoutSafetyCheck': 'true' } }
  const { sim, alice, key } = await withAlice(kms, { ...kms, Effect: 'Deny', Condition })
  const input = { KeyId: key.KeyId, Policy: keyPolicy(delegation) }
  await sim.answer(alice, 'kms:PutKeyPolicy', input)
  const refused = await sim.refusal(alice, 'kms:PutKeyPolicy', { ...input, BypassPolicyLockoutSafetyCheck: true })
  expect(refused.message).toContain('with an explicit deny in an identity-based policy')
})

const MALFORMED = 'MalformedPolicyDocumentException'
const NOBODY = 'Policy contains a statement with one or more invalid principals.'
const INVALID_ARN = 'An ARN in the specified key policy is invalid.'

// Recorded: https://github.com/aws/aws-sdk-ruby/issues/1784 (no JSON), https://github.com/awslabs/minimum-viable-dataspace-on-aws/issues/5
// (unknown principal), https://github.com/aws-samples/aws-cross-account-cicd-pipeline/issues/35 and
// https://github.com/aws/aws-cdk/issues/573 (ARN).
test.each([
  ['that is not JSON', 'x', MALFORMED, undefined],
  ['without statements', '{"Version":"2012-10-17","Statement":[]}', MALFORMED, undefined],
  [
    'with a repeated element',
    '{"Statement":[{"Effect":"Allow","Effect":"Deny","Principal":"*"}]}',
    MALFORMED,
    undefined,
  ],
  [
    'without a principal',
    keyPolicy({ Effect: 'Allow', Action: 'kms:*', Resource: '*' }),
    MALFORMED,
    'Policy contains a statement with no principal.',
  ],
  ['for an unknown user', keyPolicy(delegation, forUser('ghost')), MALFORMED, NOBODY],
  [
    'for an unknown role',
    keyPolicy({ ...delegation, Principal: { AWS: 'arn:aws:iam::111122223333:role/ghost' } }),
    MALFORMED,
    NOBODY,
  ],
  ['for a name', keyPolicy({ ...delegation, Principal: { AWS: 'alice' } }), MALFORMED, NOBODY],
  ['for all users', keyPolicy(forUser('*')), MALFORMED, NOBODY],
  ['for an unknown service', keyPolicy({ ...delegation, Principal: { Service: 'example.com' } }), MALFORMED, NOBODY],
  [
    'for a group',
    keyPolicy({ ...delegation, Principal: { AWS: 'arn:aws:iam::111122223333:group/admins' } }),
    'InvalidArnException',
    INVALID_ARN,
  ],
  [
    'for an ARN without account',
    keyPolicy({ ...delegation, Principal: { AWS: 'arn:aws:iam:::user/alice' } }),
    'InvalidArnException',
    INVALID_ARN,
  ],
  [
    'for a short account',
    keyPolicy({ ...delegation, Principal: { AWS: 'arn:aws:iam::1111:root' } }),
    'InvalidArnException',
    INVALID_ARN,
  ],
])('refuses a policy %s', async (_what, Policy, code, message) => {
  const { sim, key } = await withAlice()
  expect(await sim.refusal(root, 'kms:PutKeyPolicy', { KeyId: key.KeyId, Policy })).toEqual({
    code,
    status: 400,
    ...(message !== undefined && { message }),
  })
})

test('takes accounts, users and services as principals', async () => {
  const { sim, key } = await withAlice()
  const AWS = ['111122223333', 'arn:aws:iam::444455556666:root', 'arn:aws:iam::111122223333:user/alice']
  const both = {
    ...delegation,
    Principal: { AWS, Service: ['cloudtrail.amazonaws.com', 'logs.us-east-1.amazonaws.com'] },
  }
  const Policy = keyPolicy(delegation, both)
  expect(await sim.send(root, 'kms:PutKeyPolicy', { KeyId: key.KeyId, Policy })).not.toHaveProperty('error')
})

test('refuses a condition that also holds without the encryption context that it names', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
  const { sim, key } = await withAlice()
  const Condition = { 'ForAllValues:StringEquals': { 'kms:EncryptionContext:tenant': 'blue' } }
  const Policy = keyPolicy(delegation, { ...delegation, Condition })
  expect(await sim.refusal(root, 'kms:PutKeyPolicy', { KeyId: key.KeyId, Policy })).toEqual({
    code: MALFORMED,
    status: 400,
    message:
      'OverlyPermissiveCondition:EncryptionContext: Using the ForAllValues set operator with a single-valued condition key matches requests ' +
      'without the specified encryption context or with an unspecified encryption context. To fix, remove ForAllValues.',
  })
})

test('refuses a condition that also holds without the tag that it names', async () => {
  // The same page gives the sentence for tags as a template.
  const { sim, key } = await withAlice()
  const Condition = { 'ForAllValues:StringEquals': { 'aws:RequestTag/Project': 'Alpha' } }
  const Policy = keyPolicy(delegation, { ...delegation, Condition })
  expect(await sim.refusal(root, 'kms:PutKeyPolicy', { KeyId: key.KeyId, Policy })).toEqual({
    code: MALFORMED,
    status: 400,
    message:
      'OverlyPermissiveCondition: Using the ForAllValues set operator with a single-valued condition key matches requests ' +
      'without the specified tag or with an unspecified tag. To fix, remove ForAllValues.',
  })
})

test('keeps statements that have no effect', async () => {
  const { sim, alice, key } = await withAlice()
  const { Principal } = forUser('alice')
  const idle = [
    { Effect: 'Allow', Principal, Action: 'kms:*' },
    { Effect: 'Allow', Principal, Resource: '*' },
  ]
  await sim.answer(root, 'kms:PutKeyPolicy', { KeyId: key.KeyId, Policy: keyPolicy(delegation, ...idle) })
  expect((await sim.refusal(alice, 'kms:DescribeKey', { KeyId: key.KeyId })).code).toBe('AccessDeniedException')
})

test('keeps 32 KiB of policy', async () => {
  const { sim, key } = await withAlice()
  const policyOf = (length: number) => keyPolicy(delegation).replace('}]}', `,"Sid":"${'x'.repeat(length)}"}]}`)
  const room = 32_768 - policyOf(0).length
  await sim.answer(root, 'kms:PutKeyPolicy', { KeyId: key.KeyId, Policy: policyOf(room) })
  expect(await sim.refusal(root, 'kms:PutKeyPolicy', { KeyId: key.KeyId, Policy: policyOf(room + 1) })).toEqual({
    code: 'LimitExceededException',
    status: 400,
  })
})

test('knows one policy name', async () => {
  const { sim, key } = await withAlice()
  const input = { KeyId: key.KeyId, Policy: keyPolicy(delegation), PolicyName: 'other' }
  expect((await sim.refusal(root, 'kms:PutKeyPolicy', input)).code).toBe('UnsupportedOperationException')
})

test('is written down with the whole policy', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-put-key-policy.html
  const { sim, key } = await withAlice()
  const Policy = keyPolicy(delegation)
  const event = eventOf(await sim.send(root, 'kms:PutKeyPolicy', { KeyId: key.KeyId, Policy }))
  expect(event).toMatchObject({ responseElements: null, readOnly: false, resources: [{ ARN: key.Arn }] })
  expect(event.requestParameters).toEqual({
    keyId: key.KeyId,
    policyName: 'default',
    policy: Policy,
    bypassPolicyLockoutSafetyCheck: false,
  })
})
