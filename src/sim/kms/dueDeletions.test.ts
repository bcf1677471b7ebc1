import { expect, test } from 'vitest'
import { createKey } from '../testing/kms.ts'
import { root, simulation } from '../testing/world.ts'
import { get } from '../collections/orderedMap.ts'
import { deleteKey, keysDueBy } from './dueDeletions.ts'

const DAY = 86_400_000

test('are the keys whose waiting period has ended, the longest ended first', async () => {
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
  const due = (moment: number) => keysDueBy(sim.world, moment).map(({ arn }) => arn)
  const deletionDate = get(sim.world.kms.keys, early.Arn)?.deletionDate ?? 0
  expect(due(deletionDate - 1)).toEqual([])
  expect(due(deletionDate)).toEqual([early.Arn])
  expect(due(deletionDate + 2 * DAY)).toEqual([early.Arn, late.Arn])
})

test('leave no key and no alias behind, and touch no other', async () => {
  const sim = simulation()
  const [gone, kept] = [await createKey(sim), await createKey(sim)]
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/gone', TargetKeyId: gone.KeyId })
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/kept', TargetKeyId: kept.KeyId })
  const key = get(sim.world.kms.keys, gone.Arn)
  const world = key && deleteKey(sim.world, key)
  expect(get(world?.kms.keys ?? null, gone.Arn)).toBeUndefined()
  expect(get(world?.kms.aliases ?? null, 'arn:aws:kms:us-east-1:111122223333:alias/gone')).toBeUndefined()
  expect(get(world?.kms.keys ?? null, kept.Arn)).toBeDefined()
  expect(get(world?.kms.aliases ?? null, 'arn:aws:kms:us-east-1:111122223333:alias/kept')).toBeDefined()
})
