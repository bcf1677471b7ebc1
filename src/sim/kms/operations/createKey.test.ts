import { expect, test } from 'vitest'
import { get, set, values } from '../../collections/orderedMap.ts'
import { send } from '../../gateway.ts'
import { createKey, delegation, eventOf, keyPolicy } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('makes a key as it is recorded of AWS', async () => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_create_key.
  const key = await createKey(simulation(), { Description: 'test key 123' })
  expect(key).toEqual({
    AWSAccountId: '111122223333',
    Arn: `arn:aws:kms:us-east-1:111122223333:key/${key.KeyId}`,
    CreationDate: Date.UTC(2026, 0, 15, 9) / 1000,
    CurrentKeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    Description: 'test key 123',
    Enabled: true,
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    KeyId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) as string,
    KeyManager: 'CUSTOMER',
    KeySpec: 'SYMMETRIC_DEFAULT',
    KeyState: 'Enabled',
    KeyUsage: 'ENCRYPT_DECRYPT',
    MultiRegion: false,
    Origin: 'AWS_KMS',
  })
})

test('needs an identity policy that allows it', async () => {
  // Recorded: https://github.com/aws-ia/terraform-aws-control_tower_account_factory/issues/569
  const sim = simulation()
  const alice = await createUser(sim, 'alice')
  expect(await sim.refusal(alice, 'kms:CreateKey', {})).toEqual({
    code: 'AccessDeniedException',
    status: 400,
    message:
      'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:CreateKey on resource: * ' +
      'because no identity-based policy allows the kms:CreateKey action',
  })
})

test('shows the kind of key and the skipped safety check to conditions', async () => {
  const sim = simulation()
  const Condition = {
    StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT', 'kms:KeyUsage': 'ENCRYPT_DECRYPT', 'kms:KeyOrigin': 'AWS_KMS' },
    Bool: { 'kms:MultiRegion': 'false' },
    Null: { 'kms:BypassPolicyLockoutSafetyCheck': 'true' },
  }
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:CreateKey', Resource: '*', Condition })
  await createKey(sim, {}, alice)
  const refused = await sim.refusal(alice, 'kms:CreateKey', { BypassPolicyLockoutSafetyCheck: true })
  expect(refused.code).toBe('AccessDeniedException')
})

test('does not check the lock-out of its own default policy', async () => {
  const sim = simulation()
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:CreateKey', Resource: '*' })
  expect(await createKey(sim, {}, alice)).toMatchObject({ KeyState: 'Enabled' })
})

test('refuses a policy under which its maker could not change the policy again', async () => {
  // Recorded: https://github.com/aws-solutions/innovation-sandbox-on-aws/issues/31
  const sim = simulation()
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:CreateKey', Resource: '*' })
  const Policy = keyPolicy(delegation)
  expect(await sim.refusal(alice, 'kms:CreateKey', { Policy })).toEqual({
    code: 'MalformedPolicyDocumentException',
    status: 400,
    message: 'The new key policy will not allow you to update the key policy in the future.',
  })
  expect(await createKey(sim, { Policy, BypassPolicyLockoutSafetyCheck: true }, alice)).toMatchObject({ Enabled: true })
})

test('refuses a policy that names somebody who does not exist', async () => {
  // Recorded many times, for example https://github.com/awslabs/minimum-viable-dataspace-on-aws/issues/5
  const ghost = { ...delegation, Principal: { AWS: 'arn:aws:iam::111122223333:user/ghost' } }
  expect(await simulation().refusal(root, 'kms:CreateKey', { Policy: keyPolicy(delegation, ghost) })).toEqual({
    code: 'MalformedPolicyDocumentException',
    status: 400,
    message: 'Policy contains a statement with one or more invalid principals.',
  })
})

