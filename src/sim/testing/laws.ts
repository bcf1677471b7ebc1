// The laws of the simulation, for any request: what must hold whatever was asked, and whoever asked.
import { fromHex, hexOf, type Bytes } from '../bytes.ts'
import { at } from '../collections/log.ts'
import { entries, values } from '../collections/orderedMap.ts'
import type { EventRecord } from '../cloudtrail/eventRecord.ts'
import { blobsIn } from '../blobsIn.ts'
import type { BlobRef, Environment } from '../environment.ts'
import type { ApiRequest, Outcome } from '../gateway.ts'
import { holderOf } from '../iam/caller.ts'
import { allOperations } from '../operations.ts'
import type { Artifact, CallView, TraceEntry } from '../trace.ts'
import type { World } from '../world.ts'
import { includesBytes, windowsOf, writtenForms } from './secrets.ts'

export interface Laws {
  /** The laws that one request broke, in words; none when all is well. Requests are given in order. */
  check(before: World, request: ApiRequest, outcome: Outcome): readonly string[]
}

/** Watches one simulation from `start` on, and remembers the secrets that it has seen. */
export function createLaws(environment: Environment, start: World): Laws {
  const secrets: Secret[] = []
  const plain = new WeakSet<object>()
  const swept = new WeakSet<object>()
  const received: Received = new Map()
  for (const { holder, artifact } of values(start.memory)) receive(received, holder, [artifact])
  return {
    check(before, request, outcome) {
      learn(secrets, received, request, outcome)
      return [
        ...survivesJson(outcome, plain),
        ...namesItsBlobs(outcome, swept),
        ...framesItsCalls(outcome),
        ...leavesOneRecordPerCall(outcome),
        ...keepsSecrets(secrets, received, outcome),
        ...encryptsWhatIsStored(secrets, environment, before, outcome.world),
        ...forgetsDataKeys(outcome),
        ...refusesWithoutTrace(before, outcome),
      ]
    },
  }
}

/** Makes a world that cannot be written to; worlds share structure, so this costs what is new. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  Object.values(value).forEach(deepFreeze)
  return value
}

interface Secret {
  readonly what: string
  readonly bytes: Bytes
  readonly forms: readonly string[]
}

/** Ids of the artifacts that came with a caller's own requests and their answers, by holder. */
type Received = Map<string, ReadonlySet<string>>

function learn(secrets: Secret[], received: Received, request: ApiRequest, { trace }: Outcome): void {
  const add = (what: string, bytes: Bytes): void => {
    if (!secrets.some((secret) => secret.what === what)) secrets.push({ what, bytes, forms: writtenForms(bytes) })
  }
  for (const { world: then, call, step } of trace) {
    for (const { artifact, bytes } of values(then.memory))
      if (artifact.kind === 'data-key' && artifact.length >= SHORTEST && bytes && !isZeros(bytes))
        add(`data key ${artifact.id}`, fromHex(bytes))
    if (call.depth > 0 || (step.type !== 'request-sent' && step.type !== 'response-returned')) continue
    receive(received, holderOf(call.caller), step.carries)
  }
  const body = bodyIn(request)
  if (body) windowsOf(body).forEach((bytes) => add(`plaintext ${hexOf(bytes)}`, bytes))
}

// What is shorter may be found anywhere by chance.
const SHORTEST = 16

const receive = (received: Received, holder: string, artifacts: readonly Artifact[]): unknown =>
  received.set(holder, new Set([...(received.get(holder) ?? []), ...artifacts.map(({ id }) => id)]))

function bodyIn({ operation, input }: ApiRequest): Bytes | undefined {
  const body =
    operation === 's3:PutObject' && typeof input === 'object' && input !== null && 'Body' in input
      ? input.Body
      : undefined
  return body instanceof Uint8Array ? new Uint8Array(body) : undefined
}

function* survivesJson({ world }: Outcome, known: WeakSet<object>): Generator<string> {
  const odd = oddValue(world, known)
  if (odd !== undefined) yield `the world holds ${odd}, which does not survive JSON`
}

function oddValue(value: unknown, known: WeakSet<object>): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? undefined : String(value)
  if (typeof value !== 'object') return typeof value
  if (known.has(value)) return undefined
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return 'an instance of a class'
  for (const item of Object.values(value)) {
    const odd = oddValue(item, known)
    if (odd !== undefined) return odd
  }
  known.add(value)
  return undefined
}

