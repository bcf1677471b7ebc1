import { defineOperation } from '../../operation.ts'
import { carried, plaintextArtifact } from '../artifacts.ts'
import { macContext } from '../asymmetricContext.ts'
import { MacAlgorithm, Message } from '../asymmetricMembers.ts'
import { keyResource, parameters } from '../audit.ts'
import { digestedArtifact } from '../bytesArtifacts.ts'
import { dryRun } from '../errors.ts'
import { requireMacAlgorithm } from '../checkMac.ts'
import { heldFor } from '../heldKey.ts'
import { currentMaterial } from '../keyMetadata.ts'
import { keyPermission } from '../keyPermission.ts'

import { requireUse } from '../keyUse.ts'
import { DryRun, GrantTokens, KeyId } from '../members.ts'
import { recordUse } from '../recordUse.ts'
import { findKey, keyIfAny } from '../resolveKey.ts'

export const generateMac = defineOperation({
  name: 'kms:GenerateMac',
  summary: 'Makes a message authentication code: proof that whoever made it may use this key.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html',
  input: { Message, KeyId, MacAlgorithm, GrantTokens, DryRun },
  example: {
    Message: 'VGhlIHNhZmUgaXMgYmVoaW5kIHRoZSBwaWN0dXJlLg==',
    KeyId: 'alias/mac',
    MacAlgorithm: 'HMAC_SHA_256',
  },
  permissions(world, input, call) {
    const { key, requestAlias } = findKey(world, call, input.KeyId, 'kms:GenerateMac')
    return [keyPermission(key, 'kms:GenerateMac', macContext(input, requestAlias), input.GrantTokens)]
  },
  async run(context, input) {
    const { key } = findKey(context.world, context, input.KeyId, 'kms:GenerateMac')
    requireUse(key, 'GenerateMac')
    const { MacAlgorithm } = input
    requireMacAlgorithm(key, MacAlgorithm)
    if (input.DryRun) throw dryRun()

    const mac = await heldFor(context.environment, key, 'mac')
    const Mac = await mac.generate(input.Message)
    const plaintext = plaintextArtifact(input.Message)
    context.hold(carried(plaintext, input.Message))
    context.record({
      type: 'crypto-performed',
      place: 'hsm',
      act: 'generate-mac',
      algorithm: MacAlgorithm,
      key: { kmsKey: key.arn, materialId: currentMaterial(key) },
      uses: [plaintext],
      makes: [digestedArtifact('signature', Mac, 'MAC')],
      succeeded: true,
    })
    recordUse(context, key)
    return { KeyId: key.arn, Mac, MacAlgorithm }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId, MacAlgorithm, DryRun }) =>
      parameters({ keyId: KeyId, macAlgorithm: MacAlgorithm, dryRun: DryRun }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
  carries: {
    request: ({ Message }) => [carried(plaintextArtifact(Message), Message)],
    response: ({ Mac }) => [carried(digestedArtifact('signature', Mac, 'MAC'), Mac)],
  },
})
