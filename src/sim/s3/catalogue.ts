import type { Catalogue } from '../operation.ts'
import { createBucket } from './operations/createBucket.ts'
import { deleteObject } from './operations/deleteObject.ts'
import { getBucketEncryption } from './operations/getBucketEncryption.ts'
import { getObject } from './operations/getObject.ts'
import { headObject } from './operations/headObject.ts'
import { listObjectsV2 } from './operations/listObjectsV2.ts'
import { putBucketEncryption } from './operations/putBucketEncryption.ts'
import { putObject } from './operations/putObject.ts'
import { service } from './service.ts'

export const s3: Catalogue = {
  service,
  operations: [
    createBucket,
    putBucketEncryption,
    getBucketEncryption,
    putObject,
    getObject,
    headObject,
    listObjectsV2,
    deleteObject,
  ],
}
