// A bucket's default encryption, from what a request says to what the world keeps, and back.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionRule.html
import type { Typed } from '../shape.ts'
import type { EncryptionRule } from '../world.ts'
import { invalidArgument, malformedXml } from './errors.ts'
import type { ServerSideEncryptionConfiguration } from './members.ts'

export const NEW_BUCKET: EncryptionRule = {
  SSEAlgorithm: 'AES256',
  BucketKeyEnabled: false,
  BlockedEncryptionTypes: ['SSE-C'],
}

export function encryptionRuleFrom({ Rules }: Typed<typeof ServerSideEncryptionConfiguration>): EncryptionRule {
  const [rule, ...others] = Rules
  if (!rule || others.length) throw malformedXml()
  const { SSEAlgorithm = 'AES256', KMSMasterKeyID } = rule.ApplyServerSideEncryptionByDefault ?? {}
  if (SSEAlgorithm === 'AES256' && KMSMasterKeyID !== undefined)
    throw invalidArgument(
      'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
      'ApplyServerSideEncryptionByDefault',
    )
  return {
    SSEAlgorithm,
    ...(KMSMasterKeyID !== undefined && { KMSMasterKeyID }),
    BucketKeyEnabled: rule.BucketKeyEnabled ?? false,
    BlockedEncryptionTypes: blockedTypes(rule.BlockedEncryptionTypes),
  }
}

export const configurationOf = ({
  SSEAlgorithm,
  KMSMasterKeyID,
  BucketKeyEnabled,
  BlockedEncryptionTypes,
}: EncryptionRule) => ({
  Rules: [
    {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm, ...(KMSMasterKeyID !== undefined && { KMSMasterKeyID }) },
      BucketKeyEnabled,
      BlockedEncryptionTypes: { EncryptionType: BlockedEncryptionTypes },
    },
  ],
})

// A rule that does not say what it blocks blocks SSE-C again.
function blockedTypes(
  given: { readonly EncryptionType?: readonly ('SSE-C' | 'NONE')[] } | undefined,
): EncryptionRule['BlockedEncryptionTypes'] {
  if (!given) return NEW_BUCKET.BlockedEncryptionTypes
  if (given.EncryptionType?.length !== 1)
    throw invalidArgument('The blocked encryption types must be one of SSE-C and NONE.', 'BlockedEncryptionTypes')
  return given.EncryptionType
}
