import { expect, test } from 'vitest'
import { root, simulation } from '../../testing/world.ts'

// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/access_controls_audit_replay.json
test('a new bucket blocks everything public, and CloudTrail has its own name for the question', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
  const { trace } = await running.send(root, 's3:GetPublicAccessBlock', { Bucket: 'gallery' })
  const steps = trace.map(({ step }) => step)
  expect(steps.find(({ type }) => type === 'response-returned')).toMatchObject({
    output: {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    },
  })
  expect(steps.find(({ type }) => type === 'access-decided')).toMatchObject({
    decision: { action: 's3:GetBucketPublicAccessBlock' },
  })
  expect(steps.find(({ type }) => type === 'event-recorded')).toMatchObject({
    event: {
      eventName: 'GetBucketPublicAccessBlock',
      eventCategory: 'Management',
      readOnly: true,
      requestParameters: {
        bucketName: 'gallery',
        Host: 'gallery.s3.us-east-1.amazonaws.com',
        publicAccessBlock: '',
      },
      responseElements: null,
    },
  })
})
