import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import { keyResource, parameters } from '../audit.ts'
import { unknownKeyMaterial } from '../errors.ts'
import { removeMaterial } from '../importedMaterial.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId, materialId } from '../members.ts'
import { requireOrigin } from '../origin.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const deleteImportedKeyMaterial = defineOperation({
  name: 'kms:DeleteImportedKeyMaterial',
  summary: 'Deletes imported key material at once. The key is useless until the same material is imported again.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteImportedKeyMaterial.html',
  input: { KeyId, KeyMaterialId: optional(materialId) },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:DeleteImportedKeyMaterial'), 'kms:DeleteImportedKeyMaterial'),
  ],
  async run(context, { KeyId, KeyMaterialId }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:DeleteImportedKeyMaterial')
    requireOrigin(key, 'EXTERNAL')
    requireState(key, 'DeleteImportedKeyMaterial')
    const material = key.materials.findLast(({ id, isPending }) =>
      KeyMaterialId === undefined ? !isPending : id === KeyMaterialId,
    )
    if (KeyMaterialId !== undefined && !material) throw unknownKeyMaterial()
    if (material?.imported) await removeMaterial(context, key, material.id)
    return {
      KeyId: key.arn,
      ...(material && key.keySpec === 'SYMMETRIC_DEFAULT' && { KeyMaterialId: material.id }),
    }
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId, KeyMaterialId }) => parameters({ keyId: KeyId, keyMaterialId: KeyMaterialId }),
    responseElements: ({ KeyId, KeyMaterialId }) => parameters({ keyId: KeyId, keyMaterialId: KeyMaterialId }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
