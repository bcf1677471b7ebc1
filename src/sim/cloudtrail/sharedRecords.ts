// A call from one account that uses what belongs to another: each of them has a record of its own.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html#shared-event-ID
import { uuid } from '../environment.ts'
import type { CallFacts } from '../operation.ts'
import type { World } from '../world.ts'
import type { EventRecord } from './eventRecord.ts'
import { keepRecord, type Recorded } from './recordEvent.ts'

/** The record of the caller's account first. They have one `sharedEventID`, and each its own `eventID`. */
export async function sharedRecords(
  world: World,
  event: EventRecord,
  { environment }: Pick<CallFacts, 'environment'>,
): Promise<readonly Recorded[]> {
  const sharedEventID = uuid(environment)
  const own = withSharedId(event, sharedEventID)
  const records = [await keepRecord(world, own)]
  for (const account of ownersOf(event)) {
    const theirs = { ...own, userIdentity: strangerIn(event), eventID: uuid(environment), recipientAccountId: account }
    records.push(await keepRecord(records.at(-1)?.world ?? world, theirs))
  }
  return records
}

const ownersOf = ({ resources = [], recipientAccountId }: EventRecord): ReadonlySet<string> =>
  new Set(
    resources.flatMap(({ accountId }) =>
      typeof accountId === 'string' && accountId !== recipientAccountId ? [accountId] : [],
    ),
  )

/** In CloudTrail's order. */
function withSharedId({ eventCategory, tlsDetails, ...event }: EventRecord, sharedEventID: string): EventRecord {
  return { ...event, sharedEventID, eventCategory, ...(tlsDetails && { tlsDetails }) }
}

/** Of a caller from elsewhere, an account learns the account and the unique id. */
function strangerIn({ userIdentity }: EventRecord): EventRecord['userIdentity'] {
  const { principalId = '', accountId = '', invokedBy } = userIdentity
  return { type: 'AWSAccount', principalId, accountId, ...(invokedBy !== undefined && { invokedBy }) }
}
