// An account with people, a key, a bucket that encrypts under it, a public bucket, and a trail that keeps everything.
import { utf8 } from '../bytes.ts'
import type { CallerName } from '../iam/caller.ts'
import { createUser, root, simulation, type Simulation } from './world.ts'

export const ACCOUNT = '111122223333'
export const TRAIL_ARN = `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/gallery-trail`

export interface Gallery {
  readonly simulation: Simulation
  readonly keyArn: string
  readonly alice: CallerName
  readonly bob: CallerName
  readonly carol: CallerName
}

export async function gallery(seed = 'gallery'): Promise<Gallery> {
  const running = simulation(seed)
  const answer: Simulation['answer'] = (as, operation, input) => running.answer(as, operation, input)
  const objects = 'arn:aws:s3:::gallery/*'
  const alice = await createUser(
    running,
    'alice',
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], Resource: objects },
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::gallery' },
    { Effect: 'Allow', Action: ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:Encrypt'], Resource: '*' },
  )
  const bob = await createUser(running, 'bob', { Effect: 'Allow', Action: 's3:GetObject', Resource: objects })
  const carol = await createUser(running, 'carol', {
    Effect: 'Allow',
    Action: ['kms:*', 's3:*Bucket*', 'cloudtrail:*', 'iam:*'],
    Resource: '*',
  })
  const { KeyMetadata } = await answer<{ KeyMetadata: { Arn: string } }>(root, 'kms:CreateKey', {})
  await answer(root, 'kms:CreateAlias', { AliasName: 'alias/pictures', TargetKeyId: KeyMetadata.Arn.split('/')[1] })
  for (const Bucket of ['gallery', 'gallery-logs', 'poster']) await answer(root, 's3:CreateBucket', { Bucket })
  await answer(root, 's3:PutBucketEncryption', {
    Bucket: 'gallery',
    ServerSideEncryptionConfiguration: encryptedUnder(KeyMetadata.Arn),
  })
  await answer(root, 's3:PutPublicAccessBlock', {
    Bucket: 'poster',
    PublicAccessBlockConfiguration: { BlockPublicPolicy: false },
  })
  await answer(root, 's3:PutBucketPolicy', { Bucket: 'poster', Policy: publicPolicy('poster') })
  await answer(root, 's3:PutBucketPolicy', { Bucket: 'gallery-logs', Policy: deliveryPolicy('gallery-logs') })
  await answer(root, 'cloudtrail:CreateTrail', { Name: 'gallery-trail', S3BucketName: 'gallery-logs' })
  await answer(root, 'cloudtrail:StartLogging', { Name: 'gallery-trail' })
  await answer(root, 'cloudtrail:PutEventSelectors', {
    TrailName: 'gallery-trail',
    EventSelectors: [objectEvents('gallery')],
  })
  await answer(alice, 's3:PutObject', {
    Bucket: 'gallery',
    Key: 'sunset.txt',
    Body: utf8('red, orange and a line of violet'),
  })
  await answer(root, 's3:PutObject', {
    Bucket: 'poster',
    Key: 'poster.txt',
    Body: utf8('come and see the gallery tonight'),
  })
  return { simulation: running, keyArn: KeyMetadata.Arn, alice, bob, carol }
}

export const encryptedUnder = (keyId?: string) => ({
  Rules: [
    {
      ApplyServerSideEncryptionByDefault: {
        SSEAlgorithm: 'aws:kms',
        ...(keyId !== undefined && { KMSMasterKeyID: keyId }),
      },
    },
  ],
})

export const objectEvents = (bucket: string) => ({
  ReadWriteType: 'All',
  IncludeManagementEvents: true,
  DataResources: [{ Type: 'AWS::S3::Object', Values: [`arn:aws:s3:::${bucket}/`] }],
})

export const publicPolicy = (bucket: string): string =>
  policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` })

/** What the CloudTrail user guide tells people to put on the bucket of a trail. */
export const deliveryPolicy = (
  bucket: string,
  { trail = TRAIL_ARN, prefix = '', acl = 'bucket-owner-full-control' } = {},
): string =>
  policy(
    {
      Sid: 'AWSCloudTrailAclCheck20150319',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:GetBucketAcl',
      Resource: `arn:aws:s3:::${bucket}`,
      Condition: { StringEquals: { 'aws:SourceArn': trail } },
    },
    {
      Sid: 'AWSCloudTrailWrite20150319',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::${bucket}/${prefix}AWSLogs/${ACCOUNT}/*`,
      Condition: { StringEquals: { 's3:x-amz-acl': acl, 'aws:SourceArn': trail } },
    },
  )

export const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })
