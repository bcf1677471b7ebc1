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
    // https://github.com/aws-samples/aws-security-reference-architecture-examples/issues/335
    [values('AWS::S3::Object', 'arn:aws:s3:::*'), 'Value arn:aws:s3:::* for DataResources.Values is invalid.'],
    [
      values('AWS::Lambda::Function', 'arn:aws:lambda:*'),
      'Value arn:aws:lambda:* for DataResources.Values is invalid.',
    ],
    [values('AWS::DynamoDB::Table', 'arn:aws:s3:::a/'), 'Value arn:aws:s3:::a/ for DataResources.Values is invalid.'],
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
    // Recorded: https://github.com/aws-solutions/aws-crr-monitor/issues/7
  ).toEqual({
    code: 'InvalidEventSelectorsException',
    status: 400,
    message: 'Specify a valid number of DataResources.Values (0 to 250) for all your selectors',
  })
})

test('all resources of a type are named by the beginning of their ARNs', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html; with three colons:
  // https://github.com/aws/aws-cdk/issues/1841, https://github.com/boto/boto3/issues/2636
  const { simulation: sim } = await gallery()
  for (const [Type, ...names] of [
    ['AWS::S3::Object', 'arn:aws:s3', 'arn:aws:s3:::'],
    ['AWS::Lambda::Function', 'arn:aws:lambda', 'arn:aws:lambda:us-east-1:111122223333:function:f'],
    ['AWS::DynamoDB::Table', 'arn:aws:dynamodb', 'arn:aws:dynamodb:us-east-1:111122223333:table/t'],
  ])
    for (const name of names) {
      const EventSelectors = [{ DataResources: [{ Type, Values: [name] }] }]
      expect(await sim.answer(root, 'cloudtrail:PutEventSelectors', { TrailName, EventSelectors })).toMatchObject({
        EventSelectors,
      })
    }
})

const management = { Field: 'eventCategory', Equals: ['Management'] }
const data = [
  { Field: 'eventCategory', Equals: ['Data'] },
  { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
]
const advanced = (...FieldSelectors: readonly object[]) => [{ Name: 'mine', FieldSelectors }]

test('advanced selectors take the place of basic ones, and the other way round', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
  const { simulation: sim } = await gallery()
  const selected = { TrailARN: TRAIL_ARN, AdvancedEventSelectors: advanced(...data) }
  const outcome = await sim.send(root, 'cloudtrail:PutEventSelectors', {
    TrailName,
    AdvancedEventSelectors: selected.AdvancedEventSelectors,
  })
  expect(outcome).toMatchObject({ response: selected })
  expect(recordOf(outcome, 'PutEventSelectors').requestParameters).toEqual({
    trailName: TrailName,
    advancedEventSelectors: [
      {
        name: 'mine',
        fieldSelectors: [
          { field: 'eventCategory', equals: ['Data'] },
          { field: 'resources.type', equals: ['AWS::S3::Object'] },
        ],
      },
    ],
  })
  expect(await sim.answer(root, 'cloudtrail:GetEventSelectors', { TrailName })).toEqual(selected)
  await sim.answer(root, 'cloudtrail:PutEventSelectors', { TrailName, EventSelectors: [objectEvents('gallery')] })
  expect(await sim.answer(root, 'cloudtrail:GetEventSelectors', { TrailName })).toEqual({
    TrailARN: TRAIL_ARN,
    EventSelectors: [{ ...objectEvents('gallery'), ExcludeManagementEventSources: [] }],
  })
})

test('refuses advanced selectors that no trail can have, and keeps what was', async () => {
  // The first three texts: recorded of AWS (stackd, testdata/aws/cloudtrail). The rules:
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
  const { simulation: sim } = await gallery()
  const values = (count: number) => Array.from({ length: count }, (_, i) => `arn:aws:s3:::bucket-${i}/`)
  const texts: readonly (readonly [object, string])[] = [
    [
      { EventSelectors: [{}], AdvancedEventSelectors: advanced(management) },
      'You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.',
    ],
    [{ AdvancedEventSelectors: [] }, 'Specify between 1 and 500 selectors for your trail.'],
    [
      { AdvancedEventSelectors: advanced({ Field: 'readOnly', Equals: ['true'] }) },
      'The following fields are required: [eventCategory].',
    ],
    [
      { AdvancedEventSelectors: advanced(...data, { Field: 'resources.ARN', StartsWith: values(499) }) },
      'Specify between 1 and 500 selectors for your trail.',
    ],
    [
      { AdvancedEventSelectors: advanced({ Field: 'eventCategory', Equals: ['Data'] }) },
      'The following fields are required: [resources.type].',
    ],
    [
      { AdvancedEventSelectors: advanced({ Field: 'eventCategory', Equals: ['Insight'] }) },
      'Value Insight for eventCategory is invalid.',
    ],
    [
      { AdvancedEventSelectors: advanced(management, { Field: 'eventName', Equals: ['Decrypt'] }) },
      'The field eventName is not supported for events of category Management.',
    ],
    [
      { AdvancedEventSelectors: advanced(management, { Field: 'readOnly', NotEquals: ['true'] }) },
      'The operator NotEquals is not supported for the field readOnly.',
    ],
    [
      { AdvancedEventSelectors: advanced(management, { Field: 'eventSource', NotEquals: ['s3.amazonaws.com'] }) },
      'Value s3.amazonaws.com for eventSource is invalid.',
    ],
    [
      { AdvancedEventSelectors: advanced(...data, { Field: 'resources.ARN' }) },
      'The field resources.ARN needs an operator with at least one value.',
    ],
    [
      { AdvancedEventSelectors: advanced(...data, ...data) },
      'The field eventCategory can be given once in a selector.',
    ],
    [
      { AdvancedEventSelectors: advanced(...data, { Field: 'readOnly', Equals: ['yes'] }) },
      'Value yes for readOnly is invalid.',
    ],
    [
      {
        AdvancedEventSelectors: advanced(
          { Field: 'eventCategory', Equals: ['Data'] },
          { Field: 'resources.type', Equals: ['AWS::S3::Object', 'AWS::Lambda::Function'] },
        ),
      },
      'The field resources.type takes one value; a further type needs a selector of its own.',
    ],
    [{}, 'Specify a valid number of selectors (1 to 5) for your trail'],
  ]
  for (const [input, message] of texts)
    expect(await sim.refusal(root, 'cloudtrail:PutEventSelectors', { TrailName, ...input })).toEqual({
      code: 'InvalidEventSelectorsException',
      status: 400,
      message,
    })
  expect(await sim.answer(root, 'cloudtrail:GetEventSelectors', { TrailName })).toMatchObject({
    EventSelectors: [objectEvents('gallery')],
  })
})

test('500 values in all advanced selectors are allowed', async () => {
  const { simulation: sim } = await gallery()
  const StartsWith = Array.from({ length: 498 }, (_, i) => `arn:aws:s3:::bucket-${i}/`)
  const AdvancedEventSelectors = advanced(...data, { Field: 'resources.ARN', StartsWith })
  expect(await sim.answer(root, 'cloudtrail:PutEventSelectors', { TrailName, AdvancedEventSelectors })).toEqual({
    TrailARN: TRAIL_ARN,
    AdvancedEventSelectors,
  })
})