/** What a sweep would miss: a name in the world that blobsIn does not know of. */
function* namesItsBlobs({ world }: Outcome, known: WeakSet<object>): Generator<string> {
  const names = new Set(Array.from(blobsIn(world), ({ sha256 }) => sha256))
  for (const { sha256 } of blobRefsBelow(world, known))
    if (!names.has(sha256)) yield `a sweep would take blob ${sha256}, which the world names`
}

function* blobRefsBelow(value: unknown, known: WeakSet<object>): Generator<BlobRef> {
  if (typeof value !== 'object' || value === null || known.has(value)) return
  known.add(value)
  if ('sha256' in value && typeof value.sha256 === 'string' && 'length' in value && typeof value.length === 'number')
    yield { sha256: value.sha256, length: value.length }
  for (const item of Object.values(value)) yield* blobRefsBelow(item, known)
}

function* framesItsCalls(outcome: Outcome): Generator<string> {
  const calls = callsIn(outcome)
  for (const [id, own] of calls) {
    const types = own.map(({ step }) => step.type)
    if (types[0] !== 'request-sent' || count(types, 'request-sent') !== 1)
      yield `call ${id} does not begin with its one request-sent`
    const endings = count(types, 'response-returned') + count(types, 'request-failed')
    if (endings !== 1) yield `call ${id} has ${endings} endings`
  }
  const ending = calls.get('1')?.find(({ step }) => step.type === 'response-returned' || step.type === 'request-failed')
    ?.step.type
  if (ending !== ('error' in outcome ? 'request-failed' : 'response-returned'))
    yield `the story ends in ${ending ?? 'nothing'}, the outcome does not`
  for (const [index, entry] of outcome.trace.entries())
    if (entry.index !== index) yield `entry ${index} says that it is ${entry.index}`
}

const isAudited = new Map((await allOperations()).map(({ name, audit }) => [name as string, audit !== undefined]))

function* leavesOneRecordPerCall(outcome: Outcome): Generator<string> {
  for (const [id, own] of callsIn(outcome)) {
    const records = own.flatMap(({ step, world }) =>
      step.type === 'event-recorded' && isOfCaller(step.event) ? [{ ...step, world }] : [],
    )
    const [first, ...others] = records
    const due = isAudited.get(own[0]?.call.operation ?? '') ? 1 : 0
    const accounts = new Set(records.map(({ event }) => event.recipientAccountId))
    // Each other account whose resources were used has a record of its own of the same call.
    const isShared = ({ event }: (typeof records)[number]): boolean =>
      event.sharedEventID !== undefined &&
      event.sharedEventID === first?.event.sharedEventID &&
      event.eventID !== first.event.eventID
    if (accounts.size !== records.length || Math.min(records.length, 1) !== due || !others.every(isShared))
      yield `call ${id} left ${records.length} records instead of ${due}`
    for (const { event, kept, world } of records) {
      const { events } = world.cloudtrail
      const isLast = at(events, events.length - 1)?.event === event
      if (isLast !== (kept.history || kept.trails.length > 0))
        yield `the record of call ${id} is ${isLast ? '' : 'not '}in the world, against what its step says`
      if (kept.history !== (event.eventCategory === 'Management') && !isUnheard(own[0]?.call))
        yield `the event history misjudges ${event.eventName}`
    }
  }
}

// AWS writes some of its own doing down as if somebody had called.
const isOfCaller = ({ eventType, userIdentity }: EventRecord): boolean =>
  eventType === 'AwsApiCall' && userIdentity['invokedBy'] !== 'AWS Internal'

// Nobody's request belongs to no account, unless S3 hears it.
const isUnheard = (call: CallView | undefined): boolean => call?.caller.type === 'Anonymous' && call.place !== 's3'

function* keepsSecrets(secrets: readonly Secret[], received: Received, { world, trace }: Outcome): Generator<string> {
  const written = new Map<object, string>()
  const text = (part: object | null): string => {
    const known = part ? (written.get(part) ?? JSON.stringify(part)) : ''
    if (part) written.set(part, known)
    return known
  }
  for (const { step, world: then, index } of trace) {
    const open = [then.iam, then.kms, then.s3, then.cloudtrail.trails].map(text).join('\n')
    const event = step.type === 'event-recorded' ? JSON.stringify(step.event) : ''
    for (const { what, forms } of secrets) {
      const isIn = (some: string): boolean => forms.some((form) => some.includes(form))
      if (isIn(open)) yield `entry ${index} shows ${what} in the world`
      if (isIn(event)) yield `the record in entry ${index} shows ${what}`
      for (const held of values(then.memory))
        if (!isPerson(held.holder) && held.holder !== 's3' && held.holder !== 'kms' && isIn(text(held)))
          yield `entry ${index} shows ${what} in the memory of ${held.holder}`
    }
  }
  for (const { holder, artifact } of values(world.memory)) {
    if (!isPerson(holder)) yield `${holder} still holds ${artifact.id} after the request`
    else if (!received.get(holder)?.has(artifact.id))
      yield `${holder} holds ${artifact.id}, which came with no request or answer`
  }
}

