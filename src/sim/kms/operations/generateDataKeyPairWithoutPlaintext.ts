import { defineOperation } from '../../operation.ts'
import { carried, wrappedArtifact } from '../artifacts.ts'
import { KeyPairSpec } from '../asymmetricMembers.ts'
import { keyResource } from '../audit.ts'
import { digestedArtifact } from '../bytesArtifacts.ts'
import { newWrappedPair, pairParameters, pairPermission, PRIVATE_KEY } from '../dataKeyPair.ts'
import { DryRun, EncryptionContext, GrantTokens, KeyId } from '../members.ts'
import { keyIfAny } from '../resolveKey.ts'

export const generateDataKeyPairWithoutPlaintext = defineOperation({
  name: 'kms:GenerateDataKeyPairWithoutPlaintext',
  summary: 'Makes a key pair for use outside of KMS: its public half, and its private half only wrapped.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html',
  input: { EncryptionContext, KeyId, KeyPairSpec, GrantTokens, DryRun },
  example: { KeyId: 'alias/app', KeyPairSpec: 'ECC_NIST_P256', EncryptionContext: { tenant: 'blue' } },
  permissions: (world, input, call) => [pairPermission(world, input, call, 'GenerateDataKeyPairWithoutPlaintext')],
  async run(context, input) {
    const pair = await newWrappedPair(context, input, 'GenerateDataKeyPairWithoutPlaintext')
    pair.privateKey.fill(0)
    return {
      PrivateKeyCiphertextBlob: pair.wrapped,
      PublicKey: pair.publicKey,
      KeyId: pair.key.arn,
      KeyPairSpec: input.KeyPairSpec,
      KeyMaterialId: pair.KeyMaterialId,
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
    response: ({ PrivateKeyCiphertextBlob: wrapped, PublicKey }) => [
      carried(wrappedArtifact(wrapped, PRIVATE_KEY), wrapped),
      carried(digestedArtifact('public-key', PublicKey), PublicKey),
    ],
  },
})