test('knows which key spec goes with which key usage', async () => {
  // LocalStack's recordings of AWS: test_hmac_create_key_invalid_operations, test_derive_shared_secret.
  const sim = simulation()
  const message = async (input: object) => (await sim.refusal(root, 'kms:CreateKey', input)).message
  expect(await message({ KeySpec: 'HMAC_256' })).toBe(
    'You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.',
  )
  expect(await message({ KeySpec: 'RSA_2048', KeyUsage: 'KEY_AGREEMENT' })).toBe(
    'KeyUsage KEY_AGREEMENT is not compatible with KeySpec RSA_2048',
  )
  expect(await message({ KeySpec: 'AES' })).toBe(
    "1 validation error detected: Value 'AES' at 'keySpec' failed to satisfy constraint: Member must satisfy enum value set: " +
      '[RSA_2048, RSA_3072, RSA_4096, ECC_NIST_P256, ECC_NIST_P384, ECC_NIST_P521, ECC_SECG_P256K1, ECC_NIST_EDWARDS25519, ' +
      'SYMMETRIC_DEFAULT, HMAC_224, HMAC_256, HMAC_384, HMAC_512, SM2, ML_DSA_44, ML_DSA_65, ML_DSA_87]',
  )
})

test.each([
  [{ Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-1234567890abcdef0' }, 'CustomKeyStoreNotFoundException'],
  [
    { Origin: 'EXTERNAL_KEY_STORE', CustomKeyStoreId: 'cks-1234567890abcdef0', XksKeyId: 'mine' },
    'CustomKeyStoreNotFoundException',
  ],
  [{ Origin: 'AWS_CLOUDHSM' }, 'ValidationException'],
  [{ Origin: 'EXTERNAL_KEY_STORE', CustomKeyStoreId: 'cks-1234567890abcdef0' }, 'ValidationException'],
  [{ CustomKeyStoreId: 'cks-1234567890abcdef0' }, 'ValidationException'],
  [{ XksKeyId: 'mine' }, 'ValidationException'],
])('finds no custom key store: %o', async (input, code) => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html
  expect(await simulation().refusal(root, 'kms:CreateKey', input)).toEqual({ code, status: 400 })
})

test('knows SM2 only as a spec of other Regions', async () => {
  // Measured: https://github.com/floci-io/floci/pull/3026
  expect(await simulation().refusal(root, 'kms:CreateKey', { KeySpec: 'SM2', KeyUsage: 'SIGN_VERIFY' })).toEqual({
    code: 'UnsupportedOperationException',
    status: 400,
    message: 'KeySpec SM2 is not supported in this Region',
  })
})

const rsaSigning = ['PKCS1_V1_5', 'PSS'].flatMap((scheme) => [256, 384, 512].map((n) => `RSASSA_${scheme}_SHA_${n}`))
const oaep = ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256']

test.each([
  // https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html
  ['RSA_2048', 'ENCRYPT_DECRYPT', { EncryptionAlgorithms: oaep }],
  ['RSA_2048', 'SIGN_VERIFY', { SigningAlgorithms: rsaSigning }],
  ['RSA_3072', 'SIGN_VERIFY', { SigningAlgorithms: rsaSigning }],
  ['ECC_NIST_P256', 'SIGN_VERIFY', { SigningAlgorithms: ['ECDSA_SHA_256'] }],
  ['ECC_NIST_P256', 'KEY_AGREEMENT', { KeyAgreementAlgorithms: ['ECDH'] }],
  ['ECC_NIST_P384', 'SIGN_VERIFY', { SigningAlgorithms: ['ECDSA_SHA_384'] }],
  ['ECC_NIST_P521', 'KEY_AGREEMENT', { KeyAgreementAlgorithms: ['ECDH'] }],
  ['ECC_SECG_P256K1', 'SIGN_VERIFY', { SigningAlgorithms: ['ECDSA_SHA_256'] }],
  ['ECC_NIST_EDWARDS25519', 'SIGN_VERIFY', { SigningAlgorithms: ['ED25519_PH_SHA_512', 'ED25519_SHA_512'] }],
  ['ML_DSA_44', 'SIGN_VERIFY', { SigningAlgorithms: ['ML_DSA_SHAKE_256'] }],
  ['ML_DSA_65', 'SIGN_VERIFY', { SigningAlgorithms: ['ML_DSA_SHAKE_256'] }],
  ['ML_DSA_87', 'SIGN_VERIFY', { SigningAlgorithms: ['ML_DSA_SHAKE_256'] }],
  ['HMAC_224', 'GENERATE_VERIFY_MAC', { MacAlgorithms: ['HMAC_SHA_224'] }],
  ['HMAC_256', 'GENERATE_VERIFY_MAC', { MacAlgorithms: ['HMAC_SHA_256'] }],
  ['HMAC_384', 'GENERATE_VERIFY_MAC', { MacAlgorithms: ['HMAC_SHA_384'] }],
  ['HMAC_512', 'GENERATE_VERIFY_MAC', { MacAlgorithms: ['HMAC_SHA_512'] }],
])('makes %s keys for %s, with their algorithms', async (KeySpec, KeyUsage, algorithms) => {
  const key = await createKey(simulation(), { KeySpec, KeyUsage })
  const lists = Object.fromEntries(Object.entries(key).filter(([name]) => name.endsWith('Algorithms')))
  expect(lists).toEqual(algorithms)
  expect(key).toMatchObject({ KeySpec, KeyUsage, CustomerMasterKeySpec: KeySpec, KeyState: 'Enabled' })
  expect(key).not.toHaveProperty('CurrentKeyMaterialId')
})

test('takes the older name of KeySpec, but not both', async () => {
  // LocalStack's words for both at once.
  const sim = simulation()
  const older = { CustomerMasterKeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }
  expect(await createKey(sim, older)).toMatchObject({ KeySpec: 'HMAC_256' })
  expect((await sim.refusal(root, 'kms:CreateKey', { ...older, KeySpec: 'HMAC_256' })).message).toBe(
    'You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.',
  )
})

test('waits for material that its owner brings', async () => {
  // LocalStack's recordings of AWS: test_import_key_symmetric.
  const key = await createKey(simulation(), { Origin: 'EXTERNAL' })
  expect(key).toMatchObject({ Origin: 'EXTERNAL', KeyState: 'PendingImport', Enabled: false })
  expect(key).not.toHaveProperty('CurrentKeyMaterialId')
})

test('makes a multi-Region primary key with no replicas yet', async () => {
  // LocalStack's recordings of AWS: test_create_multi_region_key.
  const key = await createKey(simulation(), { MultiRegion: true })
  expect(key.KeyId).toMatch(/^mrk-[0-9a-f]{32}$/)
  expect(key).toMatchObject({
    MultiRegion: true,
    MultiRegionConfiguration: {
      MultiRegionKeyType: 'PRIMARY',
      PrimaryKey: { Arn: key.Arn, Region: 'us-east-1' },
      ReplicaKeys: [],
    },
  })
})

const tags = (...keys: readonly string[]) => keys.map((TagKey) => ({ TagKey, TagValue: 'v' }))

test.each([
  // LocalStack's recordings of AWS: test_create_key_with_too_many_tags_raises_error and its neighbours.
  ['Too many tags', tags(...Array.from({ length: 51 }, (_, i) => `k${i}`))],
  ['Duplicate tag keys', tags('a', 'a')],
  ['Tags beginning with aws: are reserved', tags('AWS:a')],
])('refuses tags: %s', async (message, Tags) => {
  const refusal = await simulation().refusal(root, 'kms:CreateKey', { Tags })
  expect(refusal).toEqual({ code: 'TagException', status: 400, message })
})

test('needs kms:TagResource for its tags, and shows them to conditions', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/tag-permissions.html
  const sim = simulation()
  const create = { Effect: 'Allow', Action: 'kms:CreateKey', Resource: '*' }
  const untagging = await createUser(sim, 'alice', create)
  expect(await sim.refusal(untagging, 'kms:CreateKey', { Tags: tags('a') })).toMatchObject({
    code: 'AccessDeniedException',
    // Recorded: https://github.com/LeanerCloud/CUDly/issues/1670
    message:
      'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:TagResource ' +
      'because no identity-based policy allows the kms:TagResource action',
  })
  const Condition = { StringEquals: { 'aws:RequestTag/a': 'v' }, 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }
  const bob = await createUser(sim, 'bob', { ...create, Action: ['kms:CreateKey', 'kms:TagResource'], Condition })
  await createKey(sim, { Tags: tags('a') }, bob)
  expect((await sim.refusal(bob, 'kms:CreateKey', { Tags: tags('b') })).code).toBe('AccessDeniedException')
})

