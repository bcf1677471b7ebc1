// How CloudTrail writes into the bucket of a trail: as itself, for the trail, through S3's front door.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
import { base64Of, utf8, type Bytes } from '../bytes.ts'
import { get } from '../collections/orderedMap.ts'
import type { Caller } from '../iam/caller.ts'
import type { CallContext } from '../operation.ts'
import { getBucketAcl } from '../s3/operations/getBucketAcl.ts'
import { putEverydayObject } from '../s3/operations/putEverydayObject.ts'
import type { TypedMembers } from '../shape.ts'
import type { Trail } from '../world.ts'

type Destination = Pick<Trail, 'arn' | 'accountId' | 'bucketName' | 'keyPrefix' | 'kmsKeyArn'>

/** Who asks S3 and KMS when a trail delivers. */
export const cloudTrailFor = ({ arn, accountId }: Destination): Caller => ({
  type: 'Service',
  service: 'cloudtrail.amazonaws.com',
  sourceArn: arn,
  sourceAccount: accountId,
})

/** `[prefix/]AWSLogs/111122223333/CloudTrail/` */
export const logFolder = ({ keyPrefix, accountId }: Destination): string =>
  `${keyPrefix === undefined ? '' : `${keyPrefix}/`}AWSLogs/${accountId}/CloudTrail/`

/** What CloudTrail asks of S3 before it writes. Throws S3's refusal. */
export async function askForAcl(context: CallContext, trail: Destination): Promise<void> {
  const options = { as: cloudTrailFor(trail), region: regionOf(context, trail) }
  await context.request(getBucketAcl, { Bucket: trail.bucketName }, options)
}

/** Writes a file of a trail. Throws S3's refusal. */
export async function writeFile(
  context: CallContext,
  trail: Destination,
  object: TypedMembers<typeof putEverydayObject.input>,
): Promise<void> {
  await context.request(putEverydayObject, object, { as: cloudTrailFor(trail), region: regionOf(context, trail) })
}

export const digestFolder = (destination: Destination): string =>
  logFolder(destination).replace(/CloudTrail\/$/, 'CloudTrail-Digest/')

/** Where the bucket is; S3 is asked there. */
export const regionOf = (
  { world, region }: Pick<CallContext, 'world' | 'region'>,
  { bucketName }: Destination,
): string => get(world.s3.buckets, bucketName)?.region ?? region

export const logObject = (
  trail: Destination,
  key: string,
  body: Bytes,
): TypedMembers<typeof putEverydayObject.input> => ({
  Bucket: trail.bucketName,
  Key: key,
  Body: body,
  ContentType: 'application/json',
  ContentEncoding: 'gzip',
  ACL: 'bucket-owner-full-control',
  ...(trail.kmsKeyArn !== undefined && {
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: trail.kmsKeyArn,
    SSEKMSEncryptionContext: base64Of(utf8(JSON.stringify({ 'aws:cloudtrail:arn': trail.arn }))),
  }),
})
