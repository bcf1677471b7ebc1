// CloudTrail's record format, version 1.11.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
import type { Printable } from '../trace.ts'

/** Members are in CloudTrail's order and spelled CloudTrail's way. */
export interface EventRecord {
  readonly eventVersion: '1.11'
  readonly userIdentity: { readonly [name: string]: Printable }
  /** ISO 8601, UTC, whole seconds. */
  readonly eventTime: string
  readonly eventSource: string
  readonly eventName: string
  readonly awsRegion: string
  readonly sourceIPAddress: string
  readonly userAgent: string
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly requestParameters: Printable
  readonly responseElements: Printable
  readonly additionalEventData?: { readonly [name: string]: Printable }
  /** Absent where nobody asked. */
  readonly requestID?: string
  readonly eventID: string
  readonly readOnly: boolean
  readonly resources?: readonly { readonly [name: string]: Printable }[]
  readonly eventType: 'AwsApiCall' | 'AwsServiceEvent'
  readonly managementEvent: boolean
  readonly recipientAccountId: string
  readonly sharedEventID?: string
  readonly serviceEventDetails?: { readonly [name: string]: Printable }
  readonly eventCategory: 'Management' | 'Data'
  readonly tlsDetails?: { readonly [name: string]: Printable }
}
