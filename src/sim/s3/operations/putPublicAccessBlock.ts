import { printable } from '../../artifact.ts'
import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { bucketParameters, bucketResources, XMLNS } from '../audit.ts'
import { changeBucket } from '../changeBucket.ts'
import { invalidRequest } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { Bucket, PublicAccessBlockConfiguration } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const putPublicAccessBlock = defineOperation({
  name: 's3:PutPublicAccessBlock',
  summary: 'Sets all four switches that overrule public policies and lists; one that is left out is off.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html',
  input: { Bucket, PublicAccessBlockConfiguration: required(PublicAccessBlockConfiguration) },
  example: {
    Bucket: 'gallery-111122223333',
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
  },
  permissions(world, { Bucket, PublicAccessBlockConfiguration }) {
    const bucket = findBucket(world, Bucket)
    if (Object.keys(PublicAccessBlockConfiguration).length === 0)
      throw invalidRequest('Must specify at least one configuration.')
    return [bucketPermission(bucket, 's3:PutBucketPublicAccessBlock')]
  },
  run(context, { Bucket, PublicAccessBlockConfiguration: given }) {
    const { arn, publicAccessBlock: before } = findBucket(context.world, Bucket)
    const publicAccessBlock = {
      BlockPublicAcls: given.BlockPublicAcls ?? false,
      IgnorePublicAcls: given.IgnorePublicAcls ?? false,
      BlockPublicPolicy: given.BlockPublicPolicy ?? false,
      RestrictPublicBuckets: given.RestrictPublicBuckets ?? false,
    }
    context.change(changeBucket(Bucket, (bucket) => ({ ...bucket, publicAccessBlock })))
    context.record({
      type: 'state-changed',
      place: 's3',
      subject: arn,
      change: {
        type: 'setting-changed',
        what: 'block public access',
        before: printable(before),
        after: printable(publicAccessBlock),
      },
    })
    return {}
  },
  audit: {
    category: 'Management',
    readOnly: false,
    eventName: 'PutBucketPublicAccessBlock',
    requestParameters: ({ Bucket, PublicAccessBlockConfiguration: given }, call) =>
      bucketParameters(Bucket, call, {
        publicAccessBlock: '',
        PublicAccessBlockConfiguration: { xmlns: XMLNS, ...given },
      }),
    resources: (world, { Bucket }) => bucketResources(world, Bucket),
  },
})
