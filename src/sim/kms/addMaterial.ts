// Imported key material takes its place in the key.
// https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html
import type { CallContext } from '../operation.ts'
import type { KeyMaterial, KmsKey, World } from '../world.ts'
import { changeKey } from './changeKey.ts'
import { incorrectKeyMaterial, invalidState, unsupported } from './errors.ts'
import { settleState } from './importedMaterial.ts'
import { keyAt } from './keyAt.ts'
import { isReplica, relatedKeys } from './relatedKeys.ts'

export interface Brought {
  readonly id: string
  readonly validTo?: number
  readonly description?: string
}

interface Asked {
  readonly ImportType?: 'NEW_KEY_MATERIAL' | 'EXISTING_KEY_MATERIAL'
  readonly KeyMaterialId?: string
}

/** Refuses material that is not the one that the key had, or not new where it should be. */
export function requireWelcome(world: World, key: KmsKey, { id }: Brought, asked: Asked): void {
  const isKnown = key.materials.some((material) => material.id === id)
  const isFirst = key.materials.length === 0
  const { ImportType = isFirst ? 'NEW_KEY_MATERIAL' : 'EXISTING_KEY_MATERIAL', KeyMaterialId = id } = asked
  if (KeyMaterialId !== id) throw incorrectKeyMaterial()
  if (ImportType === 'EXISTING_KEY_MATERIAL') {
    if (!isKnown) throw incorrectKeyMaterial()
    return
  }
  // A replica only takes what its primary has.
  if (isReplica(key)) throw unsupported()
  if (isKnown) throw incorrectKeyMaterial()
  const pending = key.materials.find(({ isPending }) => isPending)
  if (pending)
    throw invalidState(
      `New key material (id: ${id}) cannot be imported into KMS key ${key.arn}, because another key material (id: ${pending.id}) is pending rotation.`,
    )
  if (relatedKeys(world, key).some(({ keyState }) => keyState === 'Creating'))
    throw invalidState(`${key.arn} is updating.`)
}

/** Puts material that is welcome into the key. The replicas hear of new material, and wait for it. */
export function addMaterial(context: CallContext, key: KmsKey, { id, validTo, description }: Brought): void {
  const brought = (material: KeyMaterial): KeyMaterial => ({
    ...material,
    ...(description !== undefined && { description }),
    imported: validTo === undefined ? {} : { validTo },
  })
  // What has expired meanwhile without a call leaves first.
  for (const { arn } of relatedKeys(context.world, key))
    changeKey(context, arn, (current) => keyAt(current, context.now))
  if (!key.materials.some((material) => material.id === id)) {
    const isFirst = key.materials.length === 0
    const fresh: KeyMaterial = isFirst ? { id } : { id, isPending: true }
    for (const { arn } of relatedKeys(context.world, key))
      changeKey(context, arn, (current) => ({ ...current, materials: [...current.materials, fresh] }))
  }
  changeKey(context, key.arn, (current) => ({
    ...current,
    materials: current.materials.map((material) => (material.id === id ? brought(material) : material)),
  }))
  context.record({
    type: 'state-changed',
    place: 'hsm',
    subject: key.arn,
    change: { type: 'created', what: 'key material' },
  })
  settleState(context, key)
}
