import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { bucketParameters, bucketRecord, XMLNS } from '../audit.ts'
import { changeSetting } from '../changeBucket.ts'
import { invalidRequest } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET, PublicAccessBlockConfiguration } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const putPublicAccessBlock = defineOperation({
  name: 's3:PutPublicAccessBlock',
  summary: 'Sets all four switches that overrule public policies and lists; one that is left out is off.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html',
  input: { ...ON_BUCKET, PublicAccessBlockConfiguration: required(PublicAccessBlockConfiguration) },
  example: {
    Bucket: 'gallery-111122223333',
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
  },
  permissions: (world, input, call) => [
    bucketPermission(findBucket(world, input, call), 's3:PutBucketPublicAccessBlock'),
  ],
  run(context, { Bucket, PublicAccessBlockConfiguration: given }) {
    if (Object.keys(given).length === 0) throw invalidRequest('Must specify at least one configuration.')
    const publicAccessBlock = {
      BlockPublicAcls: given.BlockPublicAcls ?? false,
      IgnorePublicAcls: given.IgnorePublicAcls ?? false,
      BlockPublicPolicy: given.BlockPublicPolicy ?? false,
      RestrictPublicBuckets: given.RestrictPublicBuckets ?? false,
    }
    return changeSetting(context, Bucket, 'block public access', { publicAccessBlock })
  },
  audit: {
    ...bucketRecord(false),
    eventName: 'PutBucketPublicAccessBlock',
    requestParameters: (input, call) =>
      bucketParameters(input, call, {
        publicAccessBlock: '',
        PublicAccessBlockConfiguration: { xmlns: XMLNS, ...input.PublicAccessBlockConfiguration },
      }),
  },
})
