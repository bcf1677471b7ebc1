import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'

test('asks for its own permission', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  const allowed = await createUser(running, 'a', { Effect: 'Allow', Action: 's3:GetBucketVersioning', Resource: '*' })
  const refused = await createUser(running, 'b', { Effect: 'Allow', Action: 's3:ListBucket*', Resource: '*' })
  expect(await running.answer(allowed, 's3:GetBucketVersioning', { Bucket })).toEqual({})
  expect(await running.refusal(refused, 's3:GetBucketVersioning', { Bucket })).toMatchObject({ code: 'AccessDenied' })
})
