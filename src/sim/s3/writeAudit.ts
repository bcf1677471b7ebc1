// What the records of writes say about the answer.
import type { Printable } from '../trace.ts'

interface Answer {
  readonly ServerSideEncryption?: string
  readonly SSEKMSKeyId?: string
  readonly BucketKeyEnabled?: boolean
  readonly SSECustomerAlgorithm?: string
  readonly VersionId?: string
}

const APPLIED: ReadonlyMap<string | undefined, string> = new Map([
  ['AES256', 'SSE_S3'],
  ['aws:kms', 'SSE_KMS'],
  ['aws:kms:dsse', 'DSSE_KMS'],
])

/** CloudTrail's name for the encryption, which also tells whether it was asked for. */
export const appliedTo = ({ ServerSideEncryption: applied }: Answer, requested: string | undefined): string =>
  applied === undefined ? 'SSE_C' : `${requested === undefined ? 'Default_' : ''}${APPLIED.get(applied) ?? applied}`

export const responseHeaders = (answer: Answer): { readonly [name: string]: Printable } => ({
  ...(answer.ServerSideEncryption !== undefined && { 'x-amz-server-side-encryption': answer.ServerSideEncryption }),
  ...(answer.SSEKMSKeyId !== undefined && { 'x-amz-server-side-encryption-aws-kms-key-id': answer.SSEKMSKeyId }),
  ...(answer.BucketKeyEnabled && { 'x-amz-server-side-encryption-bucket-key-enabled': 'true' }),
  ...(answer.SSECustomerAlgorithm !== undefined && {
    'x-amz-server-side-encryption-customer-algorithm': answer.SSECustomerAlgorithm,
  }),
  ...(answer.VersionId !== undefined && answer.VersionId !== 'null' && { 'x-amz-version-id': answer.VersionId }),
})
