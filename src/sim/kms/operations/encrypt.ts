import { defineOperation } from '../../operation.ts'
import { carried, ciphertextArtifact, plaintextArtifact } from '../artifacts.ts'
import { keyResource, parameters } from '../audit.ts'
import type { Bytes } from '../../bytes.ts'
import { parse, seal } from '../ciphertextBlob.ts'
import { dryRun, incompatibleAlgorithm } from '../errors.ts'
import { currentMaterial } from '../keyMetadata.ts'
import { cryptoContext, keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { DryRun, EncryptionAlgorithm, EncryptionContext, GrantTokens, KeyId, Plaintext } from '../members.ts'
import { recordUse } from '../recordUse.ts'
import { findKey, keyIfAny } from '../resolveKey.ts'

export const encrypt = defineOperation({
  name: 'kms:Encrypt',
  summary: 'Encrypts up to 4,096 bytes inside the HSM. Anything larger is encrypted with a data key, outside KMS.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html',
  input: { KeyId, Plaintext, EncryptionContext, EncryptionAlgorithm, GrantTokens, DryRun },
  example: {
    KeyId: 'alias/app',
    Plaintext: 'VGhlIHNhZmUgaXMgYmVoaW5kIHRoZSBwaWN0dXJlLg==',
    EncryptionContext: { tenant: 'blue' },
  },
  permissions(world, input, call) {
    const { key, requestAlias } = findKey(world, call, input.KeyId, 'kms:Encrypt')
    return [keyPermission(key, 'kms:Encrypt', cryptoContext(input, requestAlias), input.GrantTokens)]
  },
  async run(context, input) {
    const { key } = findKey(context.world, context, input.KeyId, 'kms:Encrypt')
    requireState(key, 'Encrypt')
    const EncryptionAlgorithm = input.EncryptionAlgorithm ?? 'SYMMETRIC_DEFAULT'
    if (EncryptionAlgorithm !== 'SYMMETRIC_DEFAULT')
      throw incompatibleAlgorithm(EncryptionAlgorithm, 'SYMMETRIC_DEFAULT')
    if (input.DryRun) throw dryRun()

    const materialId = currentMaterial(key)
    const CiphertextBlob = await seal(context.environment, materialId, input.Plaintext, input.EncryptionContext ?? {})
    const plaintext = await plaintextArtifact(input.Plaintext)
    context.hold(carried(plaintext, input.Plaintext))
    context.record({
      type: 'crypto-performed',
      place: 'hsm',
      act: 'encrypt',
      algorithm: 'AES-256-GCM',
      key: { kmsKey: key.arn, materialId },
      uses: [plaintext],
      makes: [ciphertextArtifact(CiphertextBlob)],
      encryptionContext: input.EncryptionContext ?? {},
      succeeded: true,
    })
    recordUse(context, key)
    return { CiphertextBlob, KeyId: key.arn, EncryptionAlgorithm }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ EncryptionContext, KeyId, EncryptionAlgorithm, DryRun }) =>
      parameters({
        encryptionContext: EncryptionContext,
        keyId: KeyId,
        encryptionAlgorithm: EncryptionAlgorithm ?? 'SYMMETRIC_DEFAULT',
        dryRun: DryRun,
      }),
    additionalEventData: ({ output }) => materialIn(output?.CiphertextBlob),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
  carries: {
    request: async ({ Plaintext }) => [carried(await plaintextArtifact(Plaintext), Plaintext)],
    response: ({ CiphertextBlob }) => [carried(ciphertextArtifact(CiphertextBlob), CiphertextBlob)],
  },
})

// The answer does not name the key material, the record does.
function materialIn(blob: Bytes | undefined): { readonly keyMaterialId: string } | undefined {
  const parsed = blob && parse(blob)
  return parsed && { keyMaterialId: parsed.materialId }
}
