// Basic event selectors: what a trail keeps.
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html
import { boolean, list, optional, required, string, structure, type Typed } from '../shape.ts'
import { isBucketName } from '../s3/bucketName.ts'
import type { EventSelector, Trail } from '../world.ts'
import { invalidEventSelectors } from './errors.ts'

export const eventSelectorShape = structure({
  ReadWriteType: optional(string()),
  IncludeManagementEvents: optional(boolean),
  DataResources: optional(list(structure({ Type: optional(string()), Values: optional(list(string())) }))),
  ExcludeManagementEventSources: optional(list(string())),
})

const values = optional(list(string({ min: 1, max: 2048 })))

export const advancedSelectorShape = structure({
  Name: optional(string({ max: 1000 })),
  FieldSelectors: required(
    list(
      structure({
        Field: required(string({ min: 1, max: 1000 })),
        Equals: values,
        StartsWith: values,
        EndsWith: values,
        NotEquals: values,
        NotStartsWith: values,
        NotEndsWith: values,
      }),
      { min: 1 },
    ),
  ),
})

/** As PutEventSelectors and GetEventSelectors answer: one kind or the other. */
export const selectorsOf = ({
  eventSelectors,
  advancedEventSelectors,
}: Pick<Trail, 'eventSelectors' | 'advancedEventSelectors'>) =>
  advancedEventSelectors ? { AdvancedEventSelectors: advancedEventSelectors } : { EventSelectors: eventSelectors }

/** What a trail keeps until PutEventSelectors says otherwise: all management events and no data events. */
export const defaultSelectors: readonly EventSelector[] = [
  { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
]

/** The selectors with every default filled in; refuses those that CloudTrail refuses. */
export function readSelectors(selectors: readonly Typed<typeof eventSelectorShape>[]): readonly EventSelector[] {
  if (selectors.length < 1 || selectors.length > 5)
    throw invalidEventSelectors('Specify a valid number of selectors (1 to 5) for your trail')
  const read = selectors.map((selector) => ({
    ReadWriteType: readWriteType(selector.ReadWriteType ?? 'All'),
    IncludeManagementEvents: selector.IncludeManagementEvents ?? true,
    DataResources: (selector.DataResources ?? []).map(({ Type, Values = [] }) => dataResource(Type, Values)),
    ExcludeManagementEventSources: (selector.ExcludeManagementEventSources ?? []).map(excludable),
  }))
  const resources = read.flatMap(({ DataResources }) => DataResources.flatMap(({ Values }) => Values)).length
  if (resources > 250)
    throw invalidEventSelectors('Specify a valid number of DataResources.Values (0 to 250) for all your selectors')
  return read
}

function readWriteType(value: string): EventSelector['ReadWriteType'] {
  if (value === 'All' || value === 'ReadOnly' || value === 'WriteOnly') return value
  throw invalid(value, 'ReadWriteType')
}

function dataResource(type: string | undefined, values: readonly string[]): EventSelector['DataResources'][number] {
  const isValid = type === undefined ? undefined : VALUES.get(type)
  if (type === undefined || !isValid) throw invalid(String(type ?? null), 'DataResources.Type')
  for (const value of values) if (!isValid(value)) throw invalid(value, 'DataResources.Values')
  return { Type: type, Values: values }
}

// A bucket's ARN needs its slash: `arn:aws:s3:::bucket/` is the whole bucket. `arn:aws:s3`, and with colons, is all buckets.
const isObjectPrefix = (value: string): boolean => {
  const [bucket, ...key] = value.startsWith('arn:aws:s3:::') ? value.slice('arn:aws:s3:::'.length).split('/') : []
  return /^arn:aws:s3(:::)?$/.test(value) || (bucket !== undefined && isBucketName(bucket) && key.length > 0)
}

const VALUES: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['AWS::S3::Object', isObjectPrefix],
  ['AWS::Lambda::Function', (value) => /^arn:aws:lambda(:.+:function:.+)?$/.test(value)],
  ['AWS::DynamoDB::Table', (value) => /^arn:aws:dynamodb(:.+:table\/.+)?$/.test(value)],
])

function excludable(source: string): string {
  if (source === 'kms.amazonaws.com' || source === 'rdsdata.amazonaws.com') return source
  throw invalid(source, 'ExcludeManagementEventSources')
}

const invalid = (value: string, member: string) => invalidEventSelectors(`Value ${value} for ${member} is invalid.`)
