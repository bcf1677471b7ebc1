import { blob, oneOf, optional, required, string, timestamp } from '../../shape.ts'
import { set } from '../../collections/orderedMap.ts'
import { defineOperation, type CallContext } from '../../operation.ts'
import type { Bytes } from '../../bytes.ts'
import type { ImportParameters, KmsKey } from '../../world.ts'
import { auditTime, keyResource, parameters } from '../audit.ts'
import { incorrectKeyMaterial, invalidCiphertext, unsupported, validation } from '../errors.ts'
import { addMaterial, requireWelcome, type Brought } from '../addMaterial.ts'
import { forgetUnheld } from '../importedMaterial.ts'
import { parametersOf } from '../importParameters.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId, materialId } from '../members.ts'
import { requireOrigin } from '../origin.ts'
import { DAY } from '../recordUse.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

const LONGEST = 365 * DAY

const described = string({
  max: 256,
  pattern: { text: '^[a-zA-Z0-9:/_\\s.-]+$', matches: (value) => /^[a-zA-Z0-9:/_\s.-]+$/.test(value) },
})

export const importKeyMaterial = defineOperation({
  name: 'kms:ImportKeyMaterial',
  summary: 'Brings wrapped key material into the HSM, for a key that was made without any.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html',
  input: {
    KeyId,
    ImportToken: required(blob({ min: 1, max: 6144 })),
    EncryptedKeyMaterial: required(blob({ min: 1, max: 6144 })),
    ValidTo: optional(timestamp),
    ExpirationModel: optional(oneOf('KEY_MATERIAL_EXPIRES', 'KEY_MATERIAL_DOES_NOT_EXPIRE')),
    ImportType: optional(oneOf('NEW_KEY_MATERIAL', 'EXISTING_KEY_MATERIAL')),
    KeyMaterialDescription: optional(described),
    KeyMaterialId: optional(materialId),
  },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab', ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' },
  permissions: (world, { KeyId, ValidTo, ExpirationModel = 'KEY_MATERIAL_EXPIRES' }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:ImportKeyMaterial'), 'kms:ImportKeyMaterial', {
      'kms:ExpirationModel': ExpirationModel,
      ...(ValidTo !== undefined && { 'kms:ValidTo': String(ValidTo) }),
    }),
  ],
  async run(context, input) {
    const key = findOwnKey(context.world, context, input.KeyId, 'kms:ImportKeyMaterial')
    requireOrigin(key, 'EXTERNAL')
    requireState(key, 'ImportKeyMaterial')
    const validTo = expiry(context, input)
    requireApplicable(key, input)
    const wrapping = parametersOf(key, input.ImportToken, context.now)

    const material = await unwrapped(context, wrapping, input.EncryptedKeyMaterial)
    if (!material) throw invalidCiphertext()
    const id = await context.environment.hsm.import(key.keyId, key.keySpec, material)
    material.fill(0)
    if (id === undefined) throw incorrectKeyMaterial()
    const brought: Brought = {
      id,
      ...(validTo !== undefined && { validTo }),
      ...(input.KeyMaterialDescription !== undefined && { description: input.KeyMaterialDescription }),
    }
    try {
      requireWelcome(context.world, key, brought, input)
    } catch (error) {
      await forgetUnheld(context, key, id)
      throw error
    }
    context.change((world) => ({
      ...world,
      kms: { ...world.kms, materials: set(world.kms.materials, id, key.arn) },
    }))
    addMaterial(context, key, brought)
    return { KeyId: key.arn, ...(key.keySpec === 'SYMMETRIC_DEFAULT' && { KeyMaterialId: id }) }
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId, ValidTo, ExpirationModel, ImportType, KeyMaterialDescription, KeyMaterialId }) =>
      parameters({
        keyId: KeyId,
        validTo: ValidTo === undefined ? undefined : auditTime(ValidTo * 1000),
        expirationModel: ExpirationModel,
        importType: ImportType,
        keyMaterialDescription: KeyMaterialDescription,
        keyMaterialId: KeyMaterialId,
      }),
    responseElements: ({ KeyId, KeyMaterialId }) => parameters({ keyId: KeyId, keyMaterialId: KeyMaterialId }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})

interface Given {
  readonly ValidTo?: number
  readonly ExpirationModel?: string
  readonly ImportType?: string
  readonly KeyMaterialDescription?: string
  readonly KeyMaterialId?: string
}

/** In milliseconds; undefined for material that does not expire. */
function expiry(
  { now }: CallContext,
  { ValidTo, ExpirationModel = 'KEY_MATERIAL_EXPIRES' }: Given,
): number | undefined {
  if (ExpirationModel === 'KEY_MATERIAL_DOES_NOT_EXPIRE') {
    if (ValidTo !== undefined)
      throw validation('A validTo date must not be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE')
    return undefined
  }
  if (ValidTo === undefined)
    throw validation('A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES')
  const validTo = Math.round(ValidTo * 1000)
  if (validTo <= now || validTo > now + LONGEST)
    throw validation('The validTo date must be in the future, at most 365 days from now')
  return validTo
}

/** Only symmetric encryption keys have generations to tell apart. */
function requireApplicable({ keySpec }: KmsKey, { ImportType, KeyMaterialDescription, KeyMaterialId }: Given): void {
  if (keySpec !== 'SYMMETRIC_DEFAULT' && (ImportType ?? KeyMaterialDescription ?? KeyMaterialId) !== undefined)
    throw unsupported()
  if (ImportType === 'NEW_KEY_MATERIAL' && KeyMaterialId !== undefined)
    throw validation('You cannot specify a key material ID with ImportType set to NEW_KEY_MATERIAL')
}

// The HSM opens the material and takes it in; between the two it is in this one buffer, which is then overwritten.
async function unwrapped(
  { environment }: CallContext,
  { wrappingKeyId, algorithm, spec }: ImportParameters,
  wrapped: Bytes,
): Promise<Bytes | undefined> {
  const key = (await (await environment.hsm.beyondAes()).held(wrappingKeyId))?.encryption
  if (!key) return undefined
  const { unwrap } = await import('../../hsm/unwrapping.ts')
  return unwrap(key, Number(spec.slice('RSA_'.length)) / 8, algorithm, wrapped)
}
