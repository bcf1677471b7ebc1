// The keys of one multi-Region set: the same key id and the same material, each with its own policy, state and names.
// https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
import { keyArn } from '../arn.ts'
import { get } from '../collections/orderedMap.ts'
import type { CallContext, ServiceEvent } from '../operation.ts'
import type { KmsKey, World } from '../world.ts'
import { keyResource } from './audit.ts'
import { unsupported } from './errors.ts'

/** How long a new replica, or a change of the primary, takes, in milliseconds. AWS says: a few seconds. */
export const SETTLING = 5000

/** The primary key and its replicas, in that order; of a key of one Region, the key alone. */
export function relatedKeys(world: World, key: KmsKey): readonly KmsKey[] {
  if (!key.multiRegion) return [key]
  const { primaryRegion, replicaRegions } = key.multiRegion
  return [primaryRegion, ...replicaRegions].flatMap(
    (region) => get(world.kms.keys, keyArn(region, key.accountId, key.keyId)) ?? [],
  )
}

export const isReplica = ({ multiRegion, region }: KmsKey): boolean =>
  multiRegion !== undefined && multiRegion.primaryRegion !== region

/** Refuses a replica, whose shared properties are those of its primary. */
export function requirePrimary(key: KmsKey): void {
  if (isReplica(key)) throw unsupported(`${key.arn} is not a multi-region primary key.`)
}

/** KMS copies the shared properties of a primary key to its replicas. */
export const synchronized = ({ now }: Pick<CallContext, 'now'>, primary: KmsKey): ServiceEvent => ({
  time: now,
  eventSource: 'kms.amazonaws.com',
  eventName: 'SynchronizeMultiRegionKey',
  accountId: primary.accountId,
  region: primary.region,
  resources: keyResource(primary),
  isWrittenAsCall: true,
})
