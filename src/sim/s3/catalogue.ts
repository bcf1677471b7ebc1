import type { Catalogue } from '../operation.ts'
import { createBucket } from './operations/createBucket.ts'
import { deleteBucketPolicy } from './operations/deleteBucketPolicy.ts'
import { getBucketEncryption } from './operations/getBucketEncryption.ts'
import { getObject } from './operations/getObject.ts'
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
    deleteBucketPolicy,
    putPublicAccessBlock,
    putObject,
    getObject,
  ],
  async more() {
    const [{ more }, { administration }] = await Promise.all([import('./more.ts'), import('./administration.ts')])
    return [...more, ...administration]
  },
}
