// Whether an advanced event selector selects an event.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html#filtering-data-events-conditions
import type { AdvancedEventSelector, FieldOperator, FieldSelector } from '../world.ts'
import type { EventRecord } from './eventRecord.ts'

/** Every field has to agree; within one, the selecting operators are or’d and the deselecting ones and’d. */
export function selectsByFields({ FieldSelectors }: AdvancedEventSelector, event: EventRecord): boolean {
  const type = FieldSelectors.find(({ Field }) => Field === 'resources.type')?.Equals?.[0]
  return FieldSelectors.every((selector) => agrees(selector, valueOf(event, selector.Field, type)))
}

function agrees(selector: FieldSelector, value: string | undefined): boolean {
  const matches = (operators: readonly FieldOperator[]): boolean =>
    operators.some((operator) =>
      selector[operator]?.some((given) => value !== undefined && TESTS[operator](value, given)),
    )
  const selects = SELECTING.some((operator) => selector[operator]?.length)
  return (!selects || matches(SELECTING)) && !matches(DESELECTING)
}

const SELECTING = ['Equals', 'StartsWith', 'EndsWith'] as const
const DESELECTING = ['NotEquals', 'NotStartsWith', 'NotEndsWith'] as const

const TESTS: Readonly<Record<FieldOperator, (value: string, given: string) => boolean>> = {
  Equals: (value, given) => value === given,
  StartsWith: (value, given) => value.startsWith(given),
  EndsWith: (value, given) => value.endsWith(given),
  NotEquals: (value, given) => value === given,
  NotStartsWith: (value, given) => value.startsWith(given),
  NotEndsWith: (value, given) => value.endsWith(given),
}

/** What the event says in the field; of its resources, the one of the type that the selector names. */
function valueOf(event: EventRecord, field: string, type: string | undefined): string | undefined {
  const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
  const resource = event.resources?.find((one) => one['type'] === type)
  switch (field) {
    case 'eventCategory':
      return event.eventCategory
    case 'readOnly':
      return String(event.readOnly)
    case 'eventSource':
      return event.eventSource
    case 'eventName':
      return event.eventName
    case 'eventType':
      return event.eventType
    case 'errorCode':
      return event.errorCode
    case 'resources.type':
      return textIn(resource?.['type'])
    case 'resources.ARN':
      return textIn(resource?.['ARN'] ?? resource?.['ARNPrefix'])
    case 'userIdentity.arn':
      return textIn(event.userIdentity['arn'])
    default:
      // Nobody here comes through a VPC endpoint or from the console.
      return undefined
  }
}
