import { expect, test } from 'vitest'
import { trailArn, withTrail } from '../../testing/trail.ts'
import { createUser, root } from '../../testing/world.ts'

test('names the trails of the account', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTrails.html
  const sim = await withTrail()
  await sim.answer(root, 'cloudtrail:CreateTrail', { Name: 'second', S3BucketName: 'logs' })
  expect(await sim.answer(root, 'cloudtrail:ListTrails', {})).toEqual({
    Trails: ['audit', 'second'].map((Name) => ({ TrailARN: trailArn(Name), Name, HomeRegion: 'us-east-1' })),
  })
})

test('needs permission, which knows no resource', async () => {
  const sim = await withTrail()
  const dave = await createUser(sim, 'dave', {
    Effect: 'Allow',
    Action: 'cloudtrail:ListTrails',
    Resource: trailArn('audit'),
  })
  expect(await sim.refusal(dave, 'cloudtrail:ListTrails', {})).toMatchObject({ code: 'AccessDeniedException' })
})
