import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import type { CallerName } from '../../iam/caller.ts'
import { anonymous, createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'poster'
const Key = 'poster.txt'
const bucket = async (): Promise<Simulation> => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  await running.answer(root, 's3:PutObject', { Bucket, Key, Body: utf8('come and see') })
  return running
}
const block = (PublicAccessBlockConfiguration: object) => ({ Bucket, PublicAccessBlockConfiguration })
const policyFor = (Principal: unknown): object => ({
  Bucket,
  Policy: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::poster/*' }],
  }),
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html
test('replaces all four settings; one that is left out is off', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutPublicAccessBlock', block({ BlockPublicAcls: true }))
  expect(await running.answer(root, 's3:GetPublicAccessBlock', { Bucket })).toEqual({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      IgnorePublicAcls: false,
      BlockPublicPolicy: false,
      RestrictPublicBuckets: false,
    },
  })
})

// https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3.snapshot.json, test_crud_public_access_block
test('refuses to set nothing', async () => {
  const running = await bucket()
  expect(await running.refusal(root, 's3:PutPublicAccessBlock', block({}))).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message: 'Must specify at least one configuration.',
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
test('RestrictPublicBuckets lets only the own account into a bucket with a public policy', async () => {
  const running = await bucket()
  const get = { Bucket, Key }
  const stranger: CallerName = { type: 'root', accountId: '444455556666' }
  const bob = await createUser(running, 'bob', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' })
  await running.answer(root, 's3:PutPublicAccessBlock', block({ BlockPublicPolicy: false }))
  await running.answer(root, 's3:PutBucketPolicy', policyFor('*'))
  for (const caller of [anonymous, stranger, bob]) await running.answer(caller, 's3:GetObject', get)

  await running.answer(root, 's3:PutPublicAccessBlock', block({ RestrictPublicBuckets: true }))
  for (const caller of [anonymous, stranger])
    expect(await running.refusal(caller, 's3:GetObject', get)).toEqual({
      status: 403,
      code: 'AccessDenied',
      message: 'Access Denied',
    })
  await running.answer(bob, 's3:GetObject', get)

  // The policy was never gone.
  await running.answer(root, 's3:PutPublicAccessBlock', block({ RestrictPublicBuckets: false }))
  await running.answer(anonymous, 's3:GetObject', get)
})

test('RestrictPublicBuckets leaves a policy for one other account alone', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutBucketPolicy', policyFor({ AWS: '444455556666' }))
  const stranger: CallerName = { type: 'root', accountId: '444455556666' }
  expect(await running.answer(stranger, 's3:GetObject', { Bucket, Key })).toMatchObject({ ContentLength: 12 })
})

// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/access_controls_audit_replay.json
test('is a management event under another name', async () => {
  const running = await bucket()
  const { trace } = await running.send(root, 's3:PutPublicAccessBlock', block({ IgnorePublicAcls: true }))
  expect(trace.map(({ step }) => step).find(({ type }) => type === 'event-recorded')).toMatchObject({
    event: {
      eventName: 'PutBucketPublicAccessBlock',
      eventCategory: 'Management',
      readOnly: false,
      requestParameters: {
        bucketName: Bucket,
        publicAccessBlock: '',
        PublicAccessBlockConfiguration: { xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/', IgnorePublicAcls: true },
      },
    },
  })
})
