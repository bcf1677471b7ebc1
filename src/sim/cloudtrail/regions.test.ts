// Trails and the event history of several Regions.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-multi-region-trails.html
import { expect, test } from 'vitest'
import { ACCOUNT } from '../testing/gallery.ts'
import { recordsOf } from '../testing/records.ts'
import { trailArn, withLogBucket } from '../testing/trail.ts'
import { root, type Simulation } from '../testing/world.ts'

const HERE = 'us-east-1'
const THERE = 'eu-west-1'

/** A trail of all Regions and one of its own Region alone, in each of two Regions. */
async function account(): Promise<Simulation> {
  const sim = await withLogBucket()
  for (const region of [HERE, THERE])
    for (const scope of ['all', 'own']) {
      const Name = `${scope}-${region}`
      await sim.answer(
        root,
        'cloudtrail:CreateTrail',
        { Name, S3BucketName: 'logs', IsMultiRegionTrail: scope === 'all' },
        region,
      )
      await sim.answer(root, 'cloudtrail:StartLogging', { Name }, region)
    }
  return sim
}

const keepers = async (sim: Simulation, operation: string, input: object, region: string) =>
  recordsOf(await sim.send(root, operation, input, region)).map(({ event, kept }) => [
    event.awsRegion,
    kept.trails.map((arn) => arn.slice(arn.indexOf('/') + 1)),
  ])

test('a trail keeps the events of its Region, a trail of all Regions those of all', async () => {
  const sim = await account()
  const all = ['all-eu-west-1', 'all-us-east-1']
  expect(await keepers(sim, 'kms:ListKeys', {}, HERE)).toEqual([[HERE, ['all-eu-west-1', 'all-us-east-1', 'own-us-east-1']]])
  expect(await keepers(sim, 'kms:ListKeys', {}, THERE)).toEqual([[THERE, ['all-eu-west-1', 'own-eu-west-1', 'all-us-east-1']]])
  expect(await keepers(sim, 'kms:ListKeys', {}, 'ap-south-1')).toEqual([['ap-south-1', all]])
}) // prettier-ignore

test('calls to IAM happen in us-east-1, wherever they come from; those to STS in the Region of the endpoint', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
  const sim = await account()
  const here = [HERE, ['all-eu-west-1', 'all-us-east-1', 'own-us-east-1']]
  expect(await keepers(sim, 'iam:ListUsers', {}, THERE)).toEqual([here])
  expect(await keepers(sim, 'sts:GetCallerIdentity', {}, HERE)).toEqual([here])
  expect(await keepers(sim, 'sts:GetCallerIdentity', {}, THERE)).toEqual([
    [THERE, ['all-eu-west-1', 'own-eu-west-1', 'all-us-east-1']],
  ])
})

test('the event history is that of one Region', async () => {
  const sim = await withLogBucket()
  await sim.answer(root, 'kms:ListKeys', {}, HERE)
  await sim.answer(root, 'kms:ListAliases', {}, THERE)
  await sim.answer(root, 'iam:ListUsers', {}, THERE)
  const names = async (region: string) =>
    (
      await sim.answer<{ Events: readonly { EventName: string }[] }>(root, 'cloudtrail:LookupEvents', {}, region)
    ).Events.map(({ EventName }) => EventName)
  expect(await names(HERE)).toEqual(['ListUsers', 'ListKeys', 'PutBucketPolicy', 'CreateBucket'])
  expect(await names(THERE)).toEqual(['ListAliases'])
})

test('each Region has log files of its own', async () => {
  const sim = await account()
  await sim.answer(root, 'clock:PassTime', { Minutes: 5 })
  const { Contents } = await sim.answer<{ Contents: readonly { Key: string }[] }>(root, 's3:ListObjectsV2', {
    Bucket: 'logs',
  })
  const folders = Contents.map(({ Key }) => Key.slice(0, Key.lastIndexOf('/') + 1))
  expect([...new Set(folders)]).toEqual(
    ['', `${THERE}/2026/01/15/`, `${HERE}/2026/01/15/`].map((folder) => `AWSLogs/${ACCOUNT}/CloudTrail/${folder}`),
  )
})

test('a trail is changed at home only, and seen elsewhere by its ARN', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html: InvalidHomeRegionException.
  const sim = await account()
  const arn = trailArn('all-us-east-1')
  const changes: readonly (readonly [string, object])[] = [
    ['UpdateTrail', { Name: arn }],
    ['DeleteTrail', { Name: arn }],
    ['StartLogging', { Name: arn }],
    ['StopLogging', { Name: arn }],
    ['PutEventSelectors', { TrailName: arn, EventSelectors: [{}] }],
    ['PutInsightSelectors', { TrailName: arn, InsightSelectors: [] }],
  ]
  for (const [operation, input] of changes)
    expect(await sim.refusal(root, `cloudtrail:${operation}`, input, THERE)).toMatchObject({
      code: 'InvalidHomeRegionException',
      status: 400,
    })
  expect(await sim.answer(root, 'cloudtrail:GetTrailStatus', { Name: arn }, THERE)).toMatchObject({ IsLogging: true })
  expect(await sim.answer(root, 'cloudtrail:GetTrail', { Name: arn }, THERE)).toMatchObject({
    Trail: { HomeRegion: HERE },
  })
  // Recorded for GetEventSelectors: https://github.com/aws/aws-sdk-go-v2/issues/1957
  expect(await sim.refusal(root, 'cloudtrail:GetTrail', { Name: 'all-us-east-1' }, THERE)).toMatchObject({
    code: 'TrailNotFoundException',
    message: `Unknown trail: ${trailArn('all-us-east-1', THERE)} for the user: ${ACCOUNT}`,
  })
})

