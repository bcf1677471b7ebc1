import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import type { Simulation } from '../testing/world.ts'
import { gallery, objectEvents, TRAIL_ARN, type Gallery } from '../testing/gallery.ts'
import { recordsOf } from '../testing/records.ts'
import { root } from '../testing/world.ts'

const select = (sim: Simulation, ...EventSelectors: readonly object[]) =>
  sim.answer(root, 'cloudtrail:PutEventSelectors', { TrailName: 'gallery-trail', EventSelectors })

/** Which events of an upload under a KMS key are in the history, and which in the trail. */
async function uploaded({ simulation: sim, alice }: Gallery, Bucket = 'gallery', Key = 'new.txt') {
  const records = recordsOf(await sim.send(alice, 's3:PutObject', { Bucket, Key, Body: utf8('new') }))
  const namesOf = (some: typeof records) => some.map(({ event }) => event.eventName)
  return {
    history: namesOf(records.filter(({ kept }) => kept.history)),
    trail: namesOf(records.filter(({ kept }) => kept.trails.includes(TRAIL_ARN))),
  }
}

test('a trail with default selectors keeps what S3 asked of KMS, and not the upload', async () => {
  // Acceptance vector 22. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
  const account = await gallery()
  await select(account.simulation, {})
  expect(await uploaded(account)).toEqual({ history: ['GenerateDataKey'], trail: ['GenerateDataKey'] })
})

test('a trail that leaves out KMS keeps neither, and the history still does', async () => {
  // Acceptance vector 23.
  const account = await gallery()
  await select(account.simulation, { ExcludeManagementEventSources: ['kms.amazonaws.com'] })
  expect(await uploaded(account)).toEqual({ history: ['GenerateDataKey'], trail: [] })
})

test('data events are kept by a selector whose ARN the object begins with', async () => {
  const account = await gallery()
  for (const value of ['arn:aws:s3', 'arn:aws:s3:::', 'arn:aws:s3:::gallery/', 'arn:aws:s3:::gallery/ne']) {
    await select(account.simulation, {
      IncludeManagementEvents: false,
      DataResources: [{ Type: 'AWS::S3::Object', Values: [value] }],
    })
    expect({ value, ...(await uploaded(account)) }).toEqual({
      value,
      history: ['GenerateDataKey'],
      trail: ['PutObject'],
    })
  }
  for (const value of ['arn:aws:s3:::poster/', 'arn:aws:s3:::gallery/old', 'arn:aws:s3:::gallery/*']) {
    await select(account.simulation, {
      IncludeManagementEvents: false,
      DataResources: [{ Type: 'AWS::S3::Object', Values: [value] }],
    })
    expect({ value, ...(await uploaded(account)) }).toEqual({ value, history: ['GenerateDataKey'], trail: [] })
  }
})

test('a selector for reads leaves out writes, and the other way round', async () => {
  const account = await gallery()
  await select(account.simulation, { ...objectEvents('gallery'), ReadWriteType: 'ReadOnly' })
  // KMS cryptography reads: it changes nothing in KMS.
  expect(await uploaded(account)).toEqual({ history: ['GenerateDataKey'], trail: ['GenerateDataKey'] })
  await select(account.simulation, { ...objectEvents('gallery'), ReadWriteType: 'WriteOnly' })
  expect(await uploaded(account)).toEqual({ history: ['GenerateDataKey'], trail: ['PutObject'] })
})

test('an event that nothing keeps is told and not written down', async () => {
  const { simulation: sim, alice } = await gallery()
  await sim.answer(root, 'cloudtrail:StopLogging', { Name: 'gallery-trail' })
  const before = sim.world.cloudtrail.events.length
  const outcome = await sim.send(alice, 's3:ListObjectsV2', { Bucket: 'gallery' })
  expect(recordsOf(outcome).map(({ event, kept }) => [event.eventName, kept])).toEqual([
    ['ListObjects', { history: false, trails: [] }],
  ])
  expect(outcome.world.cloudtrail.events.length).toBe(before)
})

test('StartLogging and StopLogging are themselves in the trail, and nothing after it stopped', async () => {
  const { simulation: sim } = await gallery()
  const isKept = async (operation: string, input: object) =>
    recordsOf(await sim.send(root, operation, input)).map(({ kept }) => kept.trails)
  expect(await isKept('cloudtrail:StopLogging', { Name: 'gallery-trail' })).toEqual([[TRAIL_ARN]])
  expect(await isKept('kms:ListKeys', {})).toEqual([[]])
  expect(await isKept('cloudtrail:StartLogging', { Name: 'gallery-trail' })).toEqual([[TRAIL_ARN]])
})

test('a trail without global service events leaves out IAM', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
  const { simulation: sim } = await gallery()
  await sim.answer(root, 's3:DeleteBucketPolicy', { Bucket: 'gallery-logs' })
  await sim.answer(root, 's3:PutBucketPolicy', {
    Bucket: 'gallery-logs',
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Action: ['s3:GetBucketAcl', 's3:PutObject'],
          Resource: ['arn:aws:s3:::gallery-logs', 'arn:aws:s3:::gallery-logs/*'],
        },
      ],
    }),
  })
  await sim.answer(root, 'cloudtrail:CreateTrail', {
    Name: 'regional',
    S3BucketName: 'gallery-logs',
    IncludeGlobalServiceEvents: false,
  })
  await sim.answer(root, 'cloudtrail:StartLogging', { Name: 'regional' })
  expect(
    recordsOf(await sim.send(root, 'iam:CreateUser', { UserName: 'dave' })).map(({ kept }) => kept.trails),
  ).toEqual([[TRAIL_ARN]])
})
