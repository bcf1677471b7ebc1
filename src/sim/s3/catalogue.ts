import type { Catalogue } from '../operation.ts'
import { createBucket } from './operations/createBucket.ts'
import { deleteBucketPolicy } from './operations/deleteBucketPolicy.ts'
import { getBucketEncryption } from './operations/getBucketEncryption.ts'
import { getEverydayObject } from './operations/getEverydayObject.ts'
import { putBucketEncryption } from './operations/putBucketEncryption.ts'
import { putBucketPolicy } from './operations/putBucketPolicy.ts'
import { putEverydayObject } from './operations/putEverydayObject.ts'
import { putPublicAccessBlock } from './operations/putPublicAccessBlock.ts'
import { service } from './service.ts'

export const s3: Catalogue = {
  service,
  operations: [
    createBucket,
    putBucketEncryption,
    getBucketEncryption,
    putBucketPolicy,
    deleteBucketPolicy,
    putPublicAccessBlock,
    putEverydayObject,
    getEverydayObject,
  ],
  async more() {
    const [{ more }, { objects }, { administration }] = await Promise.all([
      import('./more.ts'),
      import('./objects.ts'),
      import('./administration.ts'),
    ])
    return [...more, ...objects, ...administration]
  },
}
