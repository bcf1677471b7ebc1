// Rotation: a KMS key gets another generation of key material. It encrypts from then on; the older ones go on opening what
// they have sealed. https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
import { keyArn } from '../arn.ts'
import { get, set } from '../collections/orderedMap.ts'
import type { CallContext, ServiceEvent } from '../operation.ts'
import type { KeyMaterial, KmsKey, World } from '../world.ts'
import { keyResource } from './audit.ts'
import { changeKey } from './changeKey.ts'
import { unsupported } from './errors.ts'
import { currentMaterial } from './keyMetadata.ts'
import { DAY } from './recordUse.ts'
import { relatedKeys, synchronized } from './relatedKeys.ts'

type Rotated = NonNullable<KeyMaterial['rotated']>

/** Only symmetric encryption keys rotate; AWS says no more about the others. */
export function requireRotatable({ keySpec }: KmsKey): void {
  if (keySpec !== 'SYMMETRIC_DEFAULT') throw unsupported()
}

/** The key that the schedule and the rotations of a key belong to: of multi-Region keys the primary. */
export const scheduledKey = (world: World, key: KmsKey): KmsKey =>
  (key.multiRegion && get(world.kms.keys, keyArn(key.multiRegion.primaryRegion, key.accountId, key.keyId))) ?? key

/** Gives the key, and its replicas, fresh key material from the HSM. What CloudTrail then writes down is returned. */
export async function rotate(context: CallContext, key: KmsKey, rotated: Rotated): Promise<readonly ServiceEvent[]> {
  const id = await context.environment.hsm.generate(key.keyId)
  context.change((world) => ({
    ...world,
    kms: { ...world.kms, materials: set(world.kms.materials, id, key.arn) },
  }))
  const next = { id, rotated }
  return replaceMaterial(context, key, rotated, (materials) => [...materials, next])
}

/** Lets imported material that waits for it take over. */
export const rotateToPending = (context: CallContext, key: KmsKey, rotated: Rotated): readonly ServiceEvent[] =>
  replaceMaterial(context, key, rotated, (materials) =>
    materials.map(({ isPending, ...material }) => (isPending ? { ...material, rotated } : material)),
  )

/** When the key that has this schedule rotates next, once it has rotated at `date`. */
export const nextRotation = (date: number, periodInDays: number): number => date + periodInDays * DAY

function replaceMaterial(
  context: CallContext,
  key: KmsKey,
  { type, date }: Rotated,
  edit: (materials: readonly KeyMaterial[]) => readonly KeyMaterial[],
): readonly ServiceEvent[] {
  const previousKeyMaterialId = currentMaterial(key)
  const events = relatedKeys(context.world, key).map((related): ServiceEvent => {
    changeKey(context, related.arn, (current) => ({ ...current, materials: edit(current.materials) }))
    context.record({
      type: 'state-changed',
      place: 'hsm',
      subject: related.arn,
      change: { type: 'created', what: 'key material' },
    })
    const changed = get(context.world.kms.keys, related.arn) ?? related
    return {
      time: date,
      eventSource: 'kms.amazonaws.com',
      eventName: 'RotateKey',
      accountId: related.accountId,
      region: related.region,
      resources: keyResource(related),
      serviceEventDetails: {
        rotationType: type,
        keyOrigin: related.origin,
        previousKeyMaterialId,
        currentKeyMaterialId: currentMaterial(changed),
        keyId: related.keyId,
      },
    }
  })
  return key.multiRegion ? [...events, synchronized({ now: date }, key)] : events
}
