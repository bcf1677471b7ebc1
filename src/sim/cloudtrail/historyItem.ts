// An event as LookupEvents lists it.
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Event.html
import { isRecord } from '../shape.ts'
import type { EventRecord } from './eventRecord.ts'

export interface HistoryItem {
  readonly EventId: string
  readonly EventName: string
  readonly ReadOnly: 'true' | 'false'
  readonly AccessKeyId?: string
  /** Seconds since the epoch. */
  readonly EventTime: number
  readonly EventSource: string
  readonly Username?: string
  readonly Resources: readonly Resource[]
  /** The record, as JSON. */
  readonly CloudTrailEvent: string
}

interface Resource {
  readonly ResourceType: string
  readonly ResourceName: string
}

export function historyItem(event: EventRecord): HistoryItem {
  const { accessKeyId } = event.userIdentity
  const username = usernameOf(event)
  return {
    EventId: event.eventID,
    EventName: event.eventName,
    ReadOnly: event.readOnly ? 'true' : 'false',
    ...(typeof accessKeyId === 'string' && { AccessKeyId: accessKeyId }),
    EventTime: Date.parse(event.eventTime) / 1000,
    EventSource: event.eventSource,
    ...(username !== undefined && { Username: username }),
    Resources: [...resourcesNamed(event)],
    CloudTrailEvent: JSON.stringify(event),
  }
}

/** Of a session, the name that it was given. */
export function usernameOf({ userIdentity: { type, userName, principalId } }: EventRecord): string | undefined {
  if (type === 'Root') return 'root'
  if (typeof userName === 'string') return userName
  const isSession = type === 'AssumedRole' || type === 'FederatedUser'
  return isSession && typeof principalId === 'string' ? principalId.slice(principalId.indexOf(':') + 1) : undefined
}

// KMS and S3 say in the record which resources they touched; of the others the history knows the names in the request.
export function* resourcesNamed({ resources = [], requestParameters }: EventRecord): Generator<Resource> {
  for (const { type, ARN } of resources)
    if (typeof type === 'string' && typeof ARN === 'string')
      yield { ResourceType: type, ResourceName: type === 'AWS::S3::Bucket' ? ARN.slice('arn:aws:s3:::'.length) : ARN }
  if (resources.length || !isRecord(requestParameters)) return
  for (const [name, ResourceType] of NAMES) {
    const value = requestParameters[name]
    if (typeof value === 'string') yield { ResourceType, ResourceName: value }
  }
}

const NAMES = [
  ['name', 'AWS::CloudTrail::Trail'],
  ['trailName', 'AWS::CloudTrail::Trail'],
  ['s3BucketName', 'AWS::S3::Bucket'],
  ['bucketName', 'AWS::S3::Bucket'],
  ['userName', 'AWS::IAM::User'],
  ['policyName', 'AWS::IAM::Policy'],
] as const
