// The bucket that most cases speak of, and what stands around it.
import { policy } from '../gallery.ts'
import type { Step } from '../story.ts'

export const Bucket = 'vault'
export const BUCKET = `arn:aws:s3:::${Bucket}`
export const OBJECTS = `${BUCKET}/*`
export const KEY = '{KeyMetadata.Arn}'

export const created: Step = ['s3:CreateBucket', { Bucket }]
/** A KMS key of the account with the default key policy: `KEY`. */
export const keyed: Step = ['kms:CreateKey', {}]

export const defaultRule = (rule: object, more: object = {}): Step => [
  's3:PutBucketEncryption',
  {
    Bucket,
    ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: rule, ...more }] },
  },
]

/** The bucket encrypts under `KEY` by default. */
export const underKey: readonly Step[] = [created, keyed, defaultRule({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY })]

/** Customers' keys are not blocked. */
export const openToCustomerKeys: readonly Step[] = [
  created,
  defaultRule({ SSEAlgorithm: 'AES256' }, { BlockedEncryptionTypes: { EncryptionType: ['NONE'] } }),
]

export const bucketPolicy = (...statements: readonly object[]): Step => [
  's3:PutBucketPolicy',
  { Bucket, Policy: policy(...statements) },
]

export const readableByAll = bucketPolicy({
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: OBJECTS,
})
export const noBlocks: Step = ['s3:DeletePublicAccessBlock', { Bucket }]
export const versioned = (Status: 'Enabled' | 'Suspended' = 'Enabled'): Step => [
  's3:PutBucketVersioning',
  { Bucket, VersioningConfiguration: { Status } },
]

export const SSE = 'x-amz-server-side-encryption'
export const objectResources = (Key: string) => [
  { type: 'AWS::S3::Bucket', ARN: BUCKET },
  { type: 'AWS::S3::Object', ARN: `${BUCKET}/${Key}` },
]
