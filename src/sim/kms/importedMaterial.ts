// Key material that the owner of the key brings, and may take away or let expire.
// https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html
import { get } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { KeyMaterial, KmsKey } from '../world.ts'
import { changeKey, changeState } from './changeKey.ts'
import { isComplete } from './keyAt.ts'
import { relatedKeys } from './relatedKeys.ts'

/** The entry without what was brought, as it is listed until the same material comes again. */
export const emptied = ({ imported: _, ...material }: KeyMaterial): KeyMaterial => material

/**
 * Takes the material with this id out of a key, and out of the HSM when no related key holds it. What only waited for a
 * rotation was never a generation: it leaves the key altogether, and its replicas with the primary.
 */
export async function removeMaterial(context: CallContext, key: KmsKey, id: string): Promise<void> {
  const isPending = key.materials.some((material) => material.id === id && material.isPending)
  const isPrimary = key.multiRegion?.primaryRegion === key.region
  for (const { arn } of isPending && isPrimary ? relatedKeys(context.world, key) : [key])
    changeKey(context, arn, (current) => ({
      ...current,
      materials:
        isPending && (isPrimary || !key.multiRegion)
          ? current.materials.filter((material) => material.id !== id)
          : current.materials.map((material) => (material.id === id ? emptied(material) : material)),
    }))
  await forgetUnheld(context, key, id)
  context.record({
    type: 'state-changed',
    place: 'hsm',
    subject: key.arn,
    change: { type: 'deleted', what: 'key material' },
  })
  settleState(context, key)
}

/** Deletes material from the HSM that neither this key nor a related one holds any longer. */
export async function forgetUnheld(context: CallContext, key: KmsKey, id: string): Promise<void> {
  const current = get(context.world.kms.keys, key.arn)
  const related = current ? relatedKeys(context.world, current) : relatedKeys(context.world, key)
  const isHeld = ({ origin, materials }: KmsKey): boolean =>
    materials.some((material) => material.id === id && (origin === 'AWS_KMS' || material.imported !== undefined))
  if (!related.some((each) => get(context.world.kms.keys, each.arn) && isHeld(each)))
    await context.environment.hsm.forget(id)
}

/** A key works while it has all its generations; without one of them it waits. */
export function settleState(context: CallContext, key: KmsKey): void {
  const current = get(context.world.kms.keys, key.arn)
  if (!current) return
  if (current.keyState === 'PendingImport' && isComplete(current)) changeState(context, current, 'Enabled')
  if ((current.keyState === 'Enabled' || current.keyState === 'Disabled') && !isComplete(current))
    changeState(context, current, 'PendingImport')
}
