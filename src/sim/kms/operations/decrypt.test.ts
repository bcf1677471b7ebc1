import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import {
  createKey,
  eventOf,
  keyPolicy,
  delegation,
  type DataKey,
  type Metadata,
  type Sealed,
} from '../../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Plaintext = utf8('The safe is behind the picture.')

const notHere = {
  code: 'AccessDeniedException',
  message:
    'User: arn:aws:iam::111122223333:root is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because the resource ' +
    'does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
}

async function sealed(
  context?: Readonly<Record<string, string>>,
): Promise<Sealed & { readonly sim: Simulation; readonly key: Metadata }> {
  const sim = simulation()
  const key = await createKey(sim)
  const input = { KeyId: key.KeyId, Plaintext, ...(context && { EncryptionContext: context }) }
  return { sim, key, ...(await sim.answer<Sealed>(root, 'kms:Encrypt', input)) }
}

test('finds the key in the blob and answers as it is recorded of AWS', async () => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_encrypt_decrypt_encryption_context.
  const { sim, key, CiphertextBlob } = await sealed()
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob })).toEqual({
    KeyId: key.Arn,
    Plaintext,
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    KeyMaterialId: key.CurrentKeyMaterialId,
  })
})

test('takes the pairs of the encryption context in any order', async () => {
  const { sim, CiphertextBlob } = await sealed({ a: '1', b: '2' })
  const input = { CiphertextBlob, EncryptionContext: { b: '2', a: '1' } }
  expect(await sim.answer(root, 'kms:Decrypt', input)).toMatchObject({ Plaintext })
})

test('takes an empty encryption context for none', async () => {
  const { sim, CiphertextBlob } = await sealed()
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob, EncryptionContext: {} })).toMatchObject({ Plaintext })
})

test.each([undefined, {}, { tenant: 'red' }, { Tenant: 'blue' }, { tenant: 'Blue' }, { tenant: 'blue', more: '' }])(
  'refuses, without a word, a blob sealed under another encryption context than %o',
  async (EncryptionContext) => {
    // LocalStack's recordings of AWS: test_encrypt_decrypt_encryption_context, test_encryption_context_generate_data_key.
    const { sim, CiphertextBlob } = await sealed({ tenant: 'blue' })
    const input = { CiphertextBlob, ...(EncryptionContext && { EncryptionContext }) }
    expect(await sim.refusal(root, 'kms:Decrypt', input)).toEqual({ code: 'InvalidCiphertextException', status: 400 })
  },
)

test.each([
  ['cut off', (blob: Uint8Array) => blob.slice(0, -1)],
  ['continued', (blob: Uint8Array) => Uint8Array.of(...blob, 0)],
  ['of another version', (blob: Uint8Array) => Uint8Array.of(2, ...blob.slice(1))],
  ['of unknown key material', (blob: Uint8Array) => blob.map((byte, i) => (i === 13 ? byte ^ 1 : byte))],
  ['of random bytes', () => utf8('no blob')],
])('refuses a blob that is %s', async (_how, changed) => {
  // LocalStack's recordings of AWS: test_key_rotations_encryption_decryption, test_encrypt_decrypt_encryption_context.
  const { sim, CiphertextBlob } = await sealed()
  expect(await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob: changed(CiphertextBlob) })).toEqual({
    code: 'InvalidCiphertextException',
    status: 400,
  })
})

test('refuses an empty blob as a violation', async () => {
  const { message } = await simulation().refusal(root, 'kms:Decrypt', { CiphertextBlob: new Uint8Array(0) })
  expect(message).toBe(
    "1 validation error detected: Value at 'ciphertextBlob' failed to satisfy constraint: Member must have length greater than or equal to 1",
  )
})

test('takes the key in the request only for a check', async () => {
  const { sim, key, CiphertextBlob } = await sealed()
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: key.KeyId })
  for (const KeyId of [key.KeyId, key.Arn, 'alias/app'])
    expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob, KeyId })).toMatchObject({ KeyId: key.Arn })
})

