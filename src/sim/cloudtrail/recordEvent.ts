// Writes down one call as CloudTrail does.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
import { append } from '../collections/log.ts'
import { has, set } from '../collections/orderedMap.ts'
import { uuid } from '../environment.ts'
import type { ErrorData } from '../errors.ts'
import type { Caller } from '../iam/caller.ts'
import type { CallFacts, Operation, Service } from '../operation.ts'
import { isRecord, type Members, type TypedMembers } from '../shape.ts'
import type { Kept, Printable } from '../trace.ts'
import type { World } from '../world.ts'
import type { EventRecord } from './eventRecord.ts'
import { keptBy } from './keptBy.ts'
import { s3EventData } from './s3EventData.ts'
import { sourceOf } from './sourceOf.ts'
import { timeText } from './timeText.ts'
import { userIdentity } from './userIdentity.ts'

export interface RecordedCall<M extends Members, O> {
  readonly service: Service
  readonly operation: Operation<M, O>
  readonly facts: CallFacts
  readonly requestId: string
  readonly outcome: {
    /** Absent when the input could not be read. */
    readonly input?: TypedMembers<M>
    readonly output?: O
    readonly aclRequired?: boolean
    readonly error?: ErrorData
    readonly at?: 'validation' | 'authorization' | 'operation'
  }
}

/** What CloudTrail wrote down: the event, who keeps it, and the world with it. */
export interface Recorded {
  readonly world: World
  readonly event: EventRecord
  readonly kept: Kept
}

/** One record, and one more for each other account whose resources the call used. `world` is the world after the call. */
export async function recordEvent<M extends Members, O>(
  world: World,
  call: RecordedCall<M, O>,
): Promise<readonly Recorded[]> {
  const event = eventOf(world, call)
  const isElsewhere = event.resources?.some(
    ({ accountId = event.recipientAccountId }) => accountId !== event.recipientAccountId,
  )
  if (isElsewhere) {
    const { sharedRecords } = await import('./sharedRecords.ts')
    return sharedRecords(world, event, call.facts)
  }
  return [await keepRecord(world, event, isSeen(call.service, call.facts.caller))]
}

export async function keepRecord(world: World, event: EventRecord, isSeen = true): Promise<Recorded> {
  const kept = isSeen ? await keptBy(world, event) : { history: false, trails: [] }
  return { world: keepEvent(world, event, kept), event, kept }
}

/** Appends an event to what the history and the trails keep; an event that nothing keeps is not written down. */
export function keepEvent(world: World, event: EventRecord, kept: Kept): World {
  if (!kept.history && kept.trails.length === 0) return world
  const { events, waiting } = world.cloudtrail
  return {
    ...world,
    cloudtrail: {
      ...world.cloudtrail,
      events: append(events, { event, ...kept }),
      waiting: kept.trails.reduce((map, arn) => (has(map, arn) ? map : set(map, arn, events.length)), waiting),
    },
  }
}

// A request without credentials belongs to no account, unless S3 takes it for the owner of the bucket.
const isSeen = (service: Service, caller: Caller): boolean => caller.type !== 'Anonymous' || service.name === 's3'

function eventOf<M extends Members, O>(
  world: World,
  { service, operation, facts, requestId, outcome }: RecordedCall<M, O>,
): EventRecord {
  const { audit } = operation
  if (!audit) throw new Error(`${operation.name} is no AWS call, so CloudTrail does not record it.`)
  const { input, output, error, aclRequired = false } = outcome
  const denied = error !== undefined && errorCode(error) === 'AccessDenied'
  // CloudTrail hides what a denied request asked for. S3 writes its own records, and keeps it.
  const hidden = denied && service.name !== 's3'
  const requestParameters = input === undefined || hidden ? null : orNull(audit.requestParameters(input, facts))
  const extra =
    input === undefined || hidden
      ? undefined
      : audit.additionalEventData?.({ input, ...(output !== undefined && { output }) })
  const resources = input === undefined || hidden ? undefined : audit.resources?.(world, input, output, facts)
  const additionalEventData =
    service.name === 's3' ? s3EventData({ operation, facts, requestId, extra, error, aclRequired }) : extra
  const source = sourceOf(service, facts, requestParameters)
  return {
    eventVersion: '1.11',
    userIdentity: userIdentity(world, facts.caller, facts.view),
    eventTime: timeText(facts.now),
    eventSource: service.eventSource,
    eventName: audit.eventName ?? operation.name.slice(operation.name.indexOf(':') + 1),
    // IAM and Organizations have one home for the whole partition.
    awsRegion: service.name === 'iam' || service.name === 'organizations' ? 'us-east-1' : facts.region,
    sourceIPAddress: source.sourceIPAddress,
    userAgent: source.userAgent,
    ...(error && { errorCode: errorCode(error), ...(error.message !== undefined && { errorMessage: error.message }) }),
    requestParameters,
    responseElements:
      error || input === undefined
        ? null
        : // A call without an error has its output, which for some operations is nothing.
          (audit.responseElements?.(output as O, input, world, facts) ?? null),
    ...(additionalEventData && { additionalEventData }),
    requestID: requestId,
    eventID: uuid(facts.environment),
    readOnly: audit.readOnly,
    ...(resources && resources.length > 0 && { resources }),
    eventType: 'AwsApiCall',
    managementEvent: audit.category === 'Management',
    recipientAccountId: recipientOf(facts, resources),
    ...(isShared(facts.caller) && { sharedEventID: uuid(facts.environment) }),
    eventCategory: audit.category,
    ...(source.tlsDetails && { tlsDetails: source.tlsDetails }),
  }
}

/** A request without parameters has null for them. */
const orNull = (parameters: Printable): Printable =>
  isRecord(parameters) && Object.keys(parameters).length === 0 ? null : parameters

const errorCode = (error: ErrorData): string => (error.code === 'AccessDeniedException' ? 'AccessDenied' : error.code)

/** Who is of no account leaves the record with the owner of what was used. */
function recipientOf(
  { caller, accountId }: CallFacts,
  resources: readonly { readonly [name: string]: Printable }[] | undefined,
): string {
  const owner = resources?.[0]?.['accountId']
  return 'accountId' in caller || typeof owner !== 'string' ? accountId : owner
}

// The same action also goes to the account of the service, or of nobody.
const isShared = (caller: Caller): boolean => caller.type === 'Service' || caller.type === 'Anonymous'
