// Who asked whom, by which route, how far the request came, and what is on its way right now.
import type { Artifact, CallView, Place, TraceEntry } from '../sim/index.ts'
import { personOf, type StageCast } from './cast.ts'
import type { Checkpoint, GateView } from './gates.ts'
import { fileName, shortOperation } from './naming.ts'

/** Where a route starts or ends. */
export type Stop = `person:${string}` | 's3' | 'kms' | 'side' | 'cloudtrail'

export interface RouteView {
  /** The call that takes it. */
  readonly id: string
  readonly from: Stop
  readonly to: Stop
  /** The gates on it, or null when nobody checks. */
  readonly checkpoint: Checkpoint | null
  /** The gate that it goes through or ends at. */
  readonly gate: GateView['id'] | null
  readonly state: RouteState
}

/** Waiting in front of the gates, through them, or stopped at one. */
export type RouteState = 'asked' | 'open' | 'stopped'

export interface PacketView {
  readonly kind: 'request' | 'answer' | 'refusal' | 'record'
  /** `GetObject`, `AccessDenied`. */
  readonly label: string
  readonly carries: readonly Artifact[]
  /** A {@link RouteView}'s id, or where a record is written. */
  readonly route: string
  readonly from: Milestone
  readonly to: Milestone
}

/** Points on a route: its start, just outside it, in front of the first gate, in front of the gate that decided, at that gate, its end. */
export type Milestone = 'start' | 'door' | 'gate' | 'decider' | 'shut' | 'end'

export function stopOf(cast: StageCast, place: Place, call: CallView): Stop {
  switch (place) {
    case 'caller':
      return call.caller.type === 'Service' ? 'cloudtrail' : `person:${personOf(cast, call.caller).id}`
    case 's3':
    case 'cloudtrail':
      return place
    case 'kms':
    case 'hsm':
      return 'kms'
    case 'iam':
    case 'sts':
    case 'clock':
      return 'side'
  }
}

export const checkpointOf = (place: Place): Checkpoint =>
  place === 's3' ? 's3' : place === 'kms' || place === 'hsm' ? 'kms' : 'side'

/** Every call so far with its route. `gates` are those shown now. */
export function routesOf(
  cast: StageCast,
  trace: readonly TraceEntry[],
  cursor: number,
  gates: readonly GateView[],
): readonly RouteView[] {
  const routes: RouteView[] = []
  for (const { call, step } of trace.slice(0, cursor + 1)) {
    if (step.type !== 'request-sent') continue
    const last = lastDecision(trace, cursor, call)
    const checkpoint = isChecked(trace, call) ? checkpointOf(call.place) : null
    routes.push({
      id: call.id,
      from: stopOf(cast, step.from, call),
      to: stopOf(cast, step.to, call),
      checkpoint,
      gate: (checkpoint && gates.find((gate) => gate.checkpoint === checkpoint && gate.isDeciding)?.id) ?? null,
      state: checkpoint === null || last === 'allowed' ? 'open' : last === 'denied' ? 'stopped' : 'asked',
    })
  }
  return routes
}

/** What travels in this step. */
export function packetOf(trace: readonly TraceEntry[], cursor: number): PacketView | null {
  const entry = trace[cursor]
  if (!entry) return null
  const { call, step } = entry
  const isGuarded = isChecked(trace, call)
  const denied = lastDecision(trace, cursor, call) === 'denied'
  const packet = { carries: [], route: call.id, label: shortOperation(call.operation) }
  switch (step.type) {
    case 'request-sent':
      return { ...packet, kind: 'request', carries: step.carries, from: 'start', to: isGuarded ? 'gate' : 'end' }
    case 'access-decided': {
      if (lastDecision(trace, cursor - 1, call) !== undefined) return null
      const carries = carriedBy(trace, call)
      return { ...packet, kind: 'request', carries, from: 'gate', to: denied ? 'decider' : 'end' }
    }
    case 'response-returned':
      return {
        ...packet,
        kind: 'answer',
        label: answerLabel(step.carries),
        carries: step.carries,
        from: 'end',
        to: 'door',
      }
    case 'request-failed':
      return { ...packet, kind: 'refusal', label: step.error.code, from: denied ? 'decider' : 'end', to: 'door' }
    case 'event-recorded':
      return {
        ...packet,
        kind: 'record',
        label: step.event.eventName,
        route: `record:${checkpointOf(call.place)}`,
        from: 'start',
        to: 'end',
      }
    case 'crypto-performed':
    case 'artifact-stored':
    case 'artifact-fetched':
    case 'artifact-discarded':
    case 'state-changed':
      return null
  }
}

/** What comes back, in a word or two. */
function answerLabel([first]: readonly Artifact[]): string {
  switch (first?.kind) {
    case undefined:
      return 'Answer'
    case 'plaintext':
      return first.name === undefined ? 'Plaintext' : fileName(first.name)
    case 'data-key':
      return 'Data key'
    case 'wrapped-data-key':
      return 'Wrapped key'
    case 'ciphertext':
      return 'Ciphertext'
    case 'secret':
      return 'Secret'
    case 'public-key':
      return 'Public key'
    case 'signature':
      return first.name ?? 'Signature'
    case 'log-file':
      return 'Log file'
  }
}

const isChecked = (trace: readonly TraceEntry[], { id }: CallView): boolean =>
  trace.some(({ call, step }) => call.id === id && step.type === 'access-decided')

function lastDecision(
  trace: readonly TraceEntry[],
  cursor: number,
  { id }: CallView,
): 'allowed' | 'denied' | undefined {
  for (let i = cursor; i >= 0; i--) {
    const entry = trace[i]
    if (entry?.call.id === id && entry.step.type === 'access-decided') return entry.step.decision.verdict
  }
  return undefined
}

function carriedBy(trace: readonly TraceEntry[], { id }: CallView): readonly Artifact[] {
  for (const { call, step } of trace) if (call.id === id && step.type === 'request-sent') return step.carries
  return []
}
