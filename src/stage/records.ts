// CloudTrail's tape: the last records, and the log files in the log bucket.
import { entries, get, newestFirst, values, type EventRecord, type World } from '../sim/index.ts'
import type { StageCast } from './cast.ts'
import { bucketView, encryptionOf, type Encryption } from './storage.ts'

export interface TrailView {
  /** Oldest first, at most six. */
  readonly records: readonly RecordView[]
  /** An event of this step that nobody keeps. */
  readonly lost: RecordView | null
  readonly kept: number
  readonly trails: readonly { readonly name: string; readonly isLogging: boolean }[]
  readonly logBucket: LogBucketView | null
}

export interface RecordView {
  readonly id: string
  /** `Decrypt`. */
  readonly name: string
  /** `Bob via S3`. */
  readonly who: string
  readonly error: string | null
  /** Written in this step. */
  readonly isFresh: boolean
}

export interface LogBucketView {
  readonly name: string
  readonly files: number
  readonly encryption: Encryption
}

const ON_TAPE = 6

export function trailView(cast: StageCast, world: World, fresh?: EventRecord): TrailView {
  const records: RecordView[] = []
  for (const { event } of newestFirst(world.cloudtrail.events)) {
    if (records.length === ON_TAPE) break
    records.push(recordView(cast, event, event.eventID === fresh?.eventID))
  }
  const isLost = fresh !== undefined && !records.some(({ id }) => id === fresh.eventID)
  return {
    records: records.toReversed(),
    lost: isLost ? recordView(cast, fresh, true) : null,
    kept: world.cloudtrail.events.length,
    trails: [...values(world.cloudtrail.trails)].map(({ name, isLogging }) => ({ name, isLogging })),
    logBucket: logBucketView(world, cast.logBucket),
  }
}

const recordView = (cast: StageCast, event: EventRecord, isFresh: boolean): RecordView => ({
  id: event.eventID,
  name: event.eventName,
  who: whoIn(cast, event),
  error: event.errorCode ?? null,
  isFresh,
})

/** Whom a record names, and the service that passed their request on. */
export function whoIn(cast: StageCast, { userIdentity }: EventRecord): string {
  const { type, userName, invokedBy } = userIdentity
  if (type === 'AWSService') return 'CloudTrail'
  const person =
    type === 'Root'
      ? cast.people.find(({ caller }) => caller.type === 'root')
      : type === 'AWSAccount'
        ? cast.people.find(({ caller }) => caller.type === 'anonymous')
        : cast.people.find(({ caller }) => caller.type === 'user' && caller.userName === userName)
  const name = person?.name ?? (typeof userName === 'string' ? userName : type === 'Root' ? 'Root' : 'Anyone')
  const via = typeof invokedBy === 'string' ? services.find(([id]) => invokedBy.includes(id))?.[1] : undefined
  return via === undefined ? name : `${name} via ${via}`
}

const services = [
  ['s3', 'S3'],
  ['cloudtrail', 'CloudTrail'],
] as const

function logBucketView(world: World, name: string): LogBucketView | null {
  const bucket = get(world.s3.buckets, name)
  const view = bucketView(world, name)
  if (!bucket || !view) return null
  let files = 0
  let { encryption } = view
  for (const [key, object] of entries(bucket.objects)) {
    // CreateTrail leaves an empty object that marks the folder; it is no log file.
    if (key.endsWith('/')) continue
    files++
    encryption = encryptionOf(object)
  }
  return { name, files, encryption }
}
