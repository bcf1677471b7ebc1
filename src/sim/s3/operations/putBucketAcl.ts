import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import { asksForPublic, policyRecord, requiredAcl } from '../accessControlLists.ts'
import { aclContext, aclHeaders } from '../aclHeaders.ts'
import { AccessControlPolicy } from '../aclMembers.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { changeSetting } from '../changeBucket.ts'
import { aclsNotSupported } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { ACL_HEADERS, ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const putBucketAcl = defineOperation({
  name: 's3:PutBucketAcl',
  summary: 'Gives the bucket an access control list, where lists count: canned, in headers, or written out.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html',
  input: {
    ...ON_BUCKET,
    ...ACL_HEADERS,
    AccessControlPolicy: optional(AccessControlPolicy),
  },
  example: { Bucket: 'gallery-111122223333', ACL: 'private' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    const isPrevented =
      bucket.objectOwnership !== 'BucketOwnerEnforced' &&
      bucket.publicAccessBlock?.BlockPublicAcls &&
      asksForPublic(input)
    return [
      {
        ...bucketPermission(bucket, 's3:PutBucketAcl', aclContext(input)),
        ...(isPrevented && { prevented: 'BlockPublicAcls' }),
      },
    ]
  },
  run(context, input) {
    const bucket = findBucket(context.world, input.Bucket)
    // What cannot be read is refused as such even where lists are off.
    const acl = requiredAcl(input, bucket.accountId, bucket)
    if (bucket.objectOwnership === 'BucketOwnerEnforced') throw aclsNotSupported()
    return changeSetting(context, input.Bucket, 'access control list', { acl })
  },
  audit: {
    ...bucketRecord(false),
    requestParameters(input, call) {
      const document = policyRecord(input)
      return bucketParameters(input, call, {
        ...aclHeaders(input),
        acl: '',
        ...(document && { AccessControlPolicy: document }),
      })
    },
    additionalEventData: ({ output }) => output && { aclRequired: 'Yes' },
  },
})
