// Members that several operations share.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
import { boolean, list, oneOf, optional, required, string, structure } from '../shape.ts'

export const Bucket = required(string())
/** What every call on a bucket may say: which bucket, and the account that it takes to be its owner. */
export const ON_BUCKET = { Bucket, ExpectedBucketOwner: optional(string()) } as const
export const Key = required(string({ min: 1 }))

export const ServerSideEncryption = oneOf('AES256', 'aws:kms', 'aws:kms:dsse')

export const CannedAcl = oneOf(
  'private',
  'public-read',
  'public-read-write',
  'authenticated-read',
  'aws-exec-read',
  'bucket-owner-read',
  'bucket-owner-full-control',
)

/** `id="…", uri="…"`. */
export const OBJECT_GRANTS = {
  GrantFullControl: optional(string()),
  GrantRead: optional(string()),
  GrantReadACP: optional(string()),
  GrantWriteACP: optional(string()),
} as const

/** How a request says in headers who shall have access to a bucket. */
export const ACL_HEADERS = {
  ACL: optional(
    oneOf('private', 'public-read', 'public-read-write', 'authenticated-read', 'aws-exec-read', 'log-delivery-write'),
  ),
  ...OBJECT_GRANTS,
  GrantWrite: optional(string()),
} as const

export const ObjectOwnership = oneOf('BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter')

export const Tags = list(structure({ Key: required(string()), Value: required(string()) }))

export const PublicAccessBlockConfiguration = structure({
  BlockPublicAcls: optional(boolean),
  IgnorePublicAcls: optional(boolean),
  BlockPublicPolicy: optional(boolean),
  RestrictPublicBuckets: optional(boolean),
})

export const ServerSideEncryptionConfiguration = structure({
  Rules: required(
    list(
      structure({
        ApplyServerSideEncryptionByDefault: optional(
          structure({ SSEAlgorithm: required(ServerSideEncryption), KMSMasterKeyID: optional(string()) }),
        ),
        BucketKeyEnabled: optional(boolean),
        BlockedEncryptionTypes: optional(structure({ EncryptionType: optional(list(oneOf('SSE-C', 'NONE'))) })),
      }),
    ),
  ),
})
