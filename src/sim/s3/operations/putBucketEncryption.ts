import { printable } from '../../artifact.ts'
import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { bucketParameters, bucketResources, XMLNS } from '../audit.ts'
import { changeBucket } from '../changeBucket.ts'
import { encryptionRuleFrom } from '../encryptionRule.ts'
import { findBucket } from '../findBucket.ts'
import { Bucket, ServerSideEncryptionConfiguration } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const putBucketEncryption = defineOperation({
  name: 's3:PutBucketEncryption',
  summary: 'Sets the encryption that new objects get when their upload asks for none; older objects keep theirs.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html',
  input: { Bucket, ServerSideEncryptionConfiguration: required(ServerSideEncryptionConfiguration) },
  example: {
    Bucket: 'gallery-111122223333',
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/gallery' } }],
    },
  },
  permissions(world, { Bucket, ServerSideEncryptionConfiguration }) {
    const bucket = findBucket(world, Bucket)
    encryptionRuleFrom(ServerSideEncryptionConfiguration)
    return [bucketPermission(bucket, 's3:PutEncryptionConfiguration')]
  },
  run(context, { Bucket, ServerSideEncryptionConfiguration }) {
    const { arn, encryption: before } = findBucket(context.world, Bucket)
    // The key is not looked up: a wrong name shows only when an object is written.
    const encryption = encryptionRuleFrom(ServerSideEncryptionConfiguration)
    context.change(changeBucket(Bucket, (bucket) => ({ ...bucket, encryption })))
    context.record({
      type: 'state-changed',
      place: 's3',
      subject: arn,
      change: {
        type: 'setting-changed',
        what: 'default encryption',
        before: printable(before),
        after: printable(encryption),
      },
    })
    return {}
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ Bucket, ServerSideEncryptionConfiguration: { Rules } }, call) =>
      bucketParameters(Bucket, call, {
        encryption: '',
        ServerSideEncryptionConfiguration: {
          xmlns: XMLNS,
          Rule: printable(Rules.length === 1 ? Rules[0] : Rules),
        },
      }),
    resources: (world, { Bucket }) => bucketResources(world, Bucket),
  },
})
