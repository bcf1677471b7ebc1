import { printable } from '../../artifact.ts'
import { get, values } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { boolean, optional, required, string } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { bucketMissing, invalidCombination, invalidPrefix, tooManyTrails, trailExists } from '../errors.ts'
import { defaultSelectors } from '../eventSelectors.ts'
import { keyForTrail } from '../keyForTrail.ts'
import { probeBucket } from '../probeBucket.ts'
import { arnOf, checkName, putTrail } from '../trails.ts'

export const createTrail = defineOperation({
  name: 'cloudtrail:CreateTrail',
  summary: 'Makes a trail that delivers log files to a bucket, once logging has been started.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html',
  input: {
    Name: required(string()),
    S3BucketName: required(string()),
    S3KeyPrefix: optional(string()),
    IncludeGlobalServiceEvents: optional(boolean),
    IsMultiRegionTrail: optional(boolean),
    KmsKeyId: optional(string()),
  },
  example: { Name: 'management-events', S3BucketName: 'logs-111122223333', IsMultiRegionTrail: true },
  permissions: (_world, { Name }, call) => [
    { action: 'cloudtrail:CreateTrail', resource: arnOf(call, Name), resourceAccount: call.accountId },
  ],
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: (input) => camelCased(printable(input)),
    responseElements: (output) => camelCased(printable(output)),
  },
  async run(context, input) {
    const {
      Name,
      S3BucketName,
      S3KeyPrefix = '',
      IsMultiRegionTrail = false,
      IncludeGlobalServiceEvents = true,
      KmsKeyId,
    } = input
    checkName(Name)
    if (S3KeyPrefix.length > 200) throw invalidPrefix('The S3 key prefix can have at most 200 characters.')
    if (IsMultiRegionTrail && !IncludeGlobalServiceEvents)
      throw invalidCombination('Multi-Region trail must include global service events.')
    const arn = arnOf(context, Name)
    if (get(context.world.cloudtrail.trails, arn)) throw trailExists(Name, context.accountId)
    const here = [...values(context.world.cloudtrail.trails)].filter(({ homeRegion }) => homeRegion === context.region)
    if (here.length >= 5) throw tooManyTrails(context.accountId, context.region)
    const bucket = get(context.world.s3.buckets, S3BucketName)
    if (!bucket) throw bucketMissing(S3BucketName)
    const key = KmsKeyId === undefined ? undefined : keyForTrail(context, KmsKeyId)

    const trail = {
      arn,
      name: Name,
      accountId: context.accountId,
      homeRegion: context.region,
      bucketName: S3BucketName,
      ...(S3KeyPrefix && { keyPrefix: S3KeyPrefix }),
      ...(key && { kmsKeyArn: key.arn }),
      isMultiRegion: IsMultiRegionTrail,
      includeGlobalServiceEvents: IncludeGlobalServiceEvents,
      logFileValidation: false,
      isLogging: false,
      eventSelectors: defaultSelectors,
    }
    await probeBucket(context, trail, bucket, key)
    context.change((world) => putTrail(world, { ...trail, deliveredUpTo: world.cloudtrail.events.length }))
    context.record({
      type: 'state-changed',
      place: 'cloudtrail',
      subject: arn,
      change: { type: 'created', what: 'trail' },
    })
    return {
      Name,
      S3BucketName,
      ...(S3KeyPrefix && { S3KeyPrefix }),
      IncludeGlobalServiceEvents,
      IsMultiRegionTrail,
      TrailARN: arn,
      LogFileValidationEnabled: false,
      ...(key && { KmsKeyId: key.arn }),
      IsOrganizationTrail: false,
    }
  },
})
