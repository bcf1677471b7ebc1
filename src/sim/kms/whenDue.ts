// What happens to a key when its time has come, without a call.
import { aliasArn } from '../arn.ts'
import { remove } from '../collections/orderedMap.ts'
import type { CallContext, ServiceEvent } from '../operation.ts'
import type { KmsKey, RotationSchedule, World } from '../world.ts'
import { keyResource } from './audit.ts'
import { changeKey, changeState } from './changeKey.ts'
import type { DueKey } from './dueKeys.ts'
import { withoutGrantsOn } from './grants.ts'
import { keyAt } from './keyAt.ts'
import { DAY } from './recordUse.ts'
import { relatedKeys } from './relatedKeys.ts'
import { nextRotation, rotate } from './rotation.ts'

/** Does what is due, and returns what CloudTrail then writes down. */
export async function happen(context: CallContext, { key, date }: DueKey): Promise<readonly ServiceEvent[]> {
  if (key.keyState === 'PendingDeletion') return [end(context, key, date)]
  if (key.transition && key.transition.date <= date) {
    changeState(context, key, keyAt(key, date).keyState)
    return []
  }
  return key.rotation ? rotateOnSchedule(context, key, key.rotation, key.rotation.nextDate, date) : []
}

/** Rotates a key that missed its date while it was disabled; its schedule begins anew. */
export async function catchUp(context: CallContext, key: KmsKey, schedule: RotationSchedule): Promise<void> {
  for (const event of await rotateOnSchedule(context, key, schedule, context.now, context.now))
    context.recordAfter(event)
}

async function rotateOnSchedule(
  context: CallContext,
  key: KmsKey,
  { periodInDays }: RotationSchedule,
  from: number,
  date: number,
): Promise<readonly ServiceEvent[]> {
  const events = await rotate(context, key, { type: 'AUTOMATIC', date })
  const rotation = { periodInDays, nextDate: nextRotation(from, periodInDays) }
  changeKey(context, key.arn, (current) => ({ ...current, rotation }))
  return events
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
function end(context: CallContext, key: KmsKey, date: number): ServiceEvent {
  leaveSet(context, key, date)
  context.change((world) => deleteKey(world, key))
  context.record({ type: 'state-changed', place: 'kms', subject: key.arn, change: { type: 'deleted', what: 'key' } })
  return {
    time: date,
    eventSource: 'kms.amazonaws.com',
    eventName: 'DeleteKey',
    accountId: key.accountId,
    region: key.region,
    responseElements: { keyId: key.arn },
    resources: keyResource(key),
  }
}

/** The others of the set forget a replica; a primary that has waited for the last one now waits for itself. */
function leaveSet(context: CallContext, replica: KmsKey, date: number): void {
  for (const key of relatedKeys(context.world, replica)) {
    if (!key.multiRegion || key.arn === replica.arn) continue
    const replicaRegions = key.multiRegion.replicaRegions.filter((region) => region !== replica.region)
    const multiRegion = { ...key.multiRegion, replicaRegions }
    changeKey(context, key.arn, (current) => ({ ...current, multiRegion }))
    if (key.keyState === 'PendingReplicaDeletion' && replicaRegions.length === 0)
      changeState(context, key, 'PendingDeletion', { deletionDate: date + (key.pendingWindowInDays ?? 30) * DAY })
  }
}

/**
 * The world without the key, its aliases, its grants and its policy. That its material once belonged to it stays known, so that a
 * ciphertext of a deleted key can be told from bytes that KMS never made; the material itself can no longer be reached.
 */
function deleteKey(world: World, key: KmsKey): World {
  const aliases = key.aliasNames.map((name) => aliasArn(key.region, key.accountId, name))
  return {
    ...world,
    kms: {
      ...world.kms,
      keys: remove(world.kms.keys, key.arn),
      aliases: aliases.reduce(remove, world.kms.aliases),
      grants: withoutGrantsOn(world.kms.grants, key.arn),
    },
  }
}
