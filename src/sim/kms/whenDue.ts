// What happens to a key when its time has come, without a call.
import { aliasArn } from '../arn.ts'
import { remove } from '../collections/orderedMap.ts'
import type { CallContext, ServiceEvent } from '../operation.ts'
import type { KmsKey, RotationSchedule, World } from '../world.ts'
import { keyResource } from './audit.ts'
import { changeKey, changeState } from './changeKey.ts'
import type { DueKey } from './dueKeys.ts'
import { withoutGrantsOn } from './grants.ts'
import { forgetUnheld, removeMaterial } from './importedMaterial.ts'
import { expiryOf, keyAt } from './keyAt.ts'
import { DAY } from './recordUse.ts'
import { relatedKeys } from './relatedKeys.ts'
import { nextRotation, rotate } from './rotation.ts'

/** Does what is due, and returns what CloudTrail then writes down. */
export async function happen(context: CallContext, { key, date }: DueKey): Promise<readonly ServiceEvent[]> {
  if (expiryOf(key) <= date) return expire(context, key, date)
  if (key.keyState === 'PendingDeletion') return [await end(context, key, date)]
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

/** https://docs.aws.amazon.com/kms/latest/developerguide/ct-deleteexpiredkeymaterial.html */
async function expire(context: CallContext, key: KmsKey, date: number): Promise<readonly ServiceEvent[]> {
  const expired = key.materials.filter(({ imported }) => (imported?.validTo ?? Infinity) <= date)
  for (const { id } of expired) await removeMaterial(context, key, id)
  return expired.map(({ id }) => ({
    time: date,
    eventSource: 'kms.amazonaws.com',
    eventName: 'DeleteExpiredKeyMaterial',
    accountId: key.accountId,
    region: key.region,
    resources: keyResource(key),
    serviceEventDetails: {
      keyId: key.keyId,
      ...(key.keySpec === 'SYMMETRIC_DEFAULT' && { keyMaterialId: id }),
    },
  }))
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
async function end(context: CallContext, key: KmsKey, date: number): Promise<ServiceEvent> {
  leaveSet(context, key, date)
  context.change((world) => deleteKey(world, key))
  for (const { id } of key.materials) await forgetUnheld(context, key, id)
  for (const { wrappingKeyId } of key.importParameters ?? []) await context.environment.hsm.forget(wrappingKeyId)
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
