import { defineOperation } from '../../operation.ts'
import { carried, ciphertextArtifact, plaintextArtifact } from '../artifacts.ts'
import { keyResource, parameters } from '../audit.ts'
import type { Bytes } from '../../bytes.ts'
import { parse } from '../ciphertextBlob.ts'
import { dryRun } from '../errors.ts'
import { cryptoContext, keyPermission } from '../keyPermission.ts'
import { requireUse } from '../keyUse.ts'
import { DryRun, EncryptionAlgorithm, EncryptionContext, GrantTokens, KeyId, Plaintext } from '../members.ts'
import { recordUse } from '../recordUse.ts'
import { sealBlob } from '../sealBlob.ts'
import { checkAlgorithm, checkLength, isOaep } from '../rsaEncryption.ts'
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
    requireUse(key, 'Encrypt')
    const EncryptionAlgorithm = input.EncryptionAlgorithm ?? 'SYMMETRIC_DEFAULT'
    checkAlgorithm(key, EncryptionAlgorithm, input.EncryptionContext)
    if (isOaep(EncryptionAlgorithm)) checkLength(key, EncryptionAlgorithm, input.Plaintext)
    if (input.DryRun) throw dryRun()
    const { blob } = await sealBlob(context, key, EncryptionAlgorithm, input.Plaintext, input.EncryptionContext)
    recordUse(context, key)
    return { CiphertextBlob: blob, KeyId: key.arn, EncryptionAlgorithm }
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
    additionalEventData: ({ output }) =>
      output?.EncryptionAlgorithm === 'SYMMETRIC_DEFAULT' ? materialIn(output.CiphertextBlob) : undefined,
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
  carries: {
    request: ({ Plaintext }) => [carried(plaintextArtifact(Plaintext), Plaintext)],
    response: ({ CiphertextBlob }) => [carried(ciphertextArtifact(CiphertextBlob), CiphertextBlob)],
  },
})

// The answer does not name the key material, the record does.
function materialIn(blob: Bytes): { readonly keyMaterialId: string } | undefined {
  const parsed = parse(blob)
  return parsed && { keyMaterialId: parsed.materialId }
}
