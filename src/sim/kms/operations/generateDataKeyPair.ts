import { defineOperation } from '../../operation.ts'
import { carried, dataKeyArtifact, wrappedArtifact } from '../artifacts.ts'
import { KeyPairSpec } from '../asymmetricMembers.ts'
import { keyResource } from '../audit.ts'
import { digestedArtifact } from '../bytesArtifacts.ts'
import { newWrappedPair, pairParameters, pairPermission, PRIVATE_KEY } from '../dataKeyPair.ts'
import { DryRun, EncryptionContext, GrantTokens, KeyId } from '../members.ts'
import { Recipient, refuseRecipient } from '../recipient.ts'
import { keyIfAny } from '../resolveKey.ts'

export const generateDataKeyPair = defineOperation({
  name: 'kms:GenerateDataKeyPair',
  summary: 'Makes a key pair for use outside of KMS: its public half, and its private half in plaintext and wrapped.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html',
  input: { EncryptionContext, KeyId, KeyPairSpec, GrantTokens, Recipient, DryRun },
  example: { KeyId: 'alias/app', KeyPairSpec: 'ECC_NIST_P256', EncryptionContext: { tenant: 'blue' } },
  permissions: (world, input, call) => [pairPermission(world, input, call, 'GenerateDataKeyPair')],
  async run(context, input) {
    refuseRecipient(input)
    const pair = await newWrappedPair(context, input, 'GenerateDataKeyPair')
    const { key, KeyMaterialId, privateKey, publicKey, wrapped } = pair
    context.hold(carried(dataKeyArtifact(wrapped, privateKey, PRIVATE_KEY), privateKey))
    return {
      PrivateKeyCiphertextBlob: wrapped,
      PrivateKeyPlaintext: privateKey,
      PublicKey: publicKey,
      KeyId: key.arn,
      KeyPairSpec: input.KeyPairSpec,
      KeyMaterialId,
    }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: pairParameters,
    additionalEventData: ({ output }) => output && { keyMaterialId: output.KeyMaterialId },
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
  carries: {
    response: ({ PrivateKeyCiphertextBlob: wrapped, PrivateKeyPlaintext, PublicKey }) => [
      carried(dataKeyArtifact(wrapped, PrivateKeyPlaintext, PRIVATE_KEY), PrivateKeyPlaintext),
      carried(wrappedArtifact(wrapped, PRIVATE_KEY), wrapped),
      carried(digestedArtifact('public-key', PublicKey), PublicKey),
    ],
  },
})
