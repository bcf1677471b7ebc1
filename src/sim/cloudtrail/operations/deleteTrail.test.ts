import { expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/gallery.ts'
import { trailArn, withTrail } from '../../testing/trail.ts'
import { createUser, root } from '../../testing/world.ts'

test('the trail is gone, and what it has delivered stays', async () => {
  // Recorded of AWS: stackd, testdata/aws/cloudtrail; the text about the unknown trail.
  const sim = await withTrail()
  await sim.answer(root, 'cloudtrail:StartLogging', { Name: 'audit' })
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  const delivered = await sim.answer(root, 's3:ListObjectsV2', { Bucket: 'logs' })
  expect(await sim.answer(root, 'cloudtrail:DeleteTrail', { Name: 'audit' })).toEqual({})
  expect(await sim.answer(root, 's3:ListObjectsV2', { Bucket: 'logs' })).toEqual(delivered)
  for (const operation of ['DeleteTrail', 'GetTrail', 'GetTrailStatus', 'StartLogging', 'StopLogging', 'UpdateTrail'])
    expect(await sim.refusal(root, `cloudtrail:${operation}`, { Name: 'audit' })).toEqual({
      code: 'TrailNotFoundException',
      status: 400,
      message: `Unknown trail: ${trailArn('audit')} for the user: ${ACCOUNT}`,
    })
})

test('nothing is delivered any more', async () => {
  const sim = await withTrail()
  await sim.answer(root, 'cloudtrail:StartLogging', { Name: 'audit' })
  await sim.answer(root, 'cloudtrail:DeleteTrail', { Name: 'audit' })
  await sim.answer(root, 'clock:PassTime', { Days: 1 })
  expect(await sim.answer(root, 's3:ListObjectsV2', { Bucket: 'logs' })).toMatchObject({ KeyCount: 1 })
})

test('needs an identity policy that allows it on the trail', async () => {
  const sim = await withTrail()
  const dave = await createUser(sim, 'dave', { Effect: 'Deny', Action: 'cloudtrail:DeleteTrail', Resource: '*' })
  expect(await sim.refusal(dave, 'cloudtrail:DeleteTrail', { Name: 'audit' })).toMatchObject({
    code: 'AccessDeniedException',
    message: expect.stringContaining('with an explicit deny in an identity-based policy') as string,
  })
})