test('refuses a blob of another key than the one in the request', async () => {
  // LocalStack's recordings of AWS: test_error_messaging_for_invalid_keys, test_re_encrypt_incorrect_source_key.
  const { sim, CiphertextBlob } = await sealed()
  const other = await createKey(sim)
  const outcome = await sim.send(root, 'kms:Decrypt', { CiphertextBlob, KeyId: other.KeyId })
  expect(outcome).toMatchObject({
    error: {
      code: 'IncorrectKeyException',
      status: 400,
      message: 'The key ID in the request does not identify a CMK that can perform this operation.',
    },
  })
  expect(outcome.world.memory).toBe(sim.world.memory)
  const dry = await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob, KeyId: other.KeyId, DryRun: true })
  expect(dry.code).toBe('IncorrectKeyException')
})

test('opens a blob before it compares the keys', async () => {
  const { sim, CiphertextBlob } = await sealed({ tenant: 'blue' })
  const other = await createKey(sim)
  expect((await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob, KeyId: other.KeyId })).code).toBe(
    'InvalidCiphertextException',
  )
})

test('refuses a key in the request that does not exist', async () => {
  const { sim, CiphertextBlob } = await sealed()
  expect(await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob, KeyId: 'alias/none' })).toMatchObject({
    code: 'NotFoundException',
    message: 'Alias arn:aws:kms:us-east-1:111122223333:alias/none is not found.',
  })
})

test('asks for the permission on the key of the blob, and does not name it to a caller who did not', async () => {
  // Recorded in logs of AWS; with a key id: https://github.com/aws/aws-nitro-enclaves-sdk-c/issues/157
  const { sim, key, CiphertextBlob } = await sealed()
  const alice = await createUser(sim, 'alice')
  const who = 'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:Decrypt'
  const reason = 'because no identity-based policy allows the kms:Decrypt action'
  expect(await sim.refusal(alice, 'kms:Decrypt', { CiphertextBlob })).toEqual({
    code: 'AccessDeniedException',
    status: 400,
    message: `${who} on the resource associated with this ciphertext ${reason}`,
  })
  expect((await sim.refusal(alice, 'kms:Decrypt', { CiphertextBlob, KeyId: key.KeyId })).message).toBe(
    `${who} on resource: ${key.Arn} ${reason}`,
  )
})

test('says when the key policy denies', async () => {
  // Recorded: https://github.com/aws/aws-nitro-enclaves-sdk-c/issues/157
  const { sim, key, CiphertextBlob } = await sealed()
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:*', Resource: '*' })
  const deny = {
    ...delegation,
    Effect: 'Deny',
    Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' },
    Action: 'kms:Decrypt',
  }
  await sim.answer(root, 'kms:PutKeyPolicy', { KeyId: key.KeyId, Policy: keyPolicy(delegation, deny) })
  expect((await sim.refusal(alice, 'kms:Decrypt', { CiphertextBlob, KeyId: key.Arn })).message).toBe(
    `User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:Decrypt on resource: ${key.Arn} with an explicit deny in a resource-based policy`,
  )
})

test('shows the encryption context and the algorithm to conditions', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
  const sim = simulation()
  const Condition = {
    StringEquals: { 'kms:EncryptionContext:AppName': 'ExampleApp', 'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT' },
    'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['AppName', 'appname'] },
  }
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Condition })
  const { KeyId } = await createKey(sim)
  const outcomes = []
  for (const EncryptionContext of [
    { AppName: 'ExampleApp' },
    { appname: 'ExampleApp' },
    { AppName: 'exampleapp' },
    { AppName: 'ExampleApp', X: '1' },
    {},
  ]) {
    const { CiphertextBlob } = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId, Plaintext, EncryptionContext })
    const outcome = await sim.send(alice, 'kms:Decrypt', { CiphertextBlob, EncryptionContext })
    outcomes.push('error' in outcome ? outcome.error.code : 'allowed')
  }
  const denied = 'AccessDeniedException'
  expect(outcomes).toEqual(['allowed', 'allowed', denied, denied, denied])
})