const isPerson = (holder: string): boolean => holder.startsWith('arn:') || holder === 'anonymous'

function* encryptsWhatIsStored(
  secrets: readonly Secret[],
  { blobs }: Environment,
  before: World,
  after: World,
): Generator<string> {
  if (before.s3.buckets === after.s3.buckets) return
  const old = new Set([...values(before.s3.buckets)].flatMap(({ objects }) => [...values(objects)]))
  for (const bucket of values(after.s3.buckets))
    for (const object of values(bucket.objects)) {
      if (old.has(object)) continue
      const disk = blobs.get(object.body)
      for (const { what, bytes } of secrets)
        if (includesBytes(disk, bytes)) yield `the disk shows ${what} in ${bucket.name}/${object.key}`
    }
}

function* forgetsDataKeys({ trace }: Outcome): Generator<string> {
  const keys = new Map<string, string | undefined>()
  for (const { call, step, world } of trace) {
    for (const { holder, artifact } of values(world.memory))
      if (holder === 's3' && artifact.kind === 'data-key' && !keys.has(artifact.id)) keys.set(artifact.id, undefined)
    if (
      step.type === 'crypto-performed' &&
      step.place === 's3' &&
      'artifact' in step.key &&
      !keys.has(step.key.artifact)
    )
      keys.set(step.key.artifact, undefined)
    if (step.type !== 'artifact-discarded') continue
    keys.set(step.artifact.id, step.remains)
    if (!isZeros(step.remains) || step.remains.length !== 2 * step.artifact.length)
      yield `call ${call.id} discarded a data key that reads ${step.remains}`
    const left = [...values(world.memory)].find(
      ({ holder, artifact }) => holder === step.place && artifact.id === step.artifact.id,
    )
    if (left && !(isZeros(left.bytes ?? '') && isZeros(left.artifact.head)))
      yield `the memory of ${step.place} still shows a discarded data key`
  }
  for (const [id, remains] of keys) if (remains === undefined) yield `S3 never discarded ${id}`
}

function* refusesWithoutTrace(before: World, outcome: Outcome): Generator<string> {
  if (!('error' in outcome)) return
  const { world } = outcome
  const isSame = (one: unknown, other: unknown): boolean =>
    one === other || JSON.stringify(one) === JSON.stringify(other)
  if (!isSame(before.iam, world.iam)) yield 'a refusal changed IAM'
  if (!isSame(before.s3.buckets, world.s3.buckets)) yield 'a refusal changed a bucket'
  if (before.s3.serviceMaterialId !== null && before.s3.serviceMaterialId !== world.s3.serviceMaterialId)
    yield 'a refusal changed the key of S3'
  if (!isSame(before.cloudtrail.trails, world.cloudtrail.trails)) yield 'a refusal changed a trail'
  if (before.timePassed !== world.timePassed) yield 'a refusal let time pass'
  // A service makes its AWS managed key when it first needs it, whatever then comes of the request.
  const known = new Map(entries(before.kms.keys))
  for (const key of values(world.kms.keys))
    if (!isSame(known.get(key.arn), key) && (known.has(key.arn) || key.keyManager !== 'AWS'))
      yield `a refusal changed ${key.arn}`
  if (!isSame(before.kms.grants, world.kms.grants)) yield 'a refusal changed a grant'
  const aliases = new Map(entries(before.kms.aliases))
  for (const alias of values(world.kms.aliases))
    if (!isSame(aliases.get(alias.arn), alias) && !alias.aliasName.startsWith('alias/aws/'))
      yield `a refusal changed ${alias.arn}`
}

function callsIn({ trace }: Outcome): ReadonlyMap<string, readonly TraceEntry[]> {
  const calls = new Map<string, TraceEntry[]>()
  for (const entry of trace) calls.set(entry.call.id, [...(calls.get(entry.call.id) ?? []), entry])
  return calls
}

const count = (types: readonly string[], type: string): number => types.filter((one) => one === type).length
const isZeros = (hex: string): boolean => /^0*$/.test(hex)
