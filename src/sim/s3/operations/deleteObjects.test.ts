// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import { bucketOf, createBucket } from '../../testing/objects.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const Bucket = 'attic'

async function attic(versioning?: string) {
  const aws = simulation()
  await createBucket(aws, Bucket, versioning === undefined ? {} : { versioning })
  for (const Key of ['keep', 'a', 'b']) await aws.answer(root, 's3:PutObject', { Bucket, Key, Body: utf8(Key) })
  return aws
}

const named = (...keys: readonly string[]) => ({ Objects: keys.map((Key) => ({ Key })) })

test('says of each key what became of it; what was not there is deleted too', async () => {
  const aws = await attic()
  expect(await aws.answer(root, 's3:DeleteObjects', { Bucket, Delete: named('a', 'b', 'nothing') })).toEqual({
    Deleted: [{ Key: 'a' }, { Key: 'b' }, { Key: 'nothing' }],
  })
  expect(bucketOf(aws, Bucket).objects).toMatchObject({ key: 'keep', size: 1 })
})

test('asks about each key by itself, and answers 200 with the refusals', async () => {
  const aws = await attic()
  const alice = await createUser(aws, 'alice', {
    Effect: 'Allow',
    Action: 's3:DeleteObject',
    Resource: `arn:aws:s3:::${Bucket}/a`,
  })
  expect(await aws.answer(alice, 's3:DeleteObjects', { Bucket, Delete: named('a', 'keep') })).toEqual({
    Deleted: [{ Key: 'a' }],
    Errors: [
      {
        Key: 'keep',
        Code: 'AccessDenied',
        Message:
          'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::attic/keep" because no identity-based policy allows the s3:DeleteObject action',
      },
    ],
  })
})

test('says nothing of what went well when it shall be quiet', async () => {
  const aws = await attic()
  expect(await aws.answer(root, 's3:DeleteObjects', { Bucket, Delete: { ...named('a'), Quiet: true } })).toEqual({})
})

test('names the marker that it made, and the one that it took away', async () => {
  const aws = await attic('Enabled')
  const made = await aws.answer<{ Deleted: readonly { DeleteMarkerVersionId: string }[] }>(root, 's3:DeleteObjects', {
    Bucket,
    Delete: named('a'),
  })
  expect(made.Deleted).toMatchObject([{ Key: 'a', DeleteMarker: true }])
  const VersionId = made.Deleted[0]?.DeleteMarkerVersionId
  const Delete = { Objects: [{ Key: 'a', VersionId }] }
  expect(await aws.answer(root, 's3:DeleteObjects', { Bucket, Delete })).toEqual({
    Deleted: [{ Key: 'a', VersionId, DeleteMarker: true, DeleteMarkerVersionId: VersionId }],
  })
})

test.each([0, 1001])('refuses %i keys', async (length) => {
  const aws = await attic()
  const Delete = { Objects: Array.from({ length }, (_, i) => ({ Key: String(i) })) }
  expect(await aws.refusal(root, 's3:DeleteObjects', { Bucket, Delete })).toMatchObject({
    status: 400,
    code: 'MalformedXML',
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
test('leaves a record for the call and one for each key, all by the caller', async () => {
  const aws = await attic()
  const { trace } = await aws.send(root, 's3:DeleteObjects', { Bucket, Delete: named('a', 'b') })
  const events = trace.flatMap(({ step }) => (step.type === 'event-recorded' ? [step.event] : []))
  expect(events.map(({ eventName }) => eventName)).toEqual(['DeleteObject', 'DeleteObject', 'DeleteObjects'])
  for (const { userIdentity } of events) expect(userIdentity).not.toHaveProperty('invokedBy')
})
