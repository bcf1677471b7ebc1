import { defineOperation } from '../../operation.ts'
import { carried } from '../artifacts.ts'
import { KeyAgreementAlgorithm, PublicKey } from '../asymmetricMembers.ts'
import { keyResource, parameters } from '../audit.ts'
import { digestedArtifact } from '../bytesArtifacts.ts'
import { dryRun, validation } from '../errors.ts'
import { heldFor } from '../heldKey.ts'
import { currentMaterial } from '../keyMetadata.ts'
import { aliasContext, keyPermission } from '../keyPermission.ts'
import { requireUse } from '../keyUse.ts'
import { DryRun, GrantTokens, KeyId } from '../members.ts'
import { Recipient, refuseRecipient } from '../recipient.ts'
import { recordUse } from '../recordUse.ts'
import { findKey, keyIfAny } from '../resolveKey.ts'

export const deriveSharedSecret = defineOperation({
  name: 'kms:DeriveSharedSecret',
  summary: 'Agrees on a secret with the owner of another key pair (ECDH): both sides come to the same bytes.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html',
  input: { KeyId, KeyAgreementAlgorithm, PublicKey, GrantTokens, DryRun, Recipient },
  example: { KeyId: 'alias/agreement', KeyAgreementAlgorithm: 'ECDH' },
  permissions(world, input, call) {
    const { key, requestAlias } = findKey(world, call, input.KeyId, 'kms:DeriveSharedSecret')
    const context = { 'kms:KeyAgreementAlgorithm': input.KeyAgreementAlgorithm, ...aliasContext(requestAlias) }
    return [keyPermission(key, 'kms:DeriveSharedSecret', context, input.GrantTokens)]
  },
  async run(context, input) {
    const { key } = findKey(context.world, context, input.KeyId, 'kms:DeriveSharedSecret')
    requireUse(key, 'DeriveSharedSecret')
    const { KeyAgreementAlgorithm } = input
    refuseRecipient(input)
    const agreement = await heldFor(context.environment, key, 'agreement')
    const SharedSecret = await agreement.derive(input.PublicKey)
    // LocalStack's recordings of AWS: a public key of another curve, or none at all, is refused without a word.
    if (!SharedSecret) throw validation()
    if (input.DryRun) {
      SharedSecret.fill(0)
      throw dryRun()
    }

    const secret = digestedArtifact('secret', SharedSecret, 'shared secret')
    context.hold(carried(secret, SharedSecret))
    context.record({
      type: 'crypto-performed',
      place: 'hsm',
      act: 'derive-shared-secret',
      algorithm: KeyAgreementAlgorithm,
      key: { kmsKey: key.arn, materialId: currentMaterial(key) },
      uses: [digestedArtifact('public-key', input.PublicKey)],
      makes: [secret],
      succeeded: true,
    })
    recordUse(context, key)
    return { KeyId: key.arn, SharedSecret, KeyAgreementAlgorithm, KeyOrigin: key.origin }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId, KeyAgreementAlgorithm, DryRun }) =>
      parameters({ keyId: KeyId, keyAgreementAlgorithm: KeyAgreementAlgorithm, dryRun: DryRun }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
  carries: {
    request: ({ PublicKey }) => [carried(digestedArtifact('public-key', PublicKey), PublicKey)],
    response: ({ SharedSecret }) => [carried(digestedArtifact('secret', SharedSecret, 'shared secret'), SharedSecret)],
  },
})
