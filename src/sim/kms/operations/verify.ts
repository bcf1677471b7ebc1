import { defineOperation } from '../../operation.ts'
import { carried, plaintextArtifact } from '../artifacts.ts'
import { signingContext } from '../asymmetricContext.ts'
import { Message, MessageType, Signature, SigningAlgorithm } from '../asymmetricMembers.ts'
import { keyResource, parameters } from '../audit.ts'
import { digestedArtifact } from '../bytesArtifacts.ts'
import { signedMessage } from '../checkMessage.ts'
import { dryRun, invalidSignature } from '../errors.ts'
import { heldFor } from '../heldKey.ts'
import { currentMaterial } from '../keyMetadata.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireUse } from '../keyUse.ts'
import { DryRun, GrantTokens, KeyId } from '../members.ts'
import { recordUse } from '../recordUse.ts'
import { findKey, keyIfAny } from '../resolveKey.ts'

export const verify = defineOperation({
  name: 'kms:Verify',
  summary: 'Says whether a signature is one of this key and this message: yes, or an error.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html',
  input: { KeyId, Message, MessageType, Signature, SigningAlgorithm, GrantTokens, DryRun },
  example: {
    KeyId: 'alias/signer',
    Message: 'VGhlIHNhZmUgaXMgYmVoaW5kIHRoZSBwaWN0dXJlLg==',
    SigningAlgorithm: 'ECDSA_SHA_256',
  },
  permissions(world, input, call) {
    const { key, requestAlias } = findKey(world, call, input.KeyId, 'kms:Verify')
    return [keyPermission(key, 'kms:Verify', signingContext(input, requestAlias), input.GrantTokens)]
  },
  async run(context, input) {
    const { key } = findKey(context.world, context, input.KeyId, 'kms:Verify')
    requireUse(key, 'Verify')
    const { SigningAlgorithm } = input
    const message = signedMessage(key, input)
    const signing = await heldFor(context.environment, key, 'signing')
    const SignatureValid = await signing.verify(SigningAlgorithm, message, input.Signature)
    context.record({
      type: 'crypto-performed',
      place: 'hsm',
      act: 'verify',
      algorithm: SigningAlgorithm,
      key: { kmsKey: key.arn, materialId: currentMaterial(key) },
      uses: [plaintextArtifact(input.Message), digestedArtifact('signature', input.Signature)],
      makes: [],
      succeeded: SignatureValid,
    })
    if (!SignatureValid) throw invalidSignature()
    // A dry run too finds out whether the signature fits.
    if (input.DryRun) throw dryRun()
    recordUse(context, key)
    return { KeyId: key.arn, SignatureValid, SigningAlgorithm }
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
    request: ({ Message, Signature }) => [
      carried(plaintextArtifact(Message), Message),
      carried(digestedArtifact('signature', Signature), Signature),
    ],
  },
})
