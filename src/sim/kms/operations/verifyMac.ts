import { defineOperation } from '../../operation.ts'
import { carried, plaintextArtifact } from '../artifacts.ts'
import { macContext } from '../asymmetricContext.ts'
import { Mac, MacAlgorithm, Message } from '../asymmetricMembers.ts'
import { keyResource, parameters } from '../audit.ts'
import { digestedArtifact } from '../bytesArtifacts.ts'
import { dryRun, invalidMac } from '../errors.ts'
import { requireMacAlgorithm } from '../checkMac.ts'
import { heldFor } from '../heldKey.ts'
import { currentMaterial } from '../keyMetadata.ts'
import { keyPermission } from '../keyPermission.ts'

import { requireUse } from '../keyUse.ts'
import { DryRun, GrantTokens, KeyId } from '../members.ts'
import { recordUse } from '../recordUse.ts'
import { findKey, keyIfAny } from '../resolveKey.ts'

export const verifyMac = defineOperation({
  name: 'kms:VerifyMac',
  summary: 'Says whether a MAC is the one that this key makes of this message: yes, or an error.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html',
  input: { Message, KeyId, MacAlgorithm, Mac, GrantTokens, DryRun },
  example: {
    Message: 'VGhlIHNhZmUgaXMgYmVoaW5kIHRoZSBwaWN0dXJlLg==',
    KeyId: 'alias/mac',
    MacAlgorithm: 'HMAC_SHA_256',
  },
  permissions(world, input, call) {
    const { key, requestAlias } = findKey(world, call, input.KeyId, 'kms:VerifyMac')
    return [keyPermission(key, 'kms:VerifyMac', macContext(input, requestAlias), input.GrantTokens)]
  },
  async run(context, input) {
    const { key } = findKey(context.world, context, input.KeyId, 'kms:VerifyMac')
    requireUse(key, 'VerifyMac')
    const { MacAlgorithm } = input
    requireMacAlgorithm(key, MacAlgorithm)
    const mac = await heldFor(context.environment, key, 'mac')
    const MacValid = await mac.verify(input.Message, input.Mac)
    context.record({
      type: 'crypto-performed',
      place: 'hsm',
      act: 'verify-mac',
      algorithm: MacAlgorithm,
      key: { kmsKey: key.arn, materialId: currentMaterial(key) },
      uses: [plaintextArtifact(input.Message), digestedArtifact('signature', input.Mac, 'MAC')],
      makes: [],
      succeeded: MacValid,
    })
    if (!MacValid) throw invalidMac()
    // A dry run too finds out whether the MAC fits.
    if (input.DryRun) throw dryRun()
    recordUse(context, key)
    return { KeyId: key.arn, MacValid, MacAlgorithm }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId, MacAlgorithm, DryRun }) =>
      parameters({ keyId: KeyId, macAlgorithm: MacAlgorithm, dryRun: DryRun }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
  carries: {
    request: ({ Message, Mac }) => [
      carried(plaintextArtifact(Message), Message),
      carried(digestedArtifact('signature', Mac, 'MAC'), Mac),
    ],
  },
})
