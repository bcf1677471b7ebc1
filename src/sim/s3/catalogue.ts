import type { Catalogue } from '../operation.ts'
import { createBucket } from './operations/createBucket.ts'
import { deleteBucketPolicy } from './operations/deleteBucketPolicy.ts'
import { deleteObject } from './operations/deleteObject.ts'
import { getBucketEncryption } from './operations/getBucketEncryption.ts'
import { getBucketPolicy } from './operations/getBucketPolicy.ts'
import { getObject } from './operations/getObject.ts'
import { getPublicAccessBlock } from './operations/getPublicAccessBlock.ts'
import { headObject } from './operations/headObject.ts'
import { listObjectsV2 } from './operations/listObjectsV2.ts'
import { putBucketEncryption } from './operations/putBucketEncryption.ts'
import { putBucketPolicy } from './operations/putBucketPolicy.ts'
import { putObject } from './operations/putObject.ts'
import { putPublicAccessBlock } from './operations/putPublicAccessBlock.ts'
import { service } from './service.ts'

export const s3: Catalogue = {
  service,
  operations: [
    createBucket,
    putBucketEncryption,
    getBucketEncryption,
    putBucketPolicy,
    getBucketPolicy,
    deleteBucketPolicy,
    putPublicAccessBlock,
    getPublicAccessBlock,
    putObject,
    getObject,
    headObject,
    listObjectsV2,
    deleteObject,
  ],
}
