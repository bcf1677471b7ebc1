import { expect, test } from 'vitest'
import { get } from '../../collections/orderedMap.ts'
import { createEnvironment } from '../../environment.ts'
import { send, type Outcome } from '../../gateway.ts'
import type { CallerName } from '../../iam/caller.ts'
import { anonymous, createUser, root, simulation } from '../../testing/world.ts'
import { createWorld } from '../../world.ts'

const stranger: CallerName = { type: 'root', accountId: '444455556666' }
const inRegion = (region: string, input: object): Promise<Outcome> =>
  send(createWorld({ region }), createEnvironment({ seed: 'bucket' }), {
    as: root,
    operation: 's3:CreateBucket',
    input,
  })

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
test('makes an empty bucket that blocks all public access', async () => {
  const running = simulation()
  expect(await running.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })).toEqual({
    Location: '/gallery',
    BucketArn: 'arn:aws:s3:::gallery',
  })
  expect(get(running.world.s3.buckets, 'gallery')).toMatchObject({
    accountId: '111122223333',
    region: 'us-east-1',
    policy: null,
    versioning: null,
    objects: null,
    versions: null,
    uploads: null,
    publicAccessBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
  })
})

test('refuses a name that no bucket can have', async () => {
  expect(await simulation().refusal(root, 's3:CreateBucket', { Bucket: 'Gallery' })).toEqual({
    status: 400,
    code: 'InvalidBucketName',
    message: 'The specified bucket is not valid.',
    details: [['BucketName', 'Gallery']],
  })
})

test('refuses a name that another account has', async () => {
  const running = simulation()
  await running.answer(stranger, 's3:CreateBucket', { Bucket: 'gallery' })
  expect(await running.refusal(root, 's3:CreateBucket', { Bucket: 'gallery' })).toMatchObject({
    status: 409,
    code: 'BucketAlreadyExists',
    details: [['BucketName', 'gallery']],
  })
})

test('leaves an own bucket as it is, and says so everywhere but in us-east-1', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  await running.answer(root, 's3:PutObject', { Bucket: 'gallery', Key: 'a' })
  await running.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  expect(await running.answer(root, 's3:ListObjectsV2', { Bucket: 'gallery' })).toMatchObject({ KeyCount: 1 })

  const input = { Bucket: 'gallery', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }
  const { world } = await inRegion('eu-west-1', input)
  const again = await send(world, createEnvironment({ seed: 'again' }), {
    as: root,
    operation: 's3:CreateBucket',
    input,
  })
  expect(again).toMatchObject({
    error: {
      status: 409,
      code: 'BucketAlreadyOwnedByYou',
      message: 'Your previous request to create the named bucket succeeded and you already own it.',
    },
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucketConfiguration.html
test('asks for the Region in the request, except in us-east-1', async () => {
  const constrained = (LocationConstraint: string) => ({
    Bucket: 'gallery',
    CreateBucketConfiguration: { LocationConstraint },
  })
  expect(await inRegion('eu-west-1', constrained('eu-west-1'))).toMatchObject({
    response: { Location: 'http://gallery.s3.amazonaws.com/' },
  })
  expect(await inRegion('eu-west-1', { Bucket: 'gallery' })).toMatchObject({
    error: {
      status: 400,
      code: 'IllegalLocationConstraintException',
      message:
        'The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.',
    },
  })
  expect(await inRegion('eu-west-1', constrained('eu-west-2'))).toMatchObject({
    error: {
      code: 'IllegalLocationConstraintException',
      message:
        'The eu-west-2 location constraint is incompatible for the region specific endpoint this request was sent to.',
    },
  })
  for (const nonsense of ['us-east-1', 'on the moon'])
    expect(await inRegion('us-east-1', constrained(nonsense))).toMatchObject({
      error: {
        status: 400,
        code: 'InvalidLocationConstraint',
        message: 'The specified location-constraint is not valid',
        details: [['LocationConstraint', nonsense]],
      },
    })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
test('refuses those who may not, and tells only people of the account why', async () => {
  const running = simulation()
  const bob = await createUser(running, 'bob')
  expect(await running.refusal(bob, 's3:CreateBucket', { Bucket: 'gallery' })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:CreateBucket on resource: "arn:aws:s3:::gallery" because no identity-based policy allows the s3:CreateBucket action',
  })
  expect(await running.refusal(anonymous, 's3:CreateBucket', { Bucket: 'gallery' })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message: 'Access Denied',
  })
})

test('is a management event on the bucket', async () => {
  const { trace } = await simulation().send(root, 's3:CreateBucket', { Bucket: 'my.gallery' })
  const events = trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))
  expect(events).toMatchObject([
    {
      eventName: 'CreateBucket',
      eventCategory: 'Management',
      readOnly: false,
      requestParameters: { bucketName: 'my.gallery', Host: 's3.us-east-1.amazonaws.com' },
      responseElements: null,
      resources: [{ accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::my.gallery' }],
    },
  ])
})
