import { expect, test } from 'vitest'
import { hexOf, type Bytes } from '../../bytes.ts'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test.each([8, 32, 1024])('draws %i bytes, others each time', async (NumberOfBytes) => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_generate_random.
  const sim = simulation()
  const one = await sim.answer<{ Plaintext: Bytes }>(root, 'kms:GenerateRandom', { NumberOfBytes })
  const two = await sim.answer<{ Plaintext: Bytes }>(root, 'kms:GenerateRandom', { NumberOfBytes })
  expect(Object.keys(one)).toEqual(['Plaintext'])
  expect(one.Plaintext).toHaveLength(NumberOfBytes)
  expect(hexOf(one.Plaintext)).not.toBe(hexOf(two.Plaintext))
})

test.each([
  // LocalStack's recordings of AWS: test_generate_random_invalid_number_of_bytes.
  [{}, 'NumberOfBytes is required.'],
  [{ NumberOfBytes: 0 }, range('0', 'greater than or equal to 1')],
  [{ NumberOfBytes: 1025 }, range('1025', 'less than or equal to 1024')],
])('refuses %o', async (input, message) => {
  expect(await simulation().refusal(root, 'kms:GenerateRandom', input)).toEqual({
    code: 'ValidationException',
    status: 400,
    message,
  })
})

function range(value: string, constraint: string): string {
  return `1 validation error detected: Value '${value}' at 'numberOfBytes' failed to satisfy constraint: Member must have value ${constraint}`
}

test('knows no custom key store', async () => {
  const input = { NumberOfBytes: 8, CustomKeyStoreId: 'cks-1234567890abcdef0' }
  expect(await simulation().refusal(root, 'kms:GenerateRandom', input)).toEqual({
    code: 'CustomKeyStoreNotFoundException',
    status: 400,
  })
})

test('needs an identity policy, and leaves a record without a resource', async () => {
  const sim = simulation()
  const bob = await createUser(sim, 'bob')
  expect((await sim.refusal(bob, 'kms:GenerateRandom', { NumberOfBytes: 8 })).message).toBe(
    'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: kms:GenerateRandom on resource: * ' +
      'because no identity-based policy allows the kms:GenerateRandom action',
  )
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:GenerateRandom', Resource: '*' })
  const event = eventOf(await sim.send(alice, 'kms:GenerateRandom', { NumberOfBytes: 8 }))
  expect(event).toMatchObject({ eventName: 'GenerateRandom', readOnly: true, requestParameters: null })
})
