import { defineOperation } from '../../operation.ts'
import { oneOf, required, structure } from '../../shape.ts'
import { bucketParameters, bucketRecord, XMLNS } from '../audit.ts'
import { changeSetting } from '../changeBucket.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const putBucketAbac = defineOperation({
  name: 's3:PutBucketAbac',
  summary: 'Makes the tags of the bucket count in policies, or stops it.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAbac.html',
  input: {
    ...ON_BUCKET,
    AbacStatus: required(structure({ Status: required(oneOf('Enabled', 'Disabled')) })),
  },
  example: { Bucket: 'gallery-111122223333', AbacStatus: { Status: 'Enabled' } },
  permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), 's3:PutBucketAbac')],
  run: (context, { Bucket, AbacStatus: { Status } }) =>
    changeSetting(context, Bucket, 'use of tags in policies', { abac: Status }),
  audit: {
    ...bucketRecord(false),
    requestParameters: (input, call) =>
      bucketParameters(input, call, { abac: '', AbacStatus: { xmlns: XMLNS, ...input.AbacStatus } }),
  },
})
