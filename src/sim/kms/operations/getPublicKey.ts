import { defineOperation } from '../../operation.ts'
import { carried } from '../artifacts.ts'
import { keyResource, parameters } from '../audit.ts'
import { digestedArtifact } from '../bytesArtifacts.ts'
import { invalidState, unsupported } from '../errors.ts'
import { heldFor } from '../heldKey.ts'
import { aliasContext, keyPermission } from '../keyPermission.ts'
import { algorithmsOf } from '../keySpecs.ts'
import { requireState } from '../keyState.ts'
import { GrantTokens, KeyId } from '../members.ts'
import { findKey, keyIfAny } from '../resolveKey.ts'

export const getPublicKey = defineOperation({
  name: 'kms:GetPublicKey',
  summary: 'Hands out the public half of an asymmetric key, for use outside of KMS.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html',
  input: { KeyId, GrantTokens },
  example: { KeyId: 'alias/signer' },
  permissions(world, input, call) {
    const { key, requestAlias } = findKey(world, call, input.KeyId, 'kms:GetPublicKey')
    return [keyPermission(key, 'kms:GetPublicKey', aliasContext(requestAlias), input.GrantTokens)]
  },
  async run(context, input) {
    const { key } = findKey(context.world, context, input.KeyId, 'kms:GetPublicKey')
    if (key.keySpec === 'SYMMETRIC_DEFAULT' || key.keySpec.startsWith('HMAC')) throw unsupported()
    requireState(key, 'GetPublicKey')
    // A key that waits for its first material has no public half yet.
    if (key.materials.length === 0) throw invalidState(`${key.arn} is pending import.`)
    const PublicKey = (await heldFor(context.environment, key, 'publicKey')).slice()
    return {
      KeyId: key.arn,
      PublicKey,
      CustomerMasterKeySpec: key.keySpec,
      KeySpec: key.keySpec,
      KeyUsage: key.keyUsage,
      ...algorithmsOf(key),
    }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId }) => parameters({ keyId: KeyId }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
  carries: {
    response: ({ PublicKey }) => [carried(digestedArtifact('public-key', PublicKey), PublicKey)],
  },
})
