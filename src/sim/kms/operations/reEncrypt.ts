import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import { blobArtifact, carried, ciphertextArtifact } from '../artifacts.ts'
import { keyResource, parameters } from '../audit.ts'
import { sealBlob } from '../sealBlob.ts'
import { dryRun, incorrectKey } from '../errors.ts'
import { cryptoContext, keyPermission } from '../keyPermission.ts'
import { requireUse } from '../keyUse.ts'
import {
  CiphertextBlob,
  DryRun,
  DryRunModifiers,
  EncryptionAlgorithm,
  EncryptionContext,
  GrantTokens,
  keyId,
  KeyId,
} from '../members.ts'
import { openBlob } from '../openBlob.ts'
import { isIgnored, openingKey, openingKeyIfAny, type OpeningRequest } from '../openingKey.ts'
import { recordUse } from '../recordUse.ts'
import { findKey, keyIfAny } from '../resolveKey.ts'
import { checkAlgorithm, checkLength, isOaep } from '../rsaEncryption.ts'

export const reEncrypt = defineOperation({
  name: 'kms:ReEncrypt',
  summary: 'Opens a ciphertext and seals it again, under another key or context, without showing the plaintext.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html',
  input: {
    CiphertextBlob,
    SourceEncryptionContext: EncryptionContext,
    SourceKeyId: optional(keyId),
    DestinationKeyId: KeyId,
    DestinationEncryptionContext: EncryptionContext,
    SourceEncryptionAlgorithm: EncryptionAlgorithm,
    DestinationEncryptionAlgorithm: EncryptionAlgorithm,
    GrantTokens,
    DryRun,
    DryRunModifiers,
  },
  example: { DestinationKeyId: 'alias/app', DestinationEncryptionContext: { tenant: 'blue' } },
  permissions(world, input, call) {
    const source = openingKey(world, call, sourceOf(input), 'kms:ReEncryptFrom')
    const destination = findKey(world, call, input.DestinationKeyId, 'kms:ReEncryptTo')
    const isSame = { 'kms:ReEncryptOnSameKey': String(source.key.arn === destination.key.arn) }
    const from = { ...cryptoContext(sourceOf(input), source.requestAlias), ...isSame }
    const to = { ...cryptoContext(destinationOf(input), destination.requestAlias), ...isSame }
    const opening = keyPermission(source.key, 'kms:ReEncryptFrom', from, input.GrantTokens)
    return [
      source.isNamed ? opening : { ...opening, namedByCiphertext: true },
      keyPermission(destination.key, 'kms:ReEncryptTo', to, input.GrantTokens),
    ]
  },
  async run(context, input) {
    const from = sourceOf(input)
    const to = destinationOf(input)
    const source = openingKey(context.world, context, from, 'kms:ReEncryptFrom')
    const { key } = findKey(context.world, context, input.DestinationKeyId, 'kms:ReEncryptTo')
    requireUse(source.key, 'ReEncrypt')
    checkAlgorithm(source.key, from.EncryptionAlgorithm, from.EncryptionContext)
    const checkDestination = (): void => {
      requireUse(key, 'ReEncrypt')
      checkAlgorithm(key, to.EncryptionAlgorithm, to.EncryptionContext)
    }
    const { CiphertextBlob: blob } = input
    if (!blob || isIgnored(input)) {
      checkDestination()
      throw dryRun()
    }

    const plaintext = await openBlob(context, source, blob, from.EncryptionAlgorithm, from.EncryptionContext)
    try {
      // AWS opens the ciphertext and compares the source before it looks at the destination.
      if (source.isOtherKey) throw incorrectKey()
      checkDestination()
      if (isOaep(to.EncryptionAlgorithm)) checkLength(key, to.EncryptionAlgorithm, plaintext)
      if (input.DryRun) throw dryRun()
      const sealed = await sealBlob(context, key, to.EncryptionAlgorithm, plaintext, to.EncryptionContext)
      recordUse(context, source.key)
      recordUse(context, key)
      return {
        CiphertextBlob: sealed.blob,
        SourceKeyId: source.key.arn,
        KeyId: key.arn,
        SourceEncryptionAlgorithm: from.EncryptionAlgorithm,
        DestinationEncryptionAlgorithm: to.EncryptionAlgorithm,
        ...(source.parsed && { SourceKeyMaterialId: source.parsed.materialId }),
        ...(sealed.materialId !== undefined && { DestinationKeyMaterialId: sealed.materialId }),
      }
    } finally {
      plaintext.fill(0)
    }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: (input) =>
      parameters({
        sourceEncryptionContext: input.SourceEncryptionContext,
        sourceKeyId: input.SourceKeyId,
        sourceEncryptionAlgorithm: sourceOf(input).EncryptionAlgorithm,
        destinationEncryptionContext: input.DestinationEncryptionContext,
        destinationKeyId: input.DestinationKeyId,
        destinationEncryptionAlgorithm: destinationOf(input).EncryptionAlgorithm,
        dryRun: input.DryRun,
      }),
    additionalEventData: ({ output }) =>
      output && {
        ...(output.SourceKeyMaterialId !== undefined && { sourceKeyMaterialId: output.SourceKeyMaterialId }),
        ...(output.DestinationKeyMaterialId !== undefined && {
          destinationKeyMaterialId: output.DestinationKeyMaterialId,
        }),
      },
    resources: (world, input, _output, call) => [
      ...keyResource(openingKeyIfAny(world, call, sourceOf(input))),
      ...keyResource(keyIfAny(world, call, input.DestinationKeyId)),
    ],
  },
  carries: {
    request: ({ CiphertextBlob: blob }, call) => (blob ? [carried(blobArtifact(blob, call), blob)] : []),
    response: ({ CiphertextBlob: blob }) => [carried(ciphertextArtifact(blob), blob)],
  },
})

interface Request extends Pick<OpeningRequest, 'CiphertextBlob' | 'DryRun' | 'DryRunModifiers'> {
  readonly SourceKeyId?: string
  readonly SourceEncryptionAlgorithm?: string
  readonly SourceEncryptionContext?: Readonly<Record<string, string>>
  readonly DestinationEncryptionAlgorithm?: string
  readonly DestinationEncryptionContext?: Readonly<Record<string, string>>
}

const sourceOf = (input: Request) => ({
  ...input,
  ...(input.SourceKeyId !== undefined && { KeyId: input.SourceKeyId }),
  EncryptionAlgorithm: input.SourceEncryptionAlgorithm ?? 'SYMMETRIC_DEFAULT',
  ...(input.SourceEncryptionContext && { EncryptionContext: input.SourceEncryptionContext }),
})

const destinationOf = (input: Request) => ({
  EncryptionAlgorithm: input.DestinationEncryptionAlgorithm ?? 'SYMMETRIC_DEFAULT',
  ...(input.DestinationEncryptionContext && { EncryptionContext: input.DestinationEncryptionContext }),
})
