import { expect, test } from 'vitest'
import { gallery } from '../../testing/gallery.ts'
import { anonymous, root } from '../../testing/world.ts'

const object = { Bucket: 'gallery', Key: 'sunset.txt' }

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
test('shows the key that protects an object to somebody who cannot use it, and does not ask KMS', async () => {
  const { bob, keyArn, simulation } = await gallery()
  const outcome = await simulation.send(bob, 's3:HeadObject', object)
  expect(outcome).toMatchObject({
    response: {
      AcceptRanges: 'bytes',
      ContentLength: 32,
      ContentType: 'binary/octet-stream',
      ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/) as unknown,
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: keyArn,
    },
  })
  expect(outcome.trace.some(({ call }) => call.place === 'kms')).toBe(false)
})

test('gives the time of the last change in whole seconds', async () => {
  const { simulation } = await gallery()
  const { LastModified } = await simulation.answer<{ LastModified: number }>(root, 's3:HeadObject', object)
  expect(Number.isInteger(LastModified)).toBe(true)
  expect(new Date(1000 * LastModified).getUTCFullYear()).toBe(2026)
})

test('is refused for the want of s3:GetObject', async () => {
  const { carol, simulation } = await gallery()
  expect(await simulation.refusal(carol, 's3:HeadObject', object)).toMatchObject({
    status: 403,
    message:
      'User: arn:aws:iam::111122223333:user/carol is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::gallery/sunset.txt" because no identity-based policy allows the s3:GetObject action',
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
test('tells of a missing object only those who may list the bucket', async () => {
  const { alice, bob, simulation } = await gallery()
  const missing = { ...object, Key: 'nothing' }
  expect(await simulation.refusal(alice, 's3:HeadObject', missing)).toMatchObject({ status: 404, code: 'NoSuchKey' })
  expect(await simulation.refusal(bob, 's3:HeadObject', missing)).toMatchObject({ status: 403, code: 'AccessDenied' })
  expect(await simulation.refusal(anonymous, 's3:HeadObject', { Bucket: 'poster', Key: 'nothing' })).toMatchObject({
    status: 403,
  })
})

test('is a data event of its own name', async () => {
  const { alice, simulation } = await gallery()
  const { trace } = await simulation.send(alice, 's3:HeadObject', object)
  expect(trace.map(({ step }) => step).find(({ type }) => type === 'event-recorded')).toMatchObject({
    event: {
      eventName: 'HeadObject',
      eventCategory: 'Data',
      readOnly: true,
      responseElements: null,
      additionalEventData: { bytesTransferredOut: 0, httpStatusCode: 200 },
    },
  })
})
