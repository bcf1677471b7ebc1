import { expect, test } from 'vitest'
import { gallery } from '../../testing/gallery.ts'
import { anonymous, root } from '../../testing/world.ts'

const object = { Bucket: 'gallery', Key: 'sunset.txt' }

test('removes an object that the caller could not decrypt', async () => {
  const { bob, simulation } = await gallery()
  await simulation.answer(root, 'iam:PutUserPolicy', {
    UserName: 'bob',
    PolicyName: 'deletes',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:DeleteObject', Resource: '*' }],
    }),
  })
  const { trace } = await simulation.send(bob, 's3:DeleteObject', object)
  expect(trace.map(({ step }) => step).find(({ type }) => type === 'state-changed')).toMatchObject({
    subject: 'arn:aws:s3:::gallery/sunset.txt',
    change: { type: 'deleted', what: 'object' },
  })
  expect(trace.some(({ call }) => call.place === 'kms')).toBe(false)
  expect(await simulation.answer(root, 's3:ListObjectsV2', { Bucket: 'gallery' })).toMatchObject({ KeyCount: 0 })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
test('says the same of an object that is not there', async () => {
  const { alice, simulation } = await gallery()
  const { trace } = await simulation.send(alice, 's3:DeleteObject', { ...object, Key: 'nothing' })
  const types = trace.map(({ step }) => step.type)
  expect(types).toContain('response-returned')
  expect(types).not.toContain('state-changed')
})

test('needs s3:DeleteObject', async () => {
  const { bob, simulation } = await gallery()
  expect(await simulation.refusal(bob, 's3:DeleteObject', object)).toMatchObject({
    status: 403,
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::gallery/sunset.txt" because no identity-based policy allows the s3:DeleteObject action',
  })
  expect(await simulation.refusal(anonymous, 's3:DeleteObject', object)).toMatchObject({ message: 'Access Denied' })
})

// https://github.com/radkawar/stackd/blob/main/testdata/aws/cloudtrail/owned_s3_delivery.json
test('is a data event with status 204', async () => {
  const { alice, simulation } = await gallery()
  const { trace } = await simulation.send(alice, 's3:DeleteObject', object)
  expect(trace.map(({ step }) => step).find(({ type }) => type === 'event-recorded')).toMatchObject({
    event: {
      eventName: 'DeleteObject',
      eventCategory: 'Data',
      readOnly: false,
      requestParameters: { bucketName: 'gallery', Host: 'gallery.s3.us-east-1.amazonaws.com', key: 'sunset.txt' },
      responseElements: null,
      additionalEventData: { httpStatusCode: 204 },
      resources: [
        { accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::gallery' },
        { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::gallery/sunset.txt' },
      ],
    },
  })
})

// moto tests/test_s3/test_s3_conditionals.py, test_delete_object_if_match, verified against AWS.
test('a condition needs an object', async () => {
  const { simulation } = await gallery()
  const unknown = { ...object, Key: 'nothing', IfMatch: '"test"' }
  expect(await simulation.refusal(root, 's3:DeleteObject', unknown)).toMatchObject({ status: 404, code: 'NoSuchKey' })
  expect(await simulation.refusal(root, 's3:DeleteObject', { ...object, IfMatch: '"test"' })).toMatchObject({
    status: 412,
    details: [['Condition', 'If-Match']],
  })
})
