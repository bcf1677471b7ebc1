import { defineOperation } from '../../operation.ts'
import { integer, oneOf, optional } from '../../shape.ts'
import type { KeyMaterial, KmsKey, World } from '../../world.ts'
import { keyResource, parameters } from '../audit.ts'
import { expirationModel, seconds } from '../keyMetadata.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId, Marker } from '../members.ts'
import { pageOf } from '../pages.ts'
import { relatedKeys } from '../relatedKeys.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'
import { requireRotatable } from '../rotation.ts'

export const listKeyRotations = defineOperation({
  name: 'kms:ListKeyRotations',
  summary: 'Lists the generations of a key: when each took over, and which one encrypts now.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html',
  input: {
    KeyId,
    IncludeKeyMaterial: optional(oneOf('ALL_KEY_MATERIAL', 'ROTATIONS_ONLY')),
    Limit: optional(integer({ min: 1, max: 1000 })),
    Marker,
  },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab', IncludeKeyMaterial: 'ALL_KEY_MATERIAL' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:ListKeyRotations'), 'kms:ListKeyRotations'),
  ],
  run(context, { KeyId, IncludeKeyMaterial = 'ROTATIONS_ONLY', Limit = 100, Marker }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:ListKeyRotations')
    requireState(key, 'ListKeyRotations')
    requireRotatable(key)
    const listed = [...key.materials.entries()].filter(
      ([, { rotated }]) => rotated !== undefined || IncludeKeyMaterial === 'ALL_KEY_MATERIAL',
    )
    const { items, next } = pageOf(listed, ([index]) => String(index).padStart(6, '0'), Limit, Marker)
    const current = key.materials.findLast(({ isPending }) => !isPending)
    return {
      Rotations: items.map(([, material]) => entryOf(context.world, key, material, material === current)),
      ...next,
      Truncated: next !== undefined,
    }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId, IncludeKeyMaterial, Limit, Marker }) =>
      parameters({ keyId: KeyId, includeKeyMaterial: IncludeKeyMaterial, limit: Limit, marker: Marker }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})

function entryOf(world: World, key: KmsKey, material: KeyMaterial, isCurrent: boolean) {
  const { id, description, imported, rotated } = material
  return {
    KeyId: key.keyId,
    KeyMaterialId: id,
    ...(description !== undefined && { KeyMaterialDescription: description }),
    ...(key.origin === 'EXTERNAL' && { ImportState: imported ? 'IMPORTED' : 'PENDING_IMPORT' }),
    KeyMaterialState: material.isPending ? pendingState(world, key, id) : isCurrent ? 'CURRENT' : 'NON_CURRENT',
    ...(imported && expirationModel(imported)),
    ...(rotated && { RotationDate: seconds(rotated.date), RotationType: rotated.type }),
  }
}

/** New material of a multi-Region key waits until every key of the set has it. */
const pendingState = (world: World, key: KmsKey, id: string): string =>
  relatedKeys(world, key).every(({ materials }) => materials.some((each) => each.id === id && each.imported))
    ? 'PENDING_ROTATION'
    : 'PENDING_MULTI_REGION_IMPORT_AND_ROTATION'
