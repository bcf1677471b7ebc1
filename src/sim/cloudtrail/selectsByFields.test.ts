// What a trail with advanced event selectors keeps.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { gallery, TRAIL_ARN, type Gallery } from '../testing/gallery.ts'
import { recordsOf } from '../testing/records.ts'
import { root, type Simulation } from '../testing/world.ts'

const data = { Field: 'eventCategory', Equals: ['Data'] }
const management = { Field: 'eventCategory', Equals: ['Management'] }
const objects = { Field: 'resources.type', Equals: ['AWS::S3::Object'] }

const select = (sim: Simulation, ...selectors: readonly (readonly object[])[]) =>
  sim.answer(root, 'cloudtrail:PutEventSelectors', {
    TrailName: 'gallery-trail',
    AdvancedEventSelectors: selectors.map((FieldSelectors) => ({ FieldSelectors })),
  })

/** The names of the events that the trail keeps of an upload under a KMS key and a download. */
async function kept({ simulation: sim, alice }: Gallery, Key = 'new.txt', Bucket = 'gallery') {
  const upload = await sim.send(alice, 's3:PutObject', { Bucket, Key, Body: utf8('new') })
  const download = await sim.send(alice, 's3:GetObject', { Bucket, Key })
  return [upload, download]
    .flatMap(recordsOf)
    .filter(({ kept: by }) => by.trails.includes(TRAIL_ARN))
    .map(({ event }) => event.eventName)
}

const cases: readonly (readonly [what: string, selectors: readonly (readonly object[])[], kept: readonly string[]])[] = [
  ['all management events, no data events', [[management]], ['GenerateDataKey', 'Decrypt']],
  ['all data events of objects', [[data, objects]], ['PutObject', 'GetObject']],
  ['both', [[management], [data, objects]], ['GenerateDataKey', 'PutObject', 'Decrypt', 'GetObject']],
  ['data events of another kind of resource', [[data, { ...objects, Equals: ['AWS::Lambda::Function'] }]], []],
  ['management without KMS', [[management, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }]], []],
  ['management events that write', [[management, { Field: 'readOnly', Equals: ['false'] }]], []],
  ['data events that write', [[data, objects, { Field: 'readOnly', Equals: ['false'] }]], ['PutObject']],
  ['data events that read', [[data, objects, { Field: 'readOnly', Equals: ['true'] }]], ['GetObject']],
  ['one of two names', [[data, objects, { Field: 'eventName', Equals: ['DeleteObject', 'GetObject'] }]], ['GetObject']],
  ['all names but one', [[data, objects, { Field: 'eventName', NotEquals: ['GetObject'] }]], ['PutObject']],
  ['names that begin so', [[data, objects, { Field: 'eventName', StartsWith: ['Put'] }]], ['PutObject']],
  ['names that do not end so', [[data, objects, { Field: 'eventName', NotEndsWith: ['tObject'] }]], []],
  ['objects of the bucket', [[data, objects, arn({ StartsWith: ['arn:aws:s3:::gallery/'] })]], ['PutObject', 'GetObject']],
  ['objects of other buckets', [[data, objects, arn({ NotStartsWith: ['arn:aws:s3:::gallery/'] })]], []],
  ['one object', [[data, objects, arn({ Equals: ['arn:aws:s3:::gallery/new.txt'] })]], ['PutObject', 'GetObject']],
  ['the caller', [[data, objects, who({ EndsWith: ['user/alice'] })]], ['PutObject', 'GetObject']],
  ['all but the caller', [[data, objects, who({ NotEndsWith: ['user/alice'] })]], []],
  ['a source', [[data, objects, { Field: 'eventSource', Equals: ['s3.amazonaws.com'] }]], ['PutObject', 'GetObject']],
  ['calls only', [[data, objects, { Field: 'eventType', NotEquals: ['AwsServiceEvent'] }]], ['PutObject', 'GetObject']],
  ['the console', [[data, objects, { Field: 'sessionCredentialFromConsole', Equals: ['true'] }]], []],
  ['not the console', [[data, objects, { Field: 'sessionCredentialFromConsole', NotEquals: ['true'] }]], ['PutObject', 'GetObject']],
  ['VPC endpoints', [[{ Field: 'eventCategory', Equals: ['NetworkActivity'] }, { Field: 'eventSource', Equals: ['s3.amazonaws.com'] }]], []],
] // prettier-ignore

function arn(operators: object): object {
  return { Field: 'resources.ARN', ...operators }
}

function who(operators: object): object {
  return { Field: 'userIdentity.arn', ...operators }
}

test.each(cases)('a trail that selects %s keeps just that', async (_what, selectors, expected) => {
  const account = await gallery()
  await select(account.simulation, ...selectors)
  expect(await kept(account)).toEqual(expected)
})

test('several conditions on one field are combined as the user guide says', async () => {
  // The user guide’s own example, with its six objects.
  const account = await gallery()
  await select(account.simulation, [
    data,
    objects,
    {
      Field: 'resources.ARN',
      Equals: ['arn:aws:s3:::gallery/object1'],
      StartsWith: ['arn:aws:s3:::gallery/'],
      EndsWith: ['object3'],
      NotStartsWith: ['arn:aws:s3:::gallery/deselect'],
      NotEndsWith: ['object5'],
      NotEquals: ['arn:aws:s3:::gallery/object6'],
    },
    { Field: 'readOnly', Equals: ['false'] },
  ])
  const isKept = async (Key: string) => (await kept(account, Key)).length > 0
  expect({
    object1: await isKept('object1'),
    object2: await isKept('object2'),
    deselectObject4: await isKept('deselectObject4'),
    object5: await isKept('object5'),
    object6: await isKept('object6'),
  }).toEqual({ object1: true, object2: true, deselectObject4: false, object5: false, object6: false })
})
