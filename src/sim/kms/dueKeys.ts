// What time alone does to keys: when something is due, and for which key. What then happens is in whenDue.ts.
import { values } from '../collections/orderedMap.ts'
import type { KmsKey, World } from '../world.ts'
import { expiryOf } from './keyAt.ts'

export interface DueKey {
  readonly key: KmsKey
  /** Milliseconds since the epoch. */
  readonly date: number
}

/** The key to which something happens first, if anything does before `end` or at it. */
export function nextDueKey(world: World, end: number): DueKey | undefined {
  let next: DueKey | undefined
  for (const key of values(world.kms.keys)) {
    const date = dueDate(key)
    if (date <= end && (!next || date < next.date)) next = { key, date }
  }
  return next
}

/** A key that is disabled or on its way out does not rotate. */
function dueDate(key: KmsKey): number {
  const { keyState, deletionDate, transition, rotation } = key
  if (keyState === 'PendingDeletion') return Math.min(expiryOf(key), deletionDate ?? Infinity)
  return Math.min(
    expiryOf(key),
    transition?.date ?? Infinity,
    (keyState === 'Enabled' && rotation?.nextDate) || Infinity,
  )
}
