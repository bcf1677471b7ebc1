// What the map shows: total and pure, from the entries of one request and the place of the cursor in them.
import { get, sizeOf, type Artifact, type CryptoPerformed, type TraceEntry, type World } from '../sim/index.ts'
import { personOf, standing, type StageCast } from './cast.ts'
import { dimmedIn, emphasisOf, type Home } from './focus.ts'
import { decidedGates, waitingGates, type Checkpoint, type GateView } from './gates.ts'
import { heldBy, type HeldView } from './holdings.ts'
import { checkpointOf, packetOf, routesOf, type PacketView, type RouteView } from './journeys.ts'
import { keyView, stageKey, type KeyView } from './keys.ts'
import { inputOf, keyOfCall, textMember } from './naming.ts'
import { outcomeOf, personView, type PersonView } from './people.ts'
import { trailView, type TrailView } from './records.ts'
import { sideView, type SideView } from './side.ts'
import { bucketView, objectView, type BucketView, type ObjectView } from './storage.ts'
import { durationOf } from './timing.ts'
import { toneOf, type Tone } from './tones.ts'
import { workingOn } from './working.ts'

export interface Frame {
  /** Which entry of which request; null at rest. */
  readonly step: {
    readonly index: number
    readonly of: number
    /** How long it takes to watch at 1×. */ readonly milliseconds: number
  } | null
  readonly people: readonly PersonView[]
  readonly s3: S3View
  readonly kms: KmsView
  /** IAM, STS or the clock, while a request is about them. */
  readonly side: SideView | null
  readonly trail: TrailView
  /** In evaluation order, per checkpoint. */
  readonly gates: readonly GateView[]
  readonly routes: readonly RouteView[]
  readonly packet: PacketView | null
  /** The cryptography of this step. */
  readonly work: WorkView | null
  /** At most two. */
  readonly emphasis: readonly Home[]
  readonly dimmed: readonly Home[]
  /** Where the caption belongs. */
  readonly spotlight: Home | null
  readonly tone: Tone
}

export interface WorkView {
  readonly place: CryptoPerformed['place']
  readonly act: CryptoPerformed['act']
  readonly uses: readonly Artifact[]
  readonly makes: readonly Artifact[]
  readonly succeeded: boolean
}

export interface S3View {
  /** The operation that it works on, for example `GetObject`. */
  readonly working: string | null
  /** Null before it is created. */
  readonly bucketName: string
  readonly bucket: BucketView | null
  /** The key that the request names, or null. */
  readonly asked: string | null
  readonly object: ObjectView | null
  readonly memory: readonly HeldView[]
}

export interface KmsView {
  readonly working: string | null
  /** What the vault shows: the key of the story. */
  readonly key: KeyView | null
  readonly otherKeys: number
  readonly memory: readonly HeldView[]
}

/** The map when nothing is going on. */
export function frameAtRest(cast: StageCast, world: World): Frame {
  return {
    step: null,
    people: standing(cast).map((person) => personView(person, world, null, null)),
    s3: {
      working: null,
      bucketName: cast.bucket,
      bucket: bucketView(world, cast.bucket),
      asked: null,
      object: objectView(world, cast.bucket),
      memory: heldBy(world, 's3'),
    },
    kms: kmsView(cast, world, [], -1),
    side: null,
    trail: trailView(cast, world),
    gates: [...waitingGates('s3', undefined), ...waitingGates('kms', undefined)],
    routes: [],
    packet: null,
    work: null,
    emphasis: [],
    dimmed: [],
    spotlight: null,
    tone: 'neutral',
  }
}

/** The map at one entry of a request's trace. A cursor outside the trace shows its nearest end. */
export function frameOf(cast: StageCast, trace: readonly TraceEntry[], cursor: number): Frame {
  const index = Math.max(0, Math.min(cursor, trace.length - 1))
  const entry = trace[index]
  const first = trace[0]
  if (!entry || !first) throw new RangeError('A trace has at least one entry.')
  const { world, step } = entry
  const actor = first.call.caller
  const asked = askedKey(cast, trace)
  const gates = gatesOf(cast, trace, index)
  const routes = routesOf(cast, trace, index, gates)
  const { emphasis, spotlight } = emphasisOf(cast, entry, gates)
  const people = [...standing(cast), ...(personOf(cast, actor).offMap ? [personOf(cast, actor)] : [])]
  const frame: Omit<Frame, 'dimmed'> = {
    step: { index, of: trace.length, milliseconds: durationOf(entry) },
    people: people.map((person) => personView(person, world, actor, outcomeOf(cast, trace, index, person))),
    s3: {
      working: workingOn('s3', trace, index),
      bucketName: cast.bucket,
      bucket: bucketView(world, cast.bucket),
      asked: asked ?? null,
      object: objectView(world, cast.bucket, asked),
      memory: heldBy(world, 's3'),
    },
    kms: kmsView(cast, world, trace, index),
    side: sideView(entry, trace),
    trail: trailView(cast, world, step.type === 'event-recorded' ? step.event : undefined),
    gates,
    routes,
    packet: packetOf(trace, index),
    work: step.type === 'crypto-performed' ? workOf(step) : null,
    emphasis,
    spotlight,
    tone: toneOf(entry),
  }
  return { ...frame, dimmed: dimmedIn(frame) }
}

const workOf = ({ place, act, uses, makes, succeeded }: CryptoPerformed): WorkView => ({
  place,
  act,
  uses,
  makes,
  succeeded,
})

function kmsView(cast: StageCast, world: World, trace: readonly TraceEntry[], cursor: number): KmsView {
  const involved = trace
    .slice(0, cursor + 1)
    .map(keyOfCall)
    .findLast((arn) => arn !== undefined)
  const key = (involved !== undefined && get(world.kms.keys, involved)) || stageKey(cast, world)
  return {
    working: workingOn('kms', trace, cursor),
    key: key ? keyView(world, key) : null,
    otherKeys: sizeOf(world.kms.keys) - (key ? 1 : 0),
    memory: heldBy(world, 'kms'),
  }
}

/** The key of the object that the request names in the map's bucket. */
function askedKey(cast: StageCast, trace: readonly TraceEntry[]): string | undefined {
  for (const { call, step } of trace) {
    if (step.type !== 'request-sent' || call.place !== 's3') continue
    const input = inputOf(trace, call)
    if (textMember(input, 'Bucket') === cast.bucket) return textMember(input, 'Key')
  }
  return undefined
}

/** The latest decision at each checkpoint stays; a checkpoint that nobody has reached waits. */
function gatesOf(cast: StageCast, trace: readonly TraceEntry[], cursor: number): readonly GateView[] {
  const checkpoints = new Map<Checkpoint, readonly GateView[]>()
  let column: Checkpoint | undefined
  for (const { index, call, step } of trace) {
    if (step.type !== 'access-decided') continue
    const checkpoint = checkpointOf(step.place)
    const person = personOf(cast, call.caller)
    if (index <= cursor) checkpoints.set(checkpoint, decidedGates(checkpoint, step.decision, person))
    else if (!checkpoints.has(checkpoint)) checkpoints.set(checkpoint, waitingGates(checkpoint, person))
    // IAM's own checkpoint stands where S3's does: the one that was asked last, or will be first, is there.
    if (checkpoint !== 'kms' && (index <= cursor || column === undefined)) column = checkpoint
  }
  const actor = trace[0] && personOf(cast, trace[0].call.caller)
  const first = column ?? 's3'
  return [
    ...(checkpoints.get(first) ?? waitingGates(first, actor)),
    ...(checkpoints.get('kms') ?? waitingGates('kms', actor)),
  ]
}
