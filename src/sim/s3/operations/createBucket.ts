import { bucketArn } from '../../arn.ts'
import { get, set } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { optional, string, structure } from '../../shape.ts'
import type { Bucket as StoredBucket } from '../../world.ts'
import { bucketParameters, bucketResources, XMLNS } from '../audit.ts'
import { isBucketName } from '../bucketName.ts'
import {
  bucketAlreadyExists,
  bucketAlreadyOwnedByYou,
  illegalLocationConstraint,
  invalidBucketName,
  invalidLocationConstraint,
} from '../errors.ts'
import { NEW_BUCKET } from '../encryptionRule.ts'
import { Bucket } from '../members.ts'

export const createBucket = defineOperation({
  name: 's3:CreateBucket',
  summary: 'Makes an empty bucket: encrypted with SSE-S3, closed to the public, with access control lists off.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html',
  input: {
    Bucket,
    CreateBucketConfiguration: optional(structure({ LocationConstraint: optional(string()) })),
  },
  example: { Bucket: 'gallery-111122223333' },
  permissions(_world, { Bucket, CreateBucketConfiguration }, call) {
    if (!isBucketName(Bucket)) throw invalidBucketName(Bucket)
    requireLocation(CreateBucketConfiguration?.LocationConstraint, call.region)
    return [{ action: 's3:CreateBucket', resource: bucketArn(Bucket), resourceAccount: call.accountId }]
  },
  run(context, { Bucket }) {
    const { accountId, now, region } = context
    const answer = {
      Location: region === 'us-east-1' ? `/${Bucket}` : `http://${Bucket}.s3.amazonaws.com/`,
      BucketArn: bucketArn(Bucket),
    }
    const existing = get(context.world.s3.buckets, Bucket)
    if (existing) {
      if (existing.accountId !== accountId) throw bucketAlreadyExists(Bucket)
      if (region !== 'us-east-1') throw bucketAlreadyOwnedByYou(Bucket)
      // The oldest Region answers as if it had made the bucket again.
      return answer
    }
    const bucket: StoredBucket = {
      name: Bucket,
      arn: bucketArn(Bucket),
      accountId,
      region,
      creationDate: now,
      encryption: NEW_BUCKET,
      policy: null,
      publicAccessBlock: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
      versioning: null,
      objects: null,
      versions: null,
      uploads: null,
    }
    context.change((world) => ({ ...world, s3: { ...world.s3, buckets: set(world.s3.buckets, Bucket, bucket) } }))
    context.record({
      type: 'state-changed',
      place: 's3',
      subject: bucket.arn,
      change: { type: 'created', what: 'bucket' },
    })
    return answer
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ Bucket, CreateBucketConfiguration }, call) =>
      bucketParameters(
        Bucket,
        call,
        CreateBucketConfiguration?.LocationConstraint === undefined
          ? {}
          : {
              CreateBucketConfiguration: {
                LocationConstraint: CreateBucketConfiguration.LocationConstraint,
                xmlns: XMLNS,
              },
            },
      ),
    resources: (world, { Bucket }) => bucketResources(world, Bucket),
  },
})

// us-east-1 is where a bucket goes that names no Region; it cannot be named.
function requireLocation(constraint: string | undefined, region: string): void {
  if (constraint === undefined) {
    if (region !== 'us-east-1') throw illegalLocationConstraint(undefined)
    return
  }
  if (constraint === 'us-east-1' || !/^[a-z]{2}(-[a-z]+)+-\d$/.test(constraint))
    throw invalidLocationConstraint(constraint)
  if (constraint !== region) throw illegalLocationConstraint(constraint)
}
