import { defineOperation } from '../../operation.ts'
import { carried, plaintextArtifact } from '../artifacts.ts'
import { signingContext } from '../asymmetricContext.ts'
import { Message, MessageType, SigningAlgorithm } from '../asymmetricMembers.ts'
import { keyResource, parameters } from '../audit.ts'
import { digestedArtifact } from '../bytesArtifacts.ts'
import { signedMessage } from '../checkMessage.ts'
import { dryRun } from '../errors.ts'
import { heldFor } from '../heldKey.ts'
import { currentMaterial } from '../keyMetadata.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireUse } from '../keyUse.ts'
import { DryRun, GrantTokens, KeyId } from '../members.ts'
import { recordUse } from '../recordUse.ts'
import { findKey, keyIfAny } from '../resolveKey.ts'

export const sign = defineOperation({
  name: 'kms:Sign',
  summary: 'Signs a message, or the digest of a longer one, with a private key that never leaves the HSM.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html',
  input: { KeyId, Message, MessageType, SigningAlgorithm, GrantTokens, DryRun },
  example: {
    KeyId: 'alias/signer',
    Message: 'VGhlIHNhZmUgaXMgYmVoaW5kIHRoZSBwaWN0dXJlLg==',
    SigningAlgorithm: 'ECDSA_SHA_256',
  },
  permissions(world, input, call) {
    const { key, requestAlias } = findKey(world, call, input.KeyId, 'kms:Sign')
    return [keyPermission(key, 'kms:Sign', signingContext(input, requestAlias), input.GrantTokens)]
  },
  async run(context, input) {
    const { key } = findKey(context.world, context, input.KeyId, 'kms:Sign')
    requireUse(key, 'Sign')
    const { SigningAlgorithm } = input
    const message = signedMessage(key, input)
    if (input.DryRun) throw dryRun()

    const signing = await heldFor(context.environment, key, 'signing')
    const Signature = await signing.sign(SigningAlgorithm, message)
    const plaintext = plaintextArtifact(input.Message)
    context.hold(carried(plaintext, input.Message))
    context.record({
      type: 'crypto-performed',
      place: 'hsm',
      act: 'sign',
      algorithm: SigningAlgorithm,
      key: { kmsKey: key.arn, materialId: currentMaterial(key) },
      uses: [plaintext],
      makes: [digestedArtifact('signature', Signature)],
      succeeded: true,
    })
    recordUse(context, key)
    return { KeyId: key.arn, Signature, SigningAlgorithm }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId, MessageType, SigningAlgorithm, DryRun }) =>
      parameters({
        messageType: MessageType ?? 'RAW',
        keyId: KeyId,
        signingAlgorithm: SigningAlgorithm,
        dryRun: DryRun,
      }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
  carries: {
    request: ({ Message }) => [carried(plaintextArtifact(Message), Message)],
    response: ({ Signature }) => [carried(digestedArtifact('signature', Signature), Signature)],
  },
})