test('the tags of a trail are read and changed at home only', async () => {
  // Recorded: https://github.com/cloudquery/cq-provider-aws/issues/236, https://github.com/aws/aws-sdk-java/issues/1309
  const sim = await account()
  const ResourceId = trailArn('all-us-east-1')
  const TagsList = [{ Key: 'a' }]
  const calls: readonly (readonly [string, object])[] = [
    ['ListTags', { ResourceIdList: [ResourceId] }],
    ['AddTags', { ResourceId, TagsList }],
    ['RemoveTags', { ResourceId, TagsList }],
  ]
  for (const [operation, input] of calls)
    expect(await sim.refusal(root, `cloudtrail:${operation}`, input, THERE)).toEqual({
      code: 'CloudTrailARNInvalidException',
      status: 400,
      message: 'Region in ARN is wrong, you can only access resources in region eu-west-1.',
    })
})

test('a trail of all Regions has a shadow in the others', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html; for ListTrails moto's tests and
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html, which sends for a shadow Region's count to it.
  const sim = await account()
  const names = async (input: object) =>
    (
      await sim.answer<{ trailList: readonly { Name: string }[] }>(root, 'cloudtrail:DescribeTrails', input, THERE)
    ).trailList.map(({ Name }) => Name)
  expect(await names({})).toEqual(['all-eu-west-1', 'own-eu-west-1', 'all-us-east-1'])
  expect(await names({ includeShadowTrails: false })).toEqual(['all-eu-west-1', 'own-eu-west-1'])
  expect(await names({ trailNameList: ['own-us-east-1'] })).toEqual([])
  expect(await names({ trailNameList: [trailArn('own-us-east-1')] })).toEqual(['own-us-east-1'])
  expect(await sim.answer(root, 'cloudtrail:ListTrails', {}, THERE)).toEqual({
    Trails: [
      ['all-eu-west-1', THERE],
      ['own-eu-west-1', THERE],
      ['all-us-east-1', HERE],
    ].map(([Name = '', HomeRegion = '']) => ({ TrailARN: trailArn(Name, HomeRegion), Name, HomeRegion })),
  })
})

test('a trail of all Regions counts as one in each of them', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html: multiple trails per Region
  const sim = await withLogBucket()
  const create = (Name: string, region: string, IsMultiRegionTrail = false) =>
    sim.send(root, 'cloudtrail:CreateTrail', { Name, S3BucketName: 'logs', IsMultiRegionTrail }, region)
  expect(await create('everywhere', THERE, true)).toHaveProperty('response')
  for (const Name of ['one', 'two', 'three', 'four']) expect(await create(Name, HERE)).toHaveProperty('response')
  expect(await create('five', HERE)).toMatchObject({
    error: {
      code: 'MaximumNumberOfTrailsExceededException',
      message: `User: ${ACCOUNT} already has 5 trails in us-east-1.`,
    },
  })
})

test('five trails are allowed in each Region, and names are the Region’s own', async () => {
  const sim = await withLogBucket()
  const create = (Name: string, region: string) =>
    sim.send(root, 'cloudtrail:CreateTrail', { Name, S3BucketName: 'logs' }, region)
  for (const Name of ['one', 'two', 'three', 'four', 'five'])
    for (const region of [HERE, THERE]) expect(await create(Name, region)).toHaveProperty('response')
  expect(await create('six', THERE)).toMatchObject({
    error: { message: `User: ${ACCOUNT} already has 5 trails in eu-west-1.` },
  })
})

test('the key of a trail has to be in the Region of the bucket', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html: KmsKeyNotFoundException.
  const sim = await withLogBucket()
  const { KeyMetadata } = await sim.answer<{ KeyMetadata: { Arn: string } }>(root, 'kms:CreateKey', {}, THERE)
  const input = { Name: 'audit', S3BucketName: 'logs', KmsKeyId: KeyMetadata.Arn }
  expect(await sim.refusal(root, 'cloudtrail:CreateTrail', input, THERE)).toMatchObject({
    code: 'KmsKeyNotFoundException',
  })
})

test('the trails of another account are as if they were not', async () => {
  const sim = await account()
  const stranger = { type: 'root', accountId: '444455556666' } as const
  const Name = trailArn('all-us-east-1')
  expect(await sim.refusal(stranger, 'cloudtrail:GetTrail', { Name })).toMatchObject({
    code: 'TrailNotFoundException',
    message: `Unknown trail: ${Name} for the user: 444455556666`,
  })
  expect(await sim.answer(stranger, 'cloudtrail:DescribeTrails', { trailNameList: [Name] })).toEqual({ trailList: [] })
  expect(await sim.answer(stranger, 'cloudtrail:ListTrails', {})).toEqual({ Trails: [] })
  expect(await keepers(sim, 'kms:ListKeys', {}, HERE)).not.toEqual([])
  expect(recordsOf(await sim.send(stranger, 'kms:ListKeys', {})).map(({ kept }) => kept.trails)).toEqual([[]])
})
