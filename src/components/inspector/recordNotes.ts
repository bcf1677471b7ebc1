// What the members of a CloudTrail record say, for somebody who reads one for the first time.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
import type { EventRecord, Kept } from '../../sim/index.ts'

export interface RecordNote {
  /** Path of the member: `userIdentity.invokedBy`. */
  readonly member: string
  readonly text: string
}

/** The members worth a word in this record, in the order in which they stand there. */
export function notesOn(event: EventRecord): readonly RecordNote[] {
  const { userIdentity, requestParameters, resources } = event
  const context = memberOf(requestParameters, 'encryptionContext')
  const notes: readonly (RecordNote | undefined)[] = [
    note('userIdentity.type', identityText(event)),
    userIdentity['invokedBy'] === undefined
      ? undefined
      : note(
          'userIdentity.invokedBy',
          userIdentity['type'] === 'AWSService'
            ? 'The AWS service acted for itself.'
            : 'An AWS service made this call for the caller, with the caller’s permissions.',
        ),
    note(
      'eventName',
      event.eventName === 'ListObjects'
        ? 'The API operation; CloudTrail writes ListObjectsV2 under this name.'
        : 'The API operation of the service named in eventSource.',
    ),
    event.errorCode === undefined ? undefined : note('errorCode', errorText(event)),
    parametersNote(event),
    context === undefined
      ? undefined
      : note(
          'requestParameters.encryptionContext',
          'In clear, here and in every record: never put a secret into an encryption context.',
        ),
    event.responseElements === null && event.readOnly && event.errorCode === undefined
      ? note('responseElements', 'Always null for a read-only call: no key and no plaintext is ever written down.')
      : undefined,
    memberOf(event.additionalEventData, 'keyMaterialId') === undefined
      ? undefined
      : note('additionalEventData.keyMaterialId', 'Which generation of the key’s material was used.'),
    note(
      'readOnly',
      event.readOnly
        ? 'It changed nothing. KMS counts Encrypt, Decrypt and GenerateDataKey as read-only.'
        : 'It changed something.',
    ),
    resources === undefined ? undefined : note('resources', 'What it was about, by ARN: the field to search for.'),
    note(
      'eventCategory',
      event.eventCategory === 'Management'
        ? 'Management events are in the event history of every account.'
        : 'Data events are kept only where a trail asks for them.',
    ),
  ]
  return notes.filter((each) => each !== undefined)
}

/** `kms` members, where a refusal leaves them out. */
function parametersNote({ requestParameters, errorCode, eventSource }: EventRecord): RecordNote | undefined {
  return requestParameters === null && errorCode === 'AccessDenied' && eventSource === 'kms.amazonaws.com'
    ? note('requestParameters', 'KMS leaves them out when it denies access; the key is named in errorMessage only.')
    : undefined
}

const note = (member: string, text: string): RecordNote => ({ member, text })

function identityText({ userIdentity }: EventRecord): string {
  switch (userIdentity['type']) {
    case 'IAMUser':
      return 'Who called: an IAM user, with the access key that signed.'
    case 'Root':
      return 'Who called: the account’s root user.'
    case 'AWSService':
      return 'Who called: an AWS service.'
    default:
      return userIdentity['accountId'] === 'anonymous'
        ? 'Who called: nobody that AWS knows. The request was not signed.'
        : 'Who called.'
  }
}

const errorText = ({ errorCode, eventSource }: EventRecord): string =>
  errorCode === 'AccessDenied' && eventSource === 'kms.amazonaws.com'
    ? 'It was refused. Here KMS’s AccessDeniedException is called AccessDenied.'
    : 'It was refused, and that is written down as well.'

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** Where a record is kept, one sentence each. */
export function keptText(
  { history, trails }: Kept,
  event: EventRecord,
): readonly { readonly where: string; readonly text: string }[] {
  return [
    ...(history ? [{ where: 'Event history', text: `kept for 90 days in ${event.awsRegion}, free of charge` }] : []),
    ...trails.map((arn) => ({
      where: `Trail ${arn.slice(arn.indexOf('/') + 1)}`,
      text: 'goes into a log file in its bucket, for as long as the bucket keeps it',
    })),
  ]
}

/** Why a record is kept nowhere. */
export const nowhereText = (event: EventRecord): string =>
  event.eventCategory === 'Data' && event.eventSource === 's3.amazonaws.com'
    ? 'Not written down: no trail selects S3 data events for this bucket.'
    : 'Not written down: nothing selects this event.'

/** The line of formatted JSON (two spaces deep per level) on which a member begins. */
export function lineOf(lines: readonly string[], member: string): number {
  let from = 0
  let depth = 1
  for (const name of member.split('.')) {
    const start = `${'  '.repeat(depth)}${JSON.stringify(name)}:`
    const at = lines.findIndex((line, index) => index >= from && line.startsWith(start))
    if (at < 0) return -1
    from = at
    depth += 1
  }
  return from
}
