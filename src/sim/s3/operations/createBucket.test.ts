import { describe, expect, test } from 'vitest'
import { get, set } from '../../collections/orderedMap.ts'
import { createEnvironment } from '../../environment.ts'
import { send, type Outcome } from '../../gateway.ts'
import type { CallerName } from '../../iam/caller.ts'
import { eventOf } from '../../testing/kms.ts'
import { anonymous, createUser, root, simulation, type Simulation } from '../../testing/world.ts'
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
  // LocalStack's snapshot of test_create_bucket_with_invalid_location_constraint
  for (const elsewhere of ['bar', 'EU'])
    expect(await inRegion('us-east-2', constrained(elsewhere))).toMatchObject({
      error: { status: 400, code: 'IllegalLocationConstraintException' },
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

// LocalStack tests/aws/services/s3/test_s3.py, test_create_bucket_via_host_name and test_get_bucket_location
test('makes a bucket in any Region at the global endpoint, which is that of us-east-1', async () => {
  const running = simulation()
  const CreateBucketConfiguration = { LocationConstraint: 'eu-central-1' }
  expect(await running.answer(root, 's3:CreateBucket', { Bucket: 'gallery', CreateBucketConfiguration })).toMatchObject(
    { Location: 'http://gallery.s3.amazonaws.com/' },
  )
  expect(await running.answer(root, 's3:GetBucketLocation', { Bucket: 'gallery' })).toEqual({
    LocationConstraint: 'eu-central-1',
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

// Thirty records of September 2026 name no resources, whether the call succeeded or not:
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/recreation_audit_replay.json
test('is a management event without resources', async () => {
  const { trace } = await simulation().send(root, 's3:CreateBucket', { Bucket: 'my.gallery' })
  const events = trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))
  expect(events).toMatchObject([
    {
      eventName: 'CreateBucket',
      eventCategory: 'Management',
      readOnly: false,
      requestParameters: { bucketName: 'my.gallery', Host: 's3.us-east-1.amazonaws.com' },
      responseElements: null,
    },
  ])
  expect(events[0]).not.toHaveProperty('resources')
})

// Recorded in September 2026:
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/recreation_controls_replay.json
describe('in us-east-1, a bucket is made again', () => {
  const Bucket = 'gallery'
  const once = async (input: object = {}): Promise<Simulation> => {
    const running = simulation()
    await running.answer(root, 's3:CreateBucket', { Bucket, ...input })
    return running
  }

  test('with the list of the request, and everything else as it was', async () => {
    const running = await once({ ObjectOwnership: 'BucketOwnerPreferred' })
    await running.answer(root, 's3:PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } })
    await running.answer(root, 's3:PutBucketAcl', { Bucket, ACL: 'log-delivery-write' })
    await running.answer(root, 's3:CreateBucket', { Bucket, ObjectOwnership: 'BucketOwnerPreferred' })
    expect(await running.answer(root, 's3:GetBucketAcl', { Bucket })).toMatchObject({
      Grants: [{ Permission: 'FULL_CONTROL' }],
    })
    expect(await running.answer(root, 's3:GetBucketVersioning', { Bucket })).toEqual({ Status: 'Enabled' })
  })

  test('also where its switches or its ownership controls were taken away', async () => {
    const running = await once()
    await running.answer(root, 's3:DeletePublicAccessBlock', { Bucket })
    await running.answer(root, 's3:DeleteBucketOwnershipControls', { Bucket })
    await running.answer(root, 's3:CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' })
    expect(await running.refusal(root, 's3:GetPublicAccessBlock', { Bucket })).toMatchObject({ status: 404 })
    expect(await running.refusal(root, 's3:GetBucketOwnershipControls', { Bucket })).toMatchObject({ status: 404 })
  })

  test.each([
    ['another ownership', {}, { ObjectOwnership: 'ObjectWriter' }],
    ['no ownership, where it is not the default', { ObjectOwnership: 'ObjectWriter' }, {}],
    ['tags', {}, { CreateBucketConfiguration: { Tags: [{ Key: 'a', Value: 'b' }] } }],
  ])('but not with %s', async (_what, first, second) => {
    const running = await once(first)
    expect(await running.refusal(root, 's3:CreateBucket', { Bucket, ...second })).toMatchObject({
      status: 409,
      code: 'BucketAlreadyOwnedByYou',
    })
  })

  test('nor where it blocks less than a new one would', async () => {
    const running = await once()
    await running.answer(root, 's3:PutPublicAccessBlock', {
      Bucket,
      PublicAccessBlockConfiguration: { BlockPublicAcls: true },
    })
    expect(await running.refusal(root, 's3:CreateBucket', { Bucket })).toMatchObject({ status: 409 })
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
test.each([
  ['a list while its owner owns everything', { ACL: 'public-read' }, 'InvalidBucketAclWithObjectOwnership'],
  [
    'a public list, which every new bucket blocks',
    { ACL: 'public-read', ObjectOwnership: 'ObjectWriter' },
    'InvalidBucketAclWithBlockPublicAccessError',
  ],
  ['a namespace that the name does not show', { BucketNamespace: 'account-regional' }, 'InvalidBucketName'],
  ['an unknown ownership', { ObjectOwnership: 'Mine' }, 'InvalidArgument'],
])('refuses %s', async (_what, input, code) => {
  expect(await simulation().refusal(root, 's3:CreateBucket', { Bucket: 'gallery', ...input })).toMatchObject({
    status: 400,
    code,
  })
})

// LocalStack's recording test_create_bucket_with_tags_exc: as odd as it is.
test('has an internal error for tags twice', async () => {
  const input = { Bucket: 'gallery', ...tagged({ Key: 'a', Value: '1' }, { Key: 'a', Value: '2' }) }
  expect(await simulation().refusal(root, 's3:CreateBucket', input)).toMatchObject({
    status: 500,
    code: 'InternalError',
  })
})

function tagged(...Tags: readonly object[]) {
  return { CreateBucketConfiguration: { Tags } }
}

test('takes an account-regional name, which is the account’s own', async () => {
  const running = simulation()
  const input = { Bucket: 'gallery-111122223333-us-east-1-an', BucketNamespace: 'account-regional' }
  await running.answer(root, 's3:CreateBucket', input)
  expect(await running.answer(root, 's3:HeadBucket', { Bucket: input.Bucket })).toHaveProperty('BucketArn')
  expect(await running.refusal(stranger, 's3:CreateBucket', input)).toMatchObject({ code: 'InvalidBucketName' })
})

// The same page: what else the request asks for needs a permission of its own.
test.each([
  ['an ownership', { ObjectOwnership: 'ObjectWriter' }, 's3:PutBucketOwnershipControls'],
  ['a list', { ACL: 'log-delivery-write', ObjectOwnership: 'ObjectWriter' }, 's3:PutBucketAcl'],
  ['tags', tagged({ Key: 'team', Value: 'art' }), 's3:TagResource'],
])('with %s, asks for one more permission', async (_what, input, action) => {
  const running = simulation()
  const asked = { Bucket: 'gallery', ...input }
  const others = ['s3:PutBucketOwnershipControls', 's3:PutBucketAcl', 's3:TagResource'].filter((one) => one !== action)
  const maker = await createUser(running, 'maker', {
    Effect: 'Allow',
    Action: ['s3:CreateBucket', ...others],
    Resource: '*',
  })
  expect(await running.refusal(maker, 's3:CreateBucket', asked)).toMatchObject({
    status: 403,
    message: expect.stringContaining(
      `not authorized to perform: ${action} on resource: "arn:aws:s3:::gallery"`,
    ) as string,
  })
  await running.answer(root, 's3:CreateBucket', asked)
})

test('policies see what the request asks for', async () => {
  const running = simulation()
  const maker = await createUser(running, 'maker', {
    Effect: 'Allow',
    Action: ['s3:CreateBucket', 's3:TagResource'],
    Resource: '*',
    Condition: { StringEquals: { 'aws:RequestTag/team': 'art' } },
  })
  await running.answer(maker, 's3:CreateBucket', { Bucket: 'gallery', ...tagged({ Key: 'team', Value: 'art' }) })
  expect(await running.refusal(maker, 's3:CreateBucket', { Bucket: 'other-gallery' })).toMatchObject({ status: 403 })
})

// https://docs.aws.amazon.com/general/latest/gr/s3.html#limits_s3
test('an account has at most 10,000 buckets', async () => {
  const { world } = simulation()
  const full = await send(world, createEnvironment(), {
    as: root,
    operation: 's3:CreateBucket',
    input: { Bucket: 'one' },
  })
  const one = get(full.world.s3.buckets, 'one')
  if (!one) throw new Error('There is no bucket.')
  const names = Array.from({ length: 9_999 }, (_, i) => `bucket-${i}`)
  const buckets = names.reduce((map, name) => set(map, name, { ...one, name }), full.world.s3.buckets)
  const next = (as: CallerName): Promise<Outcome> =>
    send({ ...world, s3: { ...world.s3, buckets } }, createEnvironment(), {
      as,
      operation: 's3:CreateBucket',
      input: { Bucket: 'one-more' },
    })
  expect(await next(root)).toMatchObject({ error: { status: 400, code: 'TooManyBuckets' } })
  expect(await next(stranger)).toHaveProperty('response')
})

// Shapes as recorded: https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/recreation_audit_replay.json
test('its record has the headers as they were sent', async () => {
  const running = simulation()
  const outcome = await running.send(root, 's3:CreateBucket', {
    Bucket: 'gallery',
    ObjectOwnership: 'BucketOwnerPreferred',
    ACL: 'private',
    ...tagged({ Key: 'team', Value: 'art' }),
  })
  expect(eventOf(outcome).requestParameters).toEqual({
    bucketName: 'gallery',
    Host: 'gallery.s3.us-east-1.amazonaws.com',
    'x-amz-acl': 'private',
    'x-amz-object-ownership': 'BucketOwnerPreferred',
    CreateBucketConfiguration: {
      Tags: { Tag: { Key: 'team', Value: 'art' } },
      xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/',
    },
  })
})
