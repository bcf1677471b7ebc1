// What S3 says of features that a bucket was never given. These cannot be given here; that they are absent is true.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
import { awsError } from '../errors.ts'
import { defineOperation, type Operation } from '../operation.ts'
import { bucketParameters, bucketRecord } from './audit.ts'
import { findBucket } from './findBucket.ts'
import { ON_BUCKET } from './members.ts'
import { bucketPermission } from './permission.ts'

interface Feature {
  readonly what: string
  /** The sub-resource that requests name. */
  readonly resource: string
  readonly read: string
  readonly readAction: string
  /** As CloudTrail calls the read, where it has a name of its own. */
  readonly eventName?: string
  /** What a read answers: members, or the error that there is nothing. */
  readonly answer: object | readonly [code: string, message: string]
  /** Taking away what is not there succeeds. */
  readonly remove?: string
  readonly removeAction?: string
}

const FEATURES: readonly Feature[] = [
  {
    what: 'lifecycle rules',
    resource: 'lifecycle',
    read: 'GetBucketLifecycleConfiguration',
    readAction: 'GetLifecycleConfiguration',
    eventName: 'GetBucketLifecycle',
    answer: ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
    remove: 'DeleteBucketLifecycle',
    removeAction: 'PutLifecycleConfiguration',
  },
  {
    what: 'rules for pages of other origins',
    resource: 'cors',
    read: 'GetBucketCors',
    readAction: 'GetBucketCORS',
    answer: ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
    remove: 'DeleteBucketCors',
    removeAction: 'PutBucketCORS',
  },
  {
    what: 'website',
    resource: 'website',
    read: 'GetBucketWebsite',
    readAction: 'GetBucketWebsite',
    answer: ['NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'],
    remove: 'DeleteBucketWebsite',
    removeAction: 'DeleteBucketWebsite',
  },
  {
    what: 'replication',
    resource: 'replication',
    read: 'GetBucketReplication',
    readAction: 'GetReplicationConfiguration',
    answer: ['ReplicationConfigurationNotFoundError', 'The replication configuration was not found'],
    remove: 'DeleteBucketReplication',
    removeAction: 'PutReplicationConfiguration',
  },
  {
    what: 'Object Lock',
    resource: 'object-lock',
    read: 'GetObjectLockConfiguration',
    readAction: 'GetBucketObjectLockConfiguration',
    eventName: 'GetBucketObjectLockConfiguration',
    answer: ['ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket'],
  },
  {
    what: 'server access logging',
    resource: 'logging',
    read: 'GetBucketLogging',
    readAction: 'GetBucketLogging',
    answer: {},
  },
  {
    what: 'notifications',
    resource: 'notification',
    read: 'GetBucketNotificationConfiguration',
    readAction: 'GetBucketNotification',
    eventName: 'GetBucketNotification',
    answer: {},
  },
  {
    what: 'payment by those who read',
    resource: 'requestPayment',
    read: 'GetBucketRequestPayment',
    readAction: 'GetBucketRequestPayment',
    answer: { Payer: 'BucketOwner' },
  },
  {
    what: 'Transfer Acceleration',
    resource: 'accelerate',
    read: 'GetBucketAccelerateConfiguration',
    readAction: 'GetAccelerateConfiguration',
    eventName: 'GetAccelerateConfiguration',
    answer: {},
  },
]

const described = (name: string, summary: string) => ({
  name: `s3:${name}` as const,
  summary,
  docs: `https://docs.aws.amazon.com/AmazonS3/latest/API/API_${name}.html`,
  input: ON_BUCKET,
  example: { Bucket: 'gallery-111122223333' },
})

const readOf = ({ what, resource, read, readAction, eventName, answer }: Feature): Operation =>
  defineOperation({
    ...described(read, `Says that the bucket has no ${what}: none can be given to it here.`),
    permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), `s3:${readAction}`)],
    run(_context, { Bucket }) {
      if (!isError(answer)) return answer
      const [code, message] = answer
      throw awsError(404, code, message, [['BucketName', Bucket]])
    },
    audit: {
      ...bucketRecord(true),
      ...(eventName !== undefined && { eventName }),
      requestParameters: (input, call) => bucketParameters(input, call, { [resource]: '' }),
    },
  })

const isError = (answer: Feature['answer']): answer is readonly [string, string] => Array.isArray(answer)

const removalOf = ({ what, resource, remove, removeAction }: Feature): readonly Operation[] =>
  remove === undefined || removeAction === undefined
    ? []
    : [
        defineOperation({
          ...described(
            remove,
            `Succeeds, as in AWS, because there is nothing to take away: no bucket here has ${what}.`,
          ),
          permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), `s3:${removeAction}`)],
          run: () => ({}),
          audit: {
            ...bucketRecord(false),
            requestParameters: (input, call) => bucketParameters(input, call, { [resource]: '' }),
            additionalEventData: ({ output }) => output && { httpStatusCode: 204 },
          },
        }),
      ]

export const absentFeatures: readonly Operation[] = FEATURES.flatMap((feature) => [
  readOf(feature),
  ...removalOf(feature),
])
