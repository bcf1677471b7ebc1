import { expect, test } from 'vitest'
import { utf8, type Bytes } from '../../bytes.ts'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const Message = utf8('Hello, MAC.')
const hmac = (bits: number) => ({ KeySpec: `HMAC_${bits}`, KeyUsage: 'GENERATE_VERIFY_MAC' })

test.each([224, 256, 384, 512])('makes a MAC of %i bits, the same for the same message', async (bits) => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_generate_and_verify_mac.
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim, hmac(bits))
  const MacAlgorithm = `HMAC_SHA_${bits}`
  const answer = await sim.answer<{ Mac: Bytes }>(root, 'kms:GenerateMac', { KeyId, Message, MacAlgorithm })
  expect(answer).toEqual({ KeyId: Arn, Mac: answer.Mac, MacAlgorithm })
  expect(answer.Mac).toHaveLength(bits / 8)
  expect(await sim.answer(root, 'kms:GenerateMac', { KeyId, Message, MacAlgorithm })).toEqual(answer)
})

test.each([
  // LocalStack's recordings of AWS: test_invalid_generate_mac.
  ['HMAC_SHA_256', 'InvalidKeyUsageException', 'Algorithm HMAC_SHA_256 is incompatible with key spec HMAC_224.'],
  [
    'HMAC_SHA_1',
    'ValidationException',
    "1 validation error detected: Value 'HMAC_SHA_1' at 'macAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: " +
      '[HMAC_SHA_384, HMAC_SHA_256, HMAC_SHA_224, HMAC_SHA_512]',
  ],
])('refuses %s for a key of another length', async (MacAlgorithm, code, message) => {
  const sim = simulation()
  const { KeyId } = await createKey(sim, hmac(224))
  const refusal = await sim.refusal(root, 'kms:GenerateMac', { KeyId, Message, MacAlgorithm })
  expect(refusal).toEqual({ code, status: 400, message })
})

test('shows its algorithm to conditions and to CloudTrail', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-generatemac.html
  const sim = simulation()
  const Condition = { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_512' } }
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:GenerateMac', Resource: '*', Condition })
  const { Arn: KeyId } = await createKey(sim, hmac(512))
  const { Arn: shorter } = await createKey(sim, hmac(384))
  const event = eventOf(await sim.send(alice, 'kms:GenerateMac', { KeyId, Message, MacAlgorithm: 'HMAC_SHA_512' }))
  expect(event.requestParameters).toEqual({ keyId: KeyId, macAlgorithm: 'HMAC_SHA_512' })
  const other = { KeyId: shorter, Message, MacAlgorithm: 'HMAC_SHA_384' }
  expect((await sim.refusal(alice, 'kms:GenerateMac', other)).code).toBe('AccessDeniedException')
})