test('shows the member of a list in a violation', async () => {
  // The form is recorded of AWS in LocalStack's test_kms.snapshot.json.
  const TagKey = 'k'.repeat(129)
  const { message } = await simulation().refusal(root, 'kms:CreateKey', { Tags: [{ TagKey, TagValue: '' }] })
  expect(message).toBe(
    `1 validation error detected: Value '${TagKey}' at 'tags.1.member.tagKey' failed to satisfy constraint: Member must have length less than or equal to 128`,
  )
})

test('makes a hundred thousand keys at most, not counting those of AWS', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
  const aws = simulation()
  const { Arn } = await createKey(aws)
  const key = get(aws.world.kms.keys, Arn)
  if (!key) throw new Error('There is no key.')
  let { keys } = aws.world.kms
  for (let i = 2; i < 100_000; i++) keys = set(keys, `${Arn}${i}`, key)
  const almostFull = set(keys, `${Arn}0`, { ...key, keyManager: 'AWS' as const })
  const codeIn = async (full: typeof keys) => {
    const world = { ...aws.world, kms: { ...aws.world.kms, keys: full } }
    const outcome = await send(world, aws.environment, { as: root, operation: 'kms:CreateKey', input: {} })
    return 'error' in outcome ? outcome.error.code : 'made'
  }
  expect(await codeIn(almostFull)).toBe('made')
  expect(await codeIn(set(almostFull, `${Arn}1`, key))).toBe('LimitExceededException')
})

