// Operations on buckets, and on who may do what, that no lesson calls: loaded with `more`.
import type { Operation } from '../operation.ts'
import { absentFeatures } from './absentFeatures.ts'
import { deleteBucket } from './operations/deleteBucket.ts'
import { deleteBucketEncryption } from './operations/deleteBucketEncryption.ts'
import { deleteBucketOwnershipControls } from './operations/deleteBucketOwnershipControls.ts'
import { deleteBucketTagging } from './operations/deleteBucketTagging.ts'
import { deletePublicAccessBlock } from './operations/deletePublicAccessBlock.ts'
import { getBucketAbac } from './operations/getBucketAbac.ts'
import { getBucketAcl } from './operations/getBucketAcl.ts'
import { getBucketLocation } from './operations/getBucketLocation.ts'
import { getBucketOwnershipControls } from './operations/getBucketOwnershipControls.ts'
import { getBucketPolicyStatus } from './operations/getBucketPolicyStatus.ts'
import { getBucketTagging } from './operations/getBucketTagging.ts'
import { getBucketVersioning } from './operations/getBucketVersioning.ts'
import { getObjectAcl } from './operations/getObjectAcl.ts'
import { headBucket } from './operations/headBucket.ts'
import { listBuckets } from './operations/listBuckets.ts'
import { putBucketAbac } from './operations/putBucketAbac.ts'
import { putBucketAcl } from './operations/putBucketAcl.ts'
import { putBucketOwnershipControls } from './operations/putBucketOwnershipControls.ts'
import { putBucketTagging } from './operations/putBucketTagging.ts'
import { putBucketVersioning } from './operations/putBucketVersioning.ts'
import { putObjectAcl } from './operations/putObjectAcl.ts'

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
  putBucketAcl,
  getBucketAcl,
  putBucketOwnershipControls,
  getBucketOwnershipControls,
  deleteBucketOwnershipControls,
  putBucketTagging,
  getBucketTagging,
  deleteBucketTagging,
  putBucketAbac,
  getBucketAbac,
  putObjectAcl,
  getObjectAcl,
  ...absentFeatures,
]
