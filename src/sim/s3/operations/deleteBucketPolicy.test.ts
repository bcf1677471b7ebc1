import { expect, test } from 'vitest'
import { root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
const Policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:DeleteBucketPolicy', Resource: 'arn:aws:s3:::gallery' }],
})

test('takes the policy off, which the root user can always do', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  await running.answer(root, 's3:PutBucketPolicy', { Bucket, Policy })
  const { trace } = await running.send(root, 's3:DeleteBucketPolicy', { Bucket })
  expect(trace.map(({ step }) => step).find(({ type }) => type === 'state-changed')).toMatchObject({
    change: { type: 'policy-changed', what: 'bucket policy', before: Policy, after: null },
  })
  expect(await running.refusal(root, 's3:GetBucketPolicy', { Bucket })).toMatchObject({ code: 'NoSuchBucketPolicy' })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html
test('has nothing to do for a bucket without a policy', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  const { trace } = await running.send(root, 's3:DeleteBucketPolicy', { Bucket })
  const types = trace.map(({ step }) => step.type)
  expect(types).toContain('response-returned')
  expect(types).not.toContain('state-changed')
})
