import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import { blobArtifact, carried, openedArtifact } from '../artifacts.ts'
import { keyResource, parameters } from '../audit.ts'
import { dryRun, incorrectKey } from '../errors.ts'
import { cryptoContext, keyPermission } from '../keyPermission.ts'
import { requireUse } from '../keyUse.ts'
import {
  CiphertextBlob,
  DryRun,
  DryRunModifiers,
  EncryptionAlgorithm,
  EncryptionContext,
  GrantTokens,
  keyId,
} from '../members.ts'
import { openBlob } from '../openBlob.ts'
import { isIgnored, openingKey, openingKeyIfAny } from '../openingKey.ts'
import { Recipient, refuseRecipient } from '../recipient.ts'
import { recordUse } from '../recordUse.ts'

export const decrypt = defineOperation({
  name: 'kms:Decrypt',
  summary:
    'Opens a ciphertext: the blob itself names the key, and the encryption context must be the one it was sealed with.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html',
  input: {
    CiphertextBlob,
    EncryptionContext,
    KeyId: optional(keyId),
    EncryptionAlgorithm,
    GrantTokens,
    Recipient,
    DryRun,
    DryRunModifiers,
  },
  example: { EncryptionContext: { tenant: 'blue' } },
  permissions(world, input, call) {
    // The permission is asked for the key that the blob names, not for the one in the request.
    const { key, isNamed, requestAlias } = openingKey(world, call, input, 'kms:Decrypt')
    const permission = keyPermission(key, 'kms:Decrypt', cryptoContext(input, requestAlias), input.GrantTokens)
    // S3's recorded refusals name the key, a caller's own do not.
    return [isNamed || call.view.via ? permission : { ...permission, namedByCiphertext: true }]
  },
  async run(context, input) {
    const opening = openingKey(context.world, context, input, 'kms:Decrypt')
    const { key, isOtherKey, parsed } = opening
    const { CiphertextBlob, EncryptionAlgorithm = 'SYMMETRIC_DEFAULT' } = input
    requireUse(key, 'Decrypt')
    if (!parsed) {
      const rsa = await import('../rsaEncryption.ts')
      rsa.checkAlgorithm(key, EncryptionAlgorithm, input.EncryptionContext)
    }
    refuseRecipient(input)
    if (!CiphertextBlob || isIgnored(input)) throw dryRun()

    const Plaintext = await openBlob(context, opening, CiphertextBlob, EncryptionAlgorithm, input.EncryptionContext)
    // KMS opens the blob before it compares the keys, for a dry run too, so what was opened is forgotten here.
    if (isOtherKey || input.DryRun) {
      Plaintext.fill(0)
      throw isOtherKey ? incorrectKey() : dryRun()
    }
    recordUse(context, key)
    return { KeyId: key.arn, Plaintext, EncryptionAlgorithm, ...(parsed && { KeyMaterialId: parsed.materialId }) }
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
      output?.KeyMaterialId === undefined ? undefined : { keyMaterialId: output.KeyMaterialId },
    resources: (world, input, _output, call) => keyResource(openingKeyIfAny(world, call, input)),
  },
  carries: {
    request: ({ CiphertextBlob: blob }, call) => (blob ? [carried(blobArtifact(blob, call), blob)] : []),
    response: async ({ Plaintext }, { CiphertextBlob: blob }, call) =>
      blob ? [carried(openedArtifact(blob, Plaintext, call), Plaintext)] : [],
  },
})
