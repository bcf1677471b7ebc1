import { expect, test } from 'vitest'
import { get } from '../collections/orderedMap.ts'
import { send } from '../gateway.ts'
import { createKey, describeKey } from '../testing/kms.ts'
import { recordsOf } from '../testing/records.ts'
import { root, simulation } from '../testing/world.ts'

test('keys are deleted in the order in which their waiting periods end', async () => {
  const sim = simulation()
  const [late, early, kept, cancelled] = [
    await createKey(sim),
    await createKey(sim),
    await createKey(sim),
    await createKey(sim),
  ]
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: late.KeyId, PendingWindowInDays: 8 })
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: early.KeyId, PendingWindowInDays: 7 })
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: cancelled.KeyId, PendingWindowInDays: 7 })
  await sim.answer(root, 'kms:CancelKeyDeletion', { KeyId: cancelled.KeyId })
  await sim.answer(root, 'kms:DisableKey', { KeyId: kept.KeyId })
  const deleted = (outcome: Awaited<ReturnType<typeof sim.send>>) =>
    recordsOf(outcome).map(({ event }) => event.responseElements)
  expect(deleted(await sim.send(root, 'clock:PassTime', { Days: 6 }))).toEqual([])
  expect(deleted(await sim.send(root, 'clock:PassTime', { Days: 30 }))).toEqual([
    { keyId: early.Arn },
    { keyId: late.Arn },
  ])
  for (const { Arn } of [kept, cancelled]) expect(get(sim.world.kms.keys, Arn)).toBeDefined()
})

test('a deleted key leaves no alias behind, and touches no other', async () => {
  const sim = simulation()
  const [gone, kept] = [await createKey(sim), await createKey(sim)]
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/gone', TargetKeyId: gone.KeyId })
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/kept', TargetKeyId: kept.KeyId })
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: gone.KeyId, PendingWindowInDays: 7 })
  await sim.answer(root, 'clock:PassTime', { Days: 7 })
  const { keys, aliases } = sim.world.kms
  expect(get(keys, gone.Arn)).toBeUndefined()
  expect(get(aliases, 'arn:aws:kms:us-east-1:111122223333:alias/gone')).toBeUndefined()
  expect(get(keys, kept.Arn)).toBeDefined()
  expect(get(aliases, 'arn:aws:kms:us-east-1:111122223333:alias/kept')).toBeDefined()
})

test('the material of a deleted key is really gone, for this door and not for one that was forked before', async () => {
  const sim = simulation()
  const { KeyId, CurrentKeyMaterialId: first } = await createKey(sim)
  await sim.answer(root, 'kms:RotateKeyOnDemand', { KeyId })
  const { CurrentKeyMaterialId: second } = await describeKey(sim, KeyId)
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 })
  const message = { iv: new Uint8Array(12), additionalData: new Uint8Array(0), data: new Uint8Array(1) }
  const fork = sim.environment.fork()
  await send(sim.world, fork, { as: root, operation: 'clock:PassTime', input: { Days: 7 } })
  for (const id of [first, second]) {
    await expect(fork.hsm.encrypt(id, message)).rejects.toThrow('holds no key material')
    await sim.environment.hsm.encrypt(id, message)
  }
  await sim.answer(root, 'clock:PassTime', { Days: 7 })
  for (const id of [first, second])
    await expect(sim.environment.hsm.encrypt(id, message)).rejects.toThrow('holds no key material')
})
