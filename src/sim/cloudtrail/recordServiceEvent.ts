// Writes down what AWS did without being asked.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html
import { uuid } from '../environment.ts'
import type { CallContext, ServiceEvent } from '../operation.ts'
import type { EventRecord } from './eventRecord.ts'
import { keptBy } from './keptBy.ts'
import { keepEvent } from './recordEvent.ts'
import { timeText } from './timeText.ts'

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
    responseElements: did.responseElements ?? null,
    ...(did.isWrittenAsCall && { requestID: uuid(context.environment) }),
    eventID: uuid(context.environment),
    readOnly: false,
    resources: did.resources,
    eventType: did.isWrittenAsCall ? 'AwsApiCall' : 'AwsServiceEvent',
    managementEvent: true,
    recipientAccountId: did.accountId,
    ...(did.serviceEventDetails && { serviceEventDetails: did.serviceEventDetails }),
    eventCategory: 'Management',
  }
  const kept = await keptBy(context.world, event)
  context.change((world) => keepEvent(world, event, kept))
  context.record({ type: 'event-recorded', event, kept })
}

const INTERNAL = 'AWS Internal'