test('needs a key id with an algorithm whose ciphertexts name no key', async () => {
  const { sim, key, CiphertextBlob } = await sealed()
  const input = { CiphertextBlob, EncryptionAlgorithm: 'RSAES_OAEP_SHA_1' }
  expect(await sim.refusal(root, 'kms:Decrypt', input)).toMatchObject({
    code: 'ValidationException',
    message: 'KeyId must not be null',
  })
  expect(await sim.refusal(root, 'kms:Decrypt', { ...input, KeyId: key.KeyId })).toMatchObject({
    code: 'InvalidKeyUsageException',
    message: 'Algorithm RSAES_OAEP_SHA_1 is incompatible with key spec SYMMETRIC_DEFAULT.',
  })
})

test('says with DryRun that it would have succeeded', async () => {
  const { sim, CiphertextBlob } = await sealed()
  expect(await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob, DryRun: true })).toMatchObject({
    code: 'DryRunOperationException',
  })
})

test('speaks of a deleted key as of one that is not there', async () => {
  const { sim, key, CiphertextBlob } = await sealed()
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: key.KeyId, PendingWindowInDays: 7 })
  await sim.answer(root, 'clock:PassTime', { Days: 7 })
  expect(await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob })).toMatchObject(notHere)
})

test('does not find a key of another Region', async () => {
  // Recorded form; https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
  const { sim, CiphertextBlob } = await sealed()
  expect(await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob }, 'eu-west-1')).toMatchObject(notHere)
})

test('tells whether the tag did not fit', async () => {
  const { sim, key, CiphertextBlob } = await sealed({ tenant: 'blue' })
  const { trace } = await sim.send(root, 'kms:Decrypt', { CiphertextBlob, EncryptionContext: { tenant: 'red' } })
  expect(trace.flatMap(({ step }) => (step.type === 'crypto-performed' ? [step] : []))).toMatchObject([
    {
      place: 'hsm',
      act: 'decrypt',
      key: { kmsKey: key.Arn, materialId: key.CurrentKeyMaterialId },
      uses: [{ kind: 'ciphertext' }],
      makes: [],
      encryptionContext: { tenant: 'red' },
      succeeded: false,
    },
  ])
})

test('is written down without the blob', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-decrypt.html
  const { sim, key, CiphertextBlob } = await sealed({ Department: 'Engineering' })
  const EncryptionContext = { Department: 'Engineering' }
  const event = eventOf(await sim.send(root, 'kms:Decrypt', { CiphertextBlob, EncryptionContext }))
  expect(event).toMatchObject({
    responseElements: null,
    additionalEventData: { keyMaterialId: key.CurrentKeyMaterialId },
    readOnly: true,
    resources: [{ accountId: '111122223333', type: 'AWS::KMS::Key', ARN: key.Arn }],
  })
  expect(event.requestParameters).toEqual({
    encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    encryptionContext: EncryptionContext,
  })
})

test('opens a data key that was generated before', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const made = await sim.answer<DataKey>(root, 'kms:GenerateDataKey', { KeyId, KeySpec: 'AES_256' })
  const opened = await sim.answer<DataKey>(root, 'kms:Decrypt', { CiphertextBlob: made.CiphertextBlob })
  expect(opened.Plaintext).toEqual(made.Plaintext)
})

