import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import { blobArtifact, carried, openedArtifact } from '../artifacts.ts'
import { keyResource, parameters } from '../audit.ts'
import { open } from '../ciphertextBlob.ts'
import { dryRun, incompatibleAlgorithm, incorrectKey, invalidCiphertext, validation } from '../errors.ts'
import { keyOfBlob, keyOfBlobIfAny } from '../keyOfBlob.ts'
import { cryptoContext, keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { CiphertextBlob, DryRun, EncryptionAlgorithm, EncryptionContext, GrantTokens, keyId } from '../members.ts'
import { recordUse } from '../recordUse.ts'
import { findKey } from '../resolveKey.ts'

export const decrypt = defineOperation({
  name: 'kms:Decrypt',
  summary:
    'Opens a ciphertext: the blob itself names the key, and the encryption context must be the one it was sealed with.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html',
  input: { CiphertextBlob, EncryptionContext, KeyId: optional(keyId), EncryptionAlgorithm, GrantTokens, DryRun },
  example: { EncryptionContext: { tenant: 'blue' } },
  permissions(world, input, call) {
    const { EncryptionAlgorithm, KeyId } = input
    const named = KeyId === undefined ? undefined : findKey(world, call, KeyId, 'kms:Decrypt')
    if (!named && EncryptionAlgorithm?.startsWith('RSA')) throw validation('KeyId must not be null')
    const { key } = keyOfBlob(world, call, input.CiphertextBlob, 'kms:Decrypt')
    // The permission is asked for the key that the blob names, not for the one in the request.
    const context = cryptoContext(input, named?.requestAlias)
    const permission = keyPermission(key, 'kms:Decrypt', context, input.GrantTokens)
    // S3's recorded refusals name the key, a caller's own do not.
    return [named || call.view.via ? permission : { ...permission, namedByCiphertext: true }]
  },
  async run(context, input) {
    const { key, parsed } = keyOfBlob(context.world, context, input.CiphertextBlob, 'kms:Decrypt')
    const isOtherKey =
      input.KeyId !== undefined && findKey(context.world, context, input.KeyId, 'kms:Decrypt').key.arn !== key.arn
    requireState(key, 'Decrypt')
    const EncryptionAlgorithm = input.EncryptionAlgorithm ?? 'SYMMETRIC_DEFAULT'
    if (EncryptionAlgorithm !== 'SYMMETRIC_DEFAULT')
      throw incompatibleAlgorithm(EncryptionAlgorithm, 'SYMMETRIC_DEFAULT')
    if (input.DryRun) throw isOtherKey ? incorrectKey() : dryRun()

    const Plaintext = await open(context.environment, parsed, input.EncryptionContext ?? {})
    const opened = Plaintext && (await openedArtifact(input.CiphertextBlob, Plaintext, context))
    if (opened && Plaintext) context.hold(carried(opened, Plaintext))
    context.record({
      type: 'crypto-performed',
      place: 'hsm',
      act: 'decrypt',
      algorithm: 'AES-256-GCM',
      key: { kmsKey: key.arn, materialId: parsed.materialId },
      uses: [blobArtifact(input.CiphertextBlob, context)],
      makes: opened ? [opened] : [],
      encryptionContext: input.EncryptionContext ?? {},
      succeeded: opened !== undefined,
    })
    if (!Plaintext) throw invalidCiphertext()
    // KMS opens the blob before it compares the keys, so what was opened is forgotten here.
    if (isOtherKey) {
      Plaintext.fill(0)
      throw incorrectKey()
    }
    recordUse(context, key)
    return { KeyId: key.arn, Plaintext, EncryptionAlgorithm, KeyMaterialId: parsed.materialId }
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
    additionalEventData: ({ output }) => output && { keyMaterialId: output.KeyMaterialId },
    resources: (world, input, _output, call) => keyResource(keyOfBlobIfAny(world, call, input.CiphertextBlob)),
  },
  carries: {
    request: ({ CiphertextBlob }, call) => [carried(blobArtifact(CiphertextBlob, call), CiphertextBlob)],
    response: async ({ Plaintext }, { CiphertextBlob }, call) => [
      carried(await openedArtifact(CiphertextBlob, Plaintext, call), Plaintext),
    ],
  },
})
