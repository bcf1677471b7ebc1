import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import { createKey, type Sealed } from '../../testing/kms.ts'
import { recordOf } from '../../testing/records.ts'
import { root, simulation } from '../../testing/world.ts'

test('a key that never did anything has no usage', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html
  const sim = simulation()
  const { KeyId, CreationDate } = await createKey(sim)
  await sim.answer(root, 'kms:DescribeKey', { KeyId })
  expect(await sim.answer(root, 'kms:GetKeyLastUsage', { KeyId })).toEqual({
    KeyId,
    KeyLastUsage: {},
    TrackingStartDate: CreationDate,
    KeyCreationDate: CreationDate,
  })
})

test('names the last call that used the key, and its record', async () => {
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  const other = await createKey(sim)
  const { CiphertextBlob } = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId, Plaintext: utf8('sunset') })
  const used = recordOf(await sim.send(root, 'kms:Decrypt', { CiphertextBlob }), 'Decrypt')
  await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob, EncryptionContext: { wrong: 'pair' } })
  await sim.answer(root, 'kms:Encrypt', { KeyId: other.KeyId, Plaintext: utf8('x') })
  await sim.answer(root, 'kms:DisableKey', { KeyId })
  expect(await sim.answer(root, 'kms:GetKeyLastUsage', { KeyId: Arn })).toMatchObject({
    KeyLastUsage: {
      Operation: 'Decrypt',
      Timestamp: Date.parse(used.eventTime) / 1000,
      CloudTrailEventId: used.eventID,
      KmsRequestId: used.requestID,
    },
  })
})

test('the two keys of a re-encryption have been used by it', async () => {
  const sim = simulation()
  const [from, to] = [await createKey(sim), await createKey(sim)]
  const { CiphertextBlob } = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId: from.KeyId, Plaintext: utf8('x') })
  await sim.answer(root, 'kms:ReEncrypt', { CiphertextBlob, DestinationKeyId: to.KeyId })
  for (const { KeyId } of [from, to])
    expect(await sim.answer(root, 'kms:GetKeyLastUsage', { KeyId })).toMatchObject({
      KeyLastUsage: { Operation: 'ReEncrypt' },
    })
})
