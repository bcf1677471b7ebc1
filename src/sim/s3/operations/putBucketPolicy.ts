import { isPublicPolicy } from '../../iam/publicPolicy.ts'
import { defineOperation } from '../../operation.ts'
import { byteLength, required, string } from '../../shape.ts'
import { bucketParameters, bucketRecord, documentIn } from '../audit.ts'
import { changeBucketPolicy } from '../changeBucket.ts'
import { problemOfBucketPolicy } from '../problemOfBucketPolicy.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { policyPermission, requireOwner } from '../permission.ts'

export const putBucketPolicy = defineOperation({
  name: 's3:PutBucketPolicy',
  summary: 'Gives the bucket a policy in place of the one that it has: who may do what with it and its objects.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html',
  input: { ...ON_BUCKET, Policy: required(string()) },
  example: {
    Bucket: 'gallery-111122223333',
    Policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::gallery-111122223333/*"}]}',
  },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    const permission = policyPermission(bucket, 's3:PutBucketPolicy', call)
    const isPrevented =
      bucket.publicAccessBlock?.BlockPublicPolicy &&
      isPublicPolicy(input.Policy) &&
      problemOfBucketPolicy(world, bucket, input.Policy) === undefined
    return [{ ...permission, ...(isPrevented && { prevented: 'BlockPublicPolicy' }) }]
  },
  run(context, { Bucket, Policy }) {
    const bucket = findBucket(context.world, Bucket)
    requireOwner(bucket, context, 'PUT')
    const problem = problemOfBucketPolicy(context.world, bucket, Policy)
    if (problem) throw problem
    changeBucketPolicy(context, bucket, Policy)
    return {}
  },
  audit: {
    ...bucketRecord(false),
    requestParameters: (input, call) =>
      bucketParameters(input, call, { policy: '', bucketPolicy: documentIn(input.Policy) }),
    additionalEventData: ({ input: { Policy } }) => ({ bytesTransferredIn: byteLength(Policy), httpStatusCode: 204 }),
  },
})
