// Codes and texts as LocalStack recorded them from AWS in tests/aws/services/s3/test_s3.snapshot.json and
// test_s3_api.snapshot.json: test_get_object_lock_configuration_exc, test_delete_bucket_lifecycle_configuration,
// test_replication_config, test_crud_website_configuration, test_bucket_exists.
import { describe, expect, test } from 'vitest'
import { eventOf } from '../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../testing/world.ts'
import { absentFeatures } from './absentFeatures.ts'

const Bucket = 'gallery'

async function gallery(): Promise<Simulation> {
  const aws = simulation()
  await aws.answer(root, 's3:CreateBucket', { Bucket })
  return aws
}

test.each([
  ['GetBucketLifecycleConfiguration', 'NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
  ['GetBucketCors', 'NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
  ['GetBucketWebsite', 'NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'],
  ['GetBucketReplication', 'ReplicationConfigurationNotFoundError', 'The replication configuration was not found'],
  [
    'GetObjectLockConfiguration',
    'ObjectLockConfigurationNotFoundError',
    'Object Lock configuration does not exist for this bucket',
  ],
])('%s finds nothing: %s', async (name, code, message) => {
  expect(await (await gallery()).refusal(root, `s3:${name}`, { Bucket })).toEqual({
    status: 404,
    code,
    message,
    details: [['BucketName', Bucket]],
  })
})

test.each([
  ['GetBucketLogging', {}],
  ['GetBucketNotificationConfiguration', {}],
  ['GetBucketRequestPayment', { Payer: 'BucketOwner' }],
  ['GetBucketAccelerateConfiguration', {}],
  ['DeleteBucketLifecycle', {}],
  ['DeleteBucketCors', {}],
  ['DeleteBucketWebsite', {}],
  ['DeleteBucketReplication', {}],
])('%s succeeds', async (name, answer) => {
  expect(await (await gallery()).answer(root, `s3:${name}`, { Bucket })).toEqual(answer)
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
const ACTIONS: ReadonlyMap<string, string> = new Map([
  ['GetBucketLifecycleConfiguration', 'GetLifecycleConfiguration'],
  ['DeleteBucketLifecycle', 'PutLifecycleConfiguration'],
  ['GetBucketCors', 'GetBucketCORS'],
  ['DeleteBucketCors', 'PutBucketCORS'],
  ['GetBucketReplication', 'GetReplicationConfiguration'],
  ['DeleteBucketReplication', 'PutReplicationConfiguration'],
  ['GetObjectLockConfiguration', 'GetBucketObjectLockConfiguration'],
  ['GetBucketNotificationConfiguration', 'GetBucketNotification'],
  ['GetBucketAccelerateConfiguration', 'GetAccelerateConfiguration'],
])

describe.each(absentFeatures.map(({ name }) => [name, name.slice('s3:'.length)] as const))('%s', (operation, name) => {
  test('needs its permission, and a bucket', async () => {
    const aws = await gallery()
    const nobody = await createUser(aws, 'nobody')
    expect((await aws.refusal(nobody, operation, { Bucket })).message).toContain(
      `perform: s3:${ACTIONS.get(name) ?? name} on resource`,
    )
    expect(await aws.refusal(root, operation, { Bucket: 'nowhere' })).toMatchObject({ code: 'NoSuchBucket' })
  })

  test('is a management event about the bucket', async () => {
    const aws = await gallery()
    expect(eventOf(await aws.send(root, operation, { Bucket }))).toMatchObject({
      eventCategory: 'Management',
      readOnly: name.startsWith('Get'),
      requestParameters: { bucketName: Bucket },
      resources: [{ ARN: `arn:aws:s3:::${Bucket}` }],
    })
  })
})
