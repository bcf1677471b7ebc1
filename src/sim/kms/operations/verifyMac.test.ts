import { expect, test } from 'vitest'
import { concat, utf8, type Bytes } from '../../bytes.ts'
import { createKey } from '../../testing/kms.ts'
import { root, simulation } from '../../testing/world.ts'

const Message = utf8('Hello, MAC.')

test.each([224, 256, 384, 512])('knows a MAC of %i bits of this message and this key, and no other', async (bits) => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_generate_and_verify_mac, test_invalid_verify_mac.
  const sim = simulation()
  const spec = { KeySpec: `HMAC_${bits}`, KeyUsage: 'GENERATE_VERIFY_MAC' }
  const { KeyId, Arn } = await createKey(sim, spec)
  const { KeyId: other } = await createKey(sim, spec)
  const MacAlgorithm = `HMAC_SHA_${bits}`
  const { Mac } = await sim.answer<{ Mac: Bytes }>(root, 'kms:GenerateMac', { KeyId, Message, MacAlgorithm })
  const input = { KeyId, Message, MacAlgorithm, Mac }
  expect(await sim.answer(root, 'kms:VerifyMac', input)).toEqual({ KeyId: Arn, MacValid: true, MacAlgorithm })
  for (const wrong of [
    { Message: utf8('Hello, Mac.') },
    { KeyId: other },
    { Mac: Mac.map((byte, i) => (i === 3 ? byte ^ 1 : byte)) },
    { Mac: Mac.slice(1) },
    { Mac: concat(Mac, Mac) },
  ])
    // In a dry run too: https://github.com/radkawar/stackd, testdata/aws/kms/hmac.json.
    for (const DryRun of [false, true])
      expect(await sim.refusal(root, 'kms:VerifyMac', { ...input, ...wrong, DryRun })).toEqual({
        code: 'KMSInvalidMacException',
        status: 400,
      })
  expect((await sim.refusal(root, 'kms:VerifyMac', { ...input, DryRun: true })).code).toBe('DryRunOperationException')
})

test('refuses the algorithm of another key spec', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim, { KeySpec: 'HMAC_224', KeyUsage: 'GENERATE_VERIFY_MAC' })
  const input = { KeyId, Message, MacAlgorithm: 'HMAC_SHA_512', Mac: Message }
  expect(await sim.refusal(root, 'kms:VerifyMac', input)).toMatchObject({
    code: 'InvalidKeyUsageException',
    message: 'Algorithm HMAC_SHA_512 is incompatible with key spec HMAC_224.',
  })
})
