import { defineOperation } from '../../operation.ts'
import { carried, wrappedArtifact } from '../artifacts.ts'
import { DataKeySpec, NumberOfBytes } from '../asymmetricMembers.ts'
import { keyResource, parameters } from '../audit.ts'
import { seal } from '../ciphertextBlob.ts'
import { dataKeyLength } from '../dataKey.ts'
import { dryRun } from '../errors.ts'
import { currentMaterial } from '../keyMetadata.ts'
import { cryptoContext, keyPermission } from '../keyPermission.ts'
import { requireWrapping } from '../keyUse.ts'
import { DryRun, EncryptionContext, GrantTokens, KeyId } from '../members.ts'
import { recordUse } from '../recordUse.ts'
import { findKey, keyIfAny } from '../resolveKey.ts'

const ACTION = 'kms:GenerateDataKeyWithoutPlaintext'

export const generateDataKeyWithoutPlaintext = defineOperation({
  name: ACTION,
  summary: 'Makes a data key and returns only its wrapped copy, for whoever may decrypt it later.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html',
  input: { KeyId, EncryptionContext, KeySpec: DataKeySpec, NumberOfBytes, GrantTokens, DryRun },
  example: { KeyId: 'alias/app', KeySpec: 'AES_256', EncryptionContext: { tenant: 'blue' } },
  permissions(world, input, call) {
    const { key, requestAlias } = findKey(world, call, input.KeyId, ACTION)
    dataKeyLength(input)
    return [keyPermission(key, ACTION, cryptoContext(input, requestAlias), input.GrantTokens)]
  },
  async run(context, input) {
    const { key } = findKey(context.world, context, input.KeyId, ACTION)
    requireWrapping(key, 'GenerateDataKeyWithoutPlaintext')
    if (input.DryRun) throw dryRun()
    const KeyMaterialId = currentMaterial(key)
    const dataKey = context.environment.randomBytes(dataKeyLength(input))
    const CiphertextBlob = await seal(context.environment, KeyMaterialId, dataKey, input.EncryptionContext ?? {})
    dataKey.fill(0)
    // Nobody outside the HSM ever sees the plaintext, and so does no story.
    context.record({
      type: 'crypto-performed',
      place: 'hsm',
      act: 'generate-data-key',
      algorithm: 'AES-256-GCM',
      key: { kmsKey: key.arn, materialId: KeyMaterialId },
      uses: [],
      makes: [wrappedArtifact(CiphertextBlob)],
      encryptionContext: input.EncryptionContext ?? {},
      succeeded: true,
    })
    recordUse(context, key)
    return { CiphertextBlob, KeyId: key.arn, KeyMaterialId }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId, EncryptionContext, KeySpec, NumberOfBytes, DryRun }) =>
      parameters({
        keyId: KeyId,
        encryptionContext: EncryptionContext,
        keySpec: KeySpec,
        numberOfBytes: NumberOfBytes,
        dryRun: DryRun,
      }),
    additionalEventData: ({ output }) => output && { keyMaterialId: output.KeyMaterialId },
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
  carries: {
    response: ({ CiphertextBlob }) => [carried(wrappedArtifact(CiphertextBlob), CiphertextBlob)],
  },
})
