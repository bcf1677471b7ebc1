// Writes down what AWS did without being asked.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html
import { uuid } from '../environment.ts'
import type { CallContext } from '../operation.ts'
import type { Printable } from '../trace.ts'
import type { EventRecord } from './eventRecord.ts'
import { keptBy } from './keptBy.ts'
import { keepEvent } from './recordEvent.ts'
import { timeText } from './timeText.ts'

export interface ServiceEvent {
  /** Milliseconds since the epoch. */
  readonly time: number
  readonly eventSource: string
  readonly eventName: string
  readonly accountId: string
  readonly region: string
  readonly responseElements: Printable
  readonly resources: readonly { readonly [name: string]: Printable }[]
}

export async function recordServiceEvent(context: CallContext, did: ServiceEvent): Promise<void> {
  const event: EventRecord = {
    eventVersion: '1.11',
    userIdentity: { accountId: did.accountId, invokedBy: INTERNAL },
    eventTime: timeText(did.time),
    eventSource: did.eventSource,
    eventName: did.eventName,
    awsRegion: did.region,
    sourceIPAddress: INTERNAL,
    userAgent: INTERNAL,
    requestParameters: null,
    responseElements: did.responseElements,
    eventID: uuid(context.environment),
    readOnly: false,
    resources: did.resources,
    eventType: 'AwsServiceEvent',
    managementEvent: true,
    recipientAccountId: did.accountId,
    eventCategory: 'Management',
  }
  const kept = await keptBy(context.world, event)
  context.change((world) => keepEvent(world, event, kept))
  context.record({ type: 'event-recorded', event, kept })
}

const INTERNAL = 'AWS Internal'
