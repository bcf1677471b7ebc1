import { expect, test } from 'vitest'
import type { CallerName } from '../../iam/caller.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
const enable = (running: Simulation, Status: string) =>
  running.answer(root, 's3:PutBucketAbac', { Bucket, AbacStatus: { Status } })

async function blueBucket(): Promise<Simulation> {
  const running = simulation()
  const Tagging = { TagSet: [{ Key: 'Project', Value: 'Blue' }] }
  await running.answer(root, 's3:CreateBucket', { Bucket })
  await running.answer(root, 's3:PutBucketTagging', { Bucket, Tagging })
  await running.answer(root, 's3:PutObject', { Bucket, Key: 'seed' })
  return running
}

// Recorded in September 2026, sequences 16 to 60:
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/abac_authorization_replay.json
test.each([
  ['aws:ResourceTag/Project', 'Blue', [false, true]],
  ['s3:BucketTag/Project', 'Blue', [false, true]],
  ['aws:ResourceTag/Project', 'Red', [false, false]],
])(
  'with %s = %s, the bucket and its objects are open while it is disabled and enabled: %j',
  async (key, value, open) => {
    const running = await blueBucket()
    const reader = await createUser(running, 'reader', {
      Effect: 'Allow',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::gallery', 'arn:aws:s3:::gallery/*'],
      Condition: { StringEquals: { [key]: value } },
    })
    const mayRead = async (as: CallerName): Promise<readonly boolean[]> => {
      const get = await running.send(as, 's3:GetObject', { Bucket, Key: 'seed' })
      const list = await running.send(as, 's3:ListObjectsV2', { Bucket })
      return [get, list].map((outcome) => 'response' in outcome)
    }
    const [whileDisabled = false, whileEnabled = false] = open
    expect(await mayRead(reader)).toEqual([whileDisabled, whileDisabled])
    await enable(running, 'Enabled')
    expect(await mayRead(reader)).toEqual([whileEnabled, whileEnabled])
    await enable(running, 'Disabled')
    expect(await mayRead(reader)).toEqual([whileDisabled, whileDisabled])
  },
)

// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/abac_controls_replay.json, sequences 2 to 31
test('while it is enabled, tags can be read and no longer put or deleted the old way', async () => {
  const running = await blueBucket()
  expect(await running.answer(root, 's3:GetBucketAbac', { Bucket })).toEqual({ AbacStatus: { Status: 'Disabled' } })
  await enable(running, 'Enabled')
  expect(await running.answer(root, 's3:GetBucketAbac', { Bucket })).toEqual({ AbacStatus: { Status: 'Enabled' } })
  for (const [operation, input] of [
    ['s3:PutBucketTagging', { Bucket, Tagging: { TagSet: [] } }],
    ['s3:DeleteBucketTagging', { Bucket }],
  ] as const)
    expect(await running.refusal(root, operation, input)).toMatchObject({ status: 400, code: 'BadRequest' })
  expect(await running.answer(root, 's3:GetBucketTagging', { Bucket })).toEqual({
    TagSet: [{ Key: 'Project', Value: 'Blue' }],
  })
})

test.each(['Invalid', 'enabled', ''])('refuses the status %j as bad XML', async (Status) => {
  const running = await blueBucket()
  const input = { Bucket, AbacStatus: { Status } }
  expect(await running.refusal(root, 's3:PutBucketAbac', input)).toMatchObject({ status: 400, code: 'MalformedXML' })
})
