// Which encryption a write gets: what the request asks for, else what the bucket has as its default.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-kms-encryption.html
import { fromBase64, textOf } from '../bytes.ts'
import { isRecord } from '../shape.ts'
import type { EncryptionRule } from '../world.ts'
import { invalidArgument } from './errors.ts'

export interface EncryptionHeaders {
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms'
  readonly SSEKMSKeyId?: string
  /** Base64 of a JSON object whose values are strings. */
  readonly SSEKMSEncryptionContext?: string
}

export type EncryptionChoice =
  | { readonly type: 'AES256' }
  /** Without a key id, S3 takes the account's AWS managed key `aws/s3`. */
  | {
      readonly type: 'aws:kms'
      readonly keyId?: string
      readonly encryptionContext: Readonly<Record<string, string>>
    }

const HEADER = 'x-amz-server-side-encryption'

/** Throws InvalidArgument when the headers contradict each other. */
export function encryptionFor(headers: EncryptionHeaders, rule: EncryptionRule): EncryptionChoice {
  const { ServerSideEncryption, SSEKMSKeyId, SSEKMSEncryptionContext } = headers
  if (ServerSideEncryption !== 'aws:kms' && (SSEKMSKeyId !== undefined || SSEKMSEncryptionContext !== undefined))
    throw invalidArgument(
      `Server Side Encryption with AWS KMS managed key requires HTTP header ${HEADER} : aws:kms`,
      HEADER,
    )
  if (ServerSideEncryption === 'AES256') return { type: 'AES256' }
  // A request that says `aws:kms` and names no key gets aws/s3, even where the bucket's default names one.
  if (ServerSideEncryption === 'aws:kms')
    return {
      type: 'aws:kms',
      ...(SSEKMSKeyId !== undefined && { keyId: SSEKMSKeyId }),
      encryptionContext: SSEKMSEncryptionContext === undefined ? {} : contextIn(SSEKMSEncryptionContext),
    }
  if (rule.SSEAlgorithm === 'AES256') return { type: 'AES256' }
  return {
    type: 'aws:kms',
    ...(rule.KMSMasterKeyID !== undefined && { keyId: rule.KMSMasterKeyID }),
    encryptionContext: {},
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
