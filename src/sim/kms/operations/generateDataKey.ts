import { oneOf, optional, integer } from '../../shape.ts'
import { defineOperation } from '../../operation.ts'
import { carried, dataKeyArtifact, wrappedArtifact } from '../artifacts.ts'
import { keyResource, parameters } from '../audit.ts'
import { seal } from '../ciphertextBlob.ts'
import { dataKeyLength } from '../dataKey.ts'
import { dryRun } from '../errors.ts'
import { currentMaterial } from '../keyMetadata.ts'
import { cryptoContext, keyPermission } from '../keyPermission.ts'
import { requireWrapping } from '../keyUse.ts'
import { DryRun, EncryptionContext, GrantTokens, KeyId, keySpecs } from '../members.ts'
import { Recipient, refuseRecipient } from '../recipient.ts'
import { findKey, keyIfAny } from '../resolveKey.ts'
import { recordUse } from '../recordUse.ts'

export const generateDataKey = defineOperation({
  name: 'kms:GenerateDataKey',
  summary:
    'Makes a data key and returns it twice: in plaintext to encrypt with, and wrapped under the KMS key to keep.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html',
  input: {
    KeyId,
    EncryptionContext,
    NumberOfBytes: optional(integer({ min: 1, max: 1024 })),
    // KMS prints the key specs of CreateKey when it refuses this one.
    KeySpec: optional({ ...oneOf('AES_256', 'AES_128'), printed: keySpecs }),
    GrantTokens,
    DryRun,
    Recipient,
  },
  example: { KeyId: 'alias/app', KeySpec: 'AES_256', EncryptionContext: { tenant: 'blue' } },
  permissions(world, input, call) {
    const { key, requestAlias } = findKey(world, call, input.KeyId, 'kms:GenerateDataKey')
    dataKeyLength(input)
    return [keyPermission(key, 'kms:GenerateDataKey', cryptoContext(input, requestAlias), input.GrantTokens)]
  },
  async run(context, input) {
    const { key } = findKey(context.world, context, input.KeyId, 'kms:GenerateDataKey')
    requireWrapping(key, 'GenerateDataKey')
    refuseRecipient(input)
    if (input.DryRun) throw dryRun()
    const KeyMaterialId = currentMaterial(key)
    // The HSM keeps no copy: the answer holds the one buffer with the data key.
    const Plaintext = context.environment.randomBytes(dataKeyLength(input))
    const CiphertextBlob = await seal(context.environment, KeyMaterialId, Plaintext, input.EncryptionContext ?? {})

    const dataKey = dataKeyArtifact(CiphertextBlob, Plaintext)
    const wrapped = wrappedArtifact(CiphertextBlob)
    const step = {
      type: 'crypto-performed',
      place: 'hsm',
      algorithm: 'AES-256-GCM',
      key: { kmsKey: key.arn, materialId: KeyMaterialId },
      succeeded: true,
    } as const
    context.hold(carried(dataKey, Plaintext))
    context.record({ ...step, act: 'generate-data-key', uses: [], makes: [dataKey] })
    context.record({
      ...step,
      act: 'encrypt',
      uses: [dataKey],
      makes: [wrapped],
      encryptionContext: input.EncryptionContext ?? {},
    })
    recordUse(context, key)
    return { CiphertextBlob, Plaintext, KeyId: key.arn, KeyMaterialId }
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
    resources: (world, input, _output, call) => keyResource(keyIfAny(world, call, input.KeyId)),
  },
  carries: {
    response: ({ Plaintext, CiphertextBlob }) => [
      carried(dataKeyArtifact(CiphertextBlob, Plaintext), Plaintext),
      carried(wrappedArtifact(CiphertextBlob), CiphertextBlob),
    ],
  },
})
