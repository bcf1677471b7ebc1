import { printable } from '../../artifact.ts'
import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { bucketParameters, bucketRecord, XMLNS } from '../audit.ts'
import { changeSetting } from '../changeBucket.ts'
import { encryptionRuleFrom } from '../encryptionRule.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET, ServerSideEncryptionConfiguration } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const putBucketEncryption = defineOperation({
  name: 's3:PutBucketEncryption',
  summary: 'Sets the encryption that new objects get when their upload asks for none; older objects keep theirs.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html',
  input: { ...ON_BUCKET, ServerSideEncryptionConfiguration: required(ServerSideEncryptionConfiguration) },
  example: {
    Bucket: 'gallery-111122223333',
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/gallery' } }],
    },
  },
  permissions: (world, input, call) => [
    bucketPermission(findBucket(world, input, call), 's3:PutEncryptionConfiguration'),
  ],
  run(context, { Bucket, ServerSideEncryptionConfiguration }) {
    // The key is not looked up: a wrong name shows only when an object is written.
    const encryption = encryptionRuleFrom(ServerSideEncryptionConfiguration)
    return changeSetting(context, Bucket, 'default encryption', { encryption })
  },
  audit: {
    ...bucketRecord(false),
    requestParameters: (input, call) => {
      const { Rules } = input.ServerSideEncryptionConfiguration
      return bucketParameters(input, call, {
        encryption: '',
        ServerSideEncryptionConfiguration: { xmlns: XMLNS, Rule: printable(Rules.length === 1 ? Rules[0] : Rules) },
      })
    },
  },
})