test('gives a service the data key that it had before, and names the key when it refuses', async () => {
  // Recorded: https://github.com/cisagov/XFD/issues/1371 (the text, through S3)
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  const bob = await createUser(sim, 'bob', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' })
  await sim.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  const picture = { Bucket: 'gallery', Key: 'sunset.txt' }
  const upload = { ...picture, Body: Plaintext, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: KeyId }
  const stored = await sim.send(root, 's3:PutObject', upload)
  const read = await sim.send(root, 's3:GetObject', picture)
  const made = ({ trace }: typeof read) =>
    trace.flatMap(({ step }) => (step.type === 'crypto-performed' && step.place === 'hsm' ? step.makes : []))
  expect(made(read)).toEqual(made(stored).filter(({ kind }) => kind === 'data-key'))
  expect((await sim.refusal(bob, 's3:GetObject', picture)).message).toBe(
    `User: arn:aws:iam::111122223333:user/bob is not authorized to perform: kms:Decrypt on resource: ${Arn} because no identity-based policy allows the kms:Decrypt action`,
  )
})

const rsa = { KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' }
const EncryptionAlgorithm = 'RSAES_OAEP_SHA_256'

test('opens an RSA ciphertext only for who says which key and algorithm it is of', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html; texts measured by floci-io/floci.
  const sim = simulation()
  const [pair, other, symmetric] = [await createKey(sim, rsa), await createKey(sim, rsa), await createKey(sim)]
  const { KeyId } = pair
  const data = utf8('The safe is behind the picture.')
  const { CiphertextBlob } = await sim.answer<Sealed>(root, 'kms:Encrypt', {
    KeyId,
    EncryptionAlgorithm,
    Plaintext: data,
  })
  const input = { CiphertextBlob, KeyId, EncryptionAlgorithm }
  expect(await sim.answer(root, 'kms:Decrypt', input)).toEqual({
    KeyId: pair.Arn,
    Plaintext: data,
    EncryptionAlgorithm,
  })
  const refusal = (change: object) => sim.refusal(root, 'kms:Decrypt', { ...input, ...change })
  expect((await refusal({ KeyId: undefined })).message).toBe('KeyId must not be null')
  for (const change of [
    { EncryptionAlgorithm: undefined },
    { EncryptionAlgorithm: 'RSAES_OAEP_SHA_1' },
    { KeyId: other.KeyId },
    { CiphertextBlob: CiphertextBlob.slice(1) },
    { CiphertextBlob: CiphertextBlob.map((byte, i) => (i === 200 ? byte ^ 4 : byte)) },
  ])
    expect(await refusal(change)).toEqual({ code: 'InvalidCiphertextException', status: 400 })
  expect((await refusal({ KeyId: symmetric.KeyId })).message).toBe(
    'Algorithm RSAES_OAEP_SHA_256 is incompatible with key spec SYMMETRIC_DEFAULT.',
  )
  expect((await refusal({ EncryptionContext: { a: 'b' } })).message).toBe(
    'EncryptionContext is not supported when encrypting/decrypting with asymmetric CMKs.',
  )
})

test('refuses to decrypt with a key that signs', async () => {
  const sim = simulation()
  const { Arn: KeyId } = await createKey(sim, { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' })
  const input = { KeyId, EncryptionAlgorithm, CiphertextBlob: new Uint8Array(256) }
  expect(await sim.refusal(root, 'kms:Decrypt', input)).toMatchObject({
    code: 'InvalidKeyUsageException',
    message: `${KeyId} key usage is SIGN_VERIFY which is not valid for Decrypt.`,
  })
})

test('needs no ciphertext for a dry run that ignores it, but then a key', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html#KMS-Decrypt-request-DryRunModifiers
  const sim = simulation()
  const { Arn: KeyId } = await createKey(sim)
  const DryRunModifiers = ['IGNORE_CIPHERTEXT']
  const refusal = (input: object) => sim.refusal(root, 'kms:Decrypt', input)
  expect((await refusal({ KeyId, DryRun: true, DryRunModifiers })).code).toBe('DryRunOperationException')
  expect((await refusal({ DryRun: true, DryRunModifiers })).message).toBe('KeyId must not be null')
  for (const input of [{ KeyId }, { KeyId, DryRun: true }, { KeyId, DryRunModifiers }])
    expect((await refusal(input)).message).toBe(
      "1 validation error detected: Value at 'ciphertextBlob' failed to satisfy constraint: Member must not be null",
    )
  await sim.answer(root, 'kms:DisableKey', { KeyId })
  expect((await refusal({ KeyId, DryRun: true, DryRunModifiers })).code).toBe('DisabledException')
})
