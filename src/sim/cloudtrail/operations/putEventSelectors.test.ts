import { expect, test } from 'vitest'
import { gallery, objectEvents, TRAIL_ARN } from '../../testing/gallery.ts'
import { recordOf } from '../../testing/records.ts'
import { root } from '../../testing/world.ts'

const TrailName = 'gallery-trail'

test('fills in what is left out, and is recorded with the result', async () => {
  const { simulation: sim } = await gallery()
  const outcome = await sim.send(root, 'cloudtrail:PutEventSelectors', {
    TrailName,
    EventSelectors: [{ DataResources: objectEvents('gallery').DataResources }],
  })
  expect(outcome).toMatchObject({
    response: {
      TrailARN: TRAIL_ARN,
      EventSelectors: [{ ...objectEvents('gallery'), ExcludeManagementEventSources: [] }],
    },
  })
  expect(recordOf(outcome, 'PutEventSelectors').responseElements).toEqual({
    trailARN: TRAIL_ARN,
    eventSelectors: [
      {
        readWriteType: 'All',
        includeManagementEvents: true,
        dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::gallery/'] }],
        excludeManagementEventSources: [],
      },
    ],
  })
})

test('refuses selectors in the words of AWS, and keeps the old ones', async () => {
  // Recorded of AWS: LocalStack and moto, InvalidEventSelectorsException.
  const { simulation: sim } = await gallery()
  const values = (Type: string, ...Values: readonly string[]) => [{ DataResources: [{ Type, Values }] }]
  const texts: readonly (readonly [readonly object[], string])[] = [
    [[], 'Specify a valid number of selectors (1 to 5) for your trail'],
    [[{}, {}, {}, {}, {}, {}], 'Specify a valid number of selectors (1 to 5) for your trail'],
    [[{ ReadWriteType: 'read-only' }], 'Value read-only for ReadWriteType is invalid.'],
    [values('AWS::S3::Bucket', 'arn:aws:s3:::gallery/'), 'Value AWS::S3::Bucket for DataResources.Type is invalid.'],
    [values('AWS::S3::Object', 'arn:aws:s3:::*/*'), 'Value arn:aws:s3:::*/* for DataResources.Values is invalid.'],
    [values('AWS::S3::Object', 'arn:aws:s3:::/'), 'Value arn:aws:s3:::/ for DataResources.Values is invalid.'],
    [values('AWS::S3::Object', 'gallery/'), 'Value gallery/ for DataResources.Values is invalid.'],
    // The slash that everybody forgets.
    [
      values('AWS::S3::Object', 'arn:aws:s3:::gallery'),
      'Value arn:aws:s3:::gallery for DataResources.Values is invalid.',
    ],
    [
      [{ ExcludeManagementEventSources: ['s3.amazonaws.com'] }],
      'Value s3.amazonaws.com for ExcludeManagementEventSources is invalid.',
    ],
  ]
  for (const [EventSelectors, message] of texts)
    expect(await sim.refusal(root, 'cloudtrail:PutEventSelectors', { TrailName, EventSelectors })).toEqual({
      code: 'InvalidEventSelectorsException',
      status: 400,
      message,
    })
  expect(await sim.answer(root, 'cloudtrail:GetEventSelectors', { TrailName })).toMatchObject({
    EventSelectors: [objectEvents('gallery')],
  })
})

test('allows 250 data resources in all', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
  const { simulation: sim } = await gallery()
  const selectors = (count: number) => [
    {
      DataResources: [
        { Type: 'AWS::S3::Object', Values: Array.from({ length: count }, (_, i) => `arn:aws:s3:::bucket-${i}/`) },
      ],
    },
  ]
  await sim.answer(root, 'cloudtrail:PutEventSelectors', { TrailName, EventSelectors: selectors(250) })
  expect(
    await sim.refusal(root, 'cloudtrail:PutEventSelectors', { TrailName, EventSelectors: selectors(251) }),
  ).toMatchObject({ code: 'InvalidEventSelectorsException' })
})