test('is written down as CloudTrail does', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-createkey.html
  const sim = simulation()
  const event = eventOf(await sim.send(root, 'kms:CreateKey', { Description: 'demo' }))
  const [key] = values(sim.world.kms.keys)
  const { arn, keyId } = key ?? { arn: 'none', keyId: 'none' }
  expect(event).toMatchObject({ eventName: 'CreateKey', readOnly: false, eventCategory: 'Management' })
  expect(event.requestParameters).toEqual({
    description: 'demo',
    origin: 'AWS_KMS',
    bypassPolicyLockoutSafetyCheck: false,
    customerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    keySpec: 'SYMMETRIC_DEFAULT',
    keyUsage: 'ENCRYPT_DECRYPT',
    multiRegion: false,
    tags: [],
  })
  expect(event.responseElements).toEqual({
    keyMetadata: {
      aWSAccountId: '111122223333',
      keyId,
      arn,
      creationDate: 'Jan 15, 2026, 9:00:00 AM',
      enabled: true,
      description: 'demo',
      keyUsage: 'ENCRYPT_DECRYPT',
      keyState: 'Enabled',
      origin: 'AWS_KMS',
      keyManager: 'CUSTOMER',
      customerMasterKeySpec: 'SYMMETRIC_DEFAULT',
      keySpec: 'SYMMETRIC_DEFAULT',
      encryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
      multiRegion: false,
    },
  })
  expect(event.resources).toEqual([{ accountId: '111122223333', type: 'AWS::KMS::Key', ARN: arn }])
})
