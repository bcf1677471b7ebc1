import { expect, test } from 'vitest'
import { hexOf } from '../../bytes.ts'
import { createKey, eventOf, type DataKey } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('answers with the data key in plaintext and wrapped, and with nothing else', async () => {
  const sim = simulation()
  const key = await createKey(sim)
  const answer = await sim.answer<DataKey>(root, 'kms:GenerateDataKey', { KeyId: key.KeyId, KeySpec: 'AES_256' })
  expect(Object.keys(answer).sort()).toEqual(['CiphertextBlob', 'KeyId', 'KeyMaterialId', 'Plaintext'])
  expect(answer).toMatchObject({ KeyId: key.Arn, KeyMaterialId: key.CurrentKeyMaterialId })
  expect(answer.Plaintext).toHaveLength(32)
  expect(hexOf(answer.CiphertextBlob)).not.toContain(hexOf(answer.Plaintext))
})

test.each([
  [{ KeySpec: 'AES_128' }, 16],
  [{ NumberOfBytes: 1 }, 1],
  [{ NumberOfBytes: 1024 }, 1024],
])('makes a data key of the size that is asked for: %o', async (size, length) => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const { Plaintext } = await sim.answer<DataKey>(root, 'kms:GenerateDataKey', { KeyId, ...size })
  expect(Plaintext).toHaveLength(length)
})

test('is told the size in one way', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  for (const size of [{}, { KeySpec: 'AES_256', NumberOfBytes: 32 }])
    expect(await sim.refusal(root, 'kms:GenerateDataKey', { KeyId, ...size })).toEqual({
      code: 'ValidationException',
      status: 400,
      message: 'Please specify either number of bytes or key spec.',
    })
})

test('prints the key specs of CreateKey when it refuses a key spec', async () => {
  // Recorded: https://github.com/boto/boto3/issues/3428
  const { message } = await simulation().refusal(root, 'kms:GenerateDataKey', {
    KeyId: 'alias/app',
    KeySpec: 'AES-256',
  })
  expect(message).toMatch(
    /^1 validation error detected: Value 'AES-256' at 'keySpec' failed to satisfy constraint: Member must satisfy enum value set: \[RSA_2048, .*, ML_DSA_87\]$/,
  )
})

test('puts all violations into one error', async () => {
  // LocalStack's recordings of AWS: test_generate_random_invalid_number_of_bytes.
  const { message } = await simulation().refusal(root, 'kms:GenerateDataKey', { NumberOfBytes: 1025 })
  expect(message).toBe(
    "2 validation errors detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null; " +
      "Value '1025' at 'numberOfBytes' failed to satisfy constraint: Member must have value less than or equal to 1024",
  )
})

test('says with DryRun that it would have succeeded, and makes nothing', async () => {
  // LocalStack's recordings of AWS: test_generate_data_key_pair_dry_run.
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const outcome = await sim.send(root, 'kms:GenerateDataKey', { KeyId, KeySpec: 'AES_256', DryRun: true })
  expect(outcome).toMatchObject({
    error: {
      code: 'DryRunOperationException',
      status: 400,
      message: 'The request would have succeeded, but the DryRun option is set.',
    },
  })
  expect(outcome.trace.some(({ step }) => step.type === 'crypto-performed')).toBe(false)
})

test('refuses before the key state is known to somebody without permission', async () => {
  const sim = simulation()
  const alice = await createUser(sim, 'alice')
  const { KeyId } = await createKey(sim)
  await sim.answer(root, 'kms:DisableKey', { KeyId })
  const refused = await sim.refusal(alice, 'kms:GenerateDataKey', { KeyId, KeySpec: 'AES_256', DryRun: true })
  expect(refused.code).toBe('AccessDeniedException')
})

test('tells the story of the data key in two steps, and KMS forgets it', async () => {
  const sim = simulation()
  const { KeyId, Arn, CurrentKeyMaterialId } = await createKey(sim)
  const input = { KeyId, KeySpec: 'AES_256', EncryptionContext: { tenant: 'blue' } }
  const { trace } = await sim.send(root, 'kms:GenerateDataKey', input)
  const steps = trace.flatMap(({ step }) => (step.type === 'crypto-performed' ? [step] : []))
  const [made, wrapped] = steps
  expect(steps).toHaveLength(2)
  expect(made).toMatchObject({
    place: 'hsm',
    act: 'generate-data-key',
    uses: [],
    makes: [{ kind: 'data-key', length: 32 }],
  })
  expect(wrapped).toMatchObject({
    act: 'encrypt',
    key: { kmsKey: Arn, materialId: CurrentKeyMaterialId },
    uses: made?.makes,
    makes: [{ kind: 'wrapped-data-key', length: 93 }],
    encryptionContext: { tenant: 'blue' },
    succeeded: true,
  })
  const holders = (world: string) => [...world.matchAll(/"holder":"([^"]+)"/g)].map(([, holder]) => holder)
  const last = trace.at(-1)
  expect(holders(JSON.stringify(last?.world.memory))).toEqual([
    'arn:aws:iam::111122223333:root',
    'arn:aws:iam::111122223333:root',
  ])
})

test('leaves the one buffer with the data key to the caller', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const { Plaintext, CiphertextBlob } = await sim.answer<DataKey>(root, 'kms:GenerateDataKey', {
    KeyId,
    KeySpec: 'AES_256',
  })
  const before = hexOf(Plaintext)
  Plaintext.fill(0)
  const again = await sim.answer<DataKey>(root, 'kms:Decrypt', { CiphertextBlob })
  expect(hexOf(again.Plaintext)).toBe(before)
})

test('is written down without the keys', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-generatedatakey.html
  const sim = simulation()
  const key = await createKey(sim)
  const EncryptionContext = { Department: 'Engineering', Project: 'Alpha' }
  const event = eventOf(
    await sim.send(root, 'kms:GenerateDataKey', { KeyId: key.Arn, KeySpec: 'AES_256', EncryptionContext }),
  )
  expect(event).toMatchObject({
    requestParameters: { keyId: key.Arn, keySpec: 'AES_256', encryptionContext: EncryptionContext },
    responseElements: null,
    additionalEventData: { keyMaterialId: key.CurrentKeyMaterialId },
    readOnly: true,
    resources: [{ accountId: '111122223333', type: 'AWS::KMS::Key', ARN: key.Arn }],
  })
})
