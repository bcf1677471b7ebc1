import { rootArn } from '../../arn.ts'
import { defineOperation } from '../../operation.ts'
import { bucketParameters, bucketRecord } from '../audit.ts'
import { noSuchBucketPolicy } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { ON_BUCKET } from '../members.ts'
import { policyPermission, requireOwner } from '../permission.ts'

export const getBucketPolicy = defineOperation({
  name: 's3:GetBucketPolicy',
  summary: "Returns the bucket's policy as it was given, but for accounts, which it spells out.",
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html',
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
  permissions: (world, input, call) => [policyPermission(findBucket(world, input, call), 's3:GetBucketPolicy', call)],
  run(context, { Bucket }) {
    const bucket = findBucket(context.world, Bucket)
    requireOwner(bucket, context, 'GET')
    if (bucket.policy === null) throw noSuchBucketPolicy(Bucket)
    return { Policy: withAccountsSpelledOut(bucket.policy) }
  },
  audit: {
    ...bucketRecord(true),
    requestParameters: (input, call) => bucketParameters(input, call, { policy: '' }),
  },
})

/** S3 keeps an account in Principal as the ARN of its root user. The rest of the text stays as it is. */
const withAccountsSpelledOut = (policy: string): string =>
  policy.replaceAll(/"(?:Not)?Principal"\s*:\s*\{[^{}]*\}/g, (principal) =>
    principal.replaceAll(/"(\d{12})"/g, (_, account: string) => `"${rootArn(account)}"`),
  )
