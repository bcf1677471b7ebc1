// Operations on buckets that no lesson calls so far: loaded when one of these, or of `more`, is first called.
import type { Operation } from '../operation.ts'
import { deleteBucket } from './operations/deleteBucket.ts'
import { deleteBucketEncryption } from './operations/deleteBucketEncryption.ts'
import { deletePublicAccessBlock } from './operations/deletePublicAccessBlock.ts'
import { getBucketLocation } from './operations/getBucketLocation.ts'
import { getBucketPolicyStatus } from './operations/getBucketPolicyStatus.ts'
import { getBucketVersioning } from './operations/getBucketVersioning.ts'
import { headBucket } from './operations/headBucket.ts'
import { listBuckets } from './operations/listBuckets.ts'
import { putBucketVersioning } from './operations/putBucketVersioning.ts'

export const administration: readonly Operation[] = [
  listBuckets,
  headBucket,
  getBucketLocation,
  deleteBucket,
  deleteBucketEncryption,
  getBucketPolicyStatus,
  deletePublicAccessBlock,
  putBucketVersioning,
  getBucketVersioning,
]
