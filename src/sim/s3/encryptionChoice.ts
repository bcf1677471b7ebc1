// Which encryption a write gets: what the request asks for, else what the bucket has as its default.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-kms-encryption.html
import { fromBase64, textOf, type Bytes } from '../bytes.ts'
import { isRecord } from '../shape.ts'
import type { EncryptionRule } from '../world.ts'
import { invalidArgument } from './errors.ts'

export interface EncryptionHeaders {
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse'
  readonly SSEKMSKeyId?: string
  /** Base64 of a JSON object whose values are strings. */
  readonly SSEKMSEncryptionContext?: string
  readonly BucketKeyEnabled?: boolean
}

export type EncryptionChoice =
  | { readonly type: 'AES256' }
  /** Without a key id, S3 takes the account's AWS managed key `aws/s3`. */
  | {
      readonly type: 'aws:kms' | 'aws:kms:dsse'
      readonly keyId?: string
      readonly encryptionContext: Readonly<Record<string, string>>
      /** DSSE-KMS has none. */
      readonly bucketKey: boolean
    }
  | { readonly type: 'SSE-C'; readonly customerKey: Bytes }

const HEADER = 'x-amz-server-side-encryption'

/** Throws InvalidArgument when the headers contradict each other. */
export function encryptionFor(headers: EncryptionHeaders, rule: EncryptionRule): EncryptionChoice {
  const { ServerSideEncryption, SSEKMSKeyId, SSEKMSEncryptionContext, BucketKeyEnabled } = headers
  const isKms = ServerSideEncryption === 'aws:kms' || ServerSideEncryption === 'aws:kms:dsse'
  if (!isKms && (SSEKMSKeyId !== undefined || SSEKMSEncryptionContext !== undefined))
    throw invalidArgument(
      `Server Side Encryption with AWS KMS managed key requires HTTP header ${HEADER} : aws:kms`,
      HEADER,
    )
  const type = ServerSideEncryption ?? rule.SSEAlgorithm
  if (type === 'AES256') return { type }
  // A request that says `aws:kms` and names no key gets aws/s3, even where the bucket's default names one.
  const keyId = isKms ? SSEKMSKeyId : rule.KMSMasterKeyID
  return {
    type,
    ...(keyId !== undefined && { keyId }),
    encryptionContext: SSEKMSEncryptionContext === undefined ? {} : contextIn(SSEKMSEncryptionContext),
    bucketKey: type === 'aws:kms' && (BucketKeyEnabled ?? rule.BucketKeyEnabled),
  }
}

function contextIn(header: string): Readonly<Record<string, string>> {
  const context = jsonIn(fromBase64(header))
  if (isRecord(context)) {
    const pairs = Object.entries(context).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    if (pairs.length === Object.keys(context).length) return Object.fromEntries(pairs)
  }
  throw invalidArgument(
    `The header '${HEADER}-context' shall be Base64-encoded UTF-8 string holding JSON which represents a string-string map`,
    `${HEADER}-context`,
    header,
  )
}

function jsonIn(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return undefined
  try {
    return JSON.parse(textOf(bytes))
  } catch {
    return undefined
  }
}
