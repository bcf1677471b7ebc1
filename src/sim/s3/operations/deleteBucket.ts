import { bucketArn } from '../../arn.ts'
import { remove } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { bucketParameters } from '../audit.ts'
import { bucketNotEmpty } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const deleteBucket = defineOperation({
  name: 's3:DeleteBucket',
  summary: 'Deletes an empty bucket; its name is then free for everybody.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), 's3:DeleteBucket')],
  run(context, { Bucket }) {
    const bucket = findBucket(context.world, Bucket)
    if (bucket.objects !== null || bucket.versions !== null) throw bucketNotEmpty(bucket)
    context.change((world) => ({ ...world, s3: { ...world.s3, buckets: remove(world.s3.buckets, Bucket) } }))
    context.record({
      type: 'state-changed',
      place: 's3',
      subject: bucket.arn,
      change: { type: 'deleted', what: 'bucket' },
    })
    return {}
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: (input, call) => bucketParameters(input, call),
    additionalEventData: ({ output }) => output && { httpStatusCode: 204 },
    // The bucket is gone when the record is written; its owner is known all the same.
    resources: (_world, { Bucket }, _output, { accountId }) => [
      { accountId, type: 'AWS::S3::Bucket', ARN: bucketArn(Bucket) },
    ],
  },
})
