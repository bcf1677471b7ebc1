// What the inspector needs of a story at one moment: the current step's call, told up to there and no further.
import type { Decision, TraceEntry, TraceStep } from '../../sim/index.ts'

type Step<T extends TraceStep['type']> = Extract<TraceStep, { readonly type: T }>

export interface Seen<T extends TraceStep['type']> {
  readonly entry: TraceEntry
  readonly step: Step<T>
}

export interface CallStory {
  readonly entry: TraceEntry
  readonly request: Seen<'request-sent'> | undefined
  /** Undefined while the call is still being worked on. */
  readonly ending: Seen<'response-returned'> | Seen<'request-failed'> | undefined
  readonly record: Seen<'event-recorded'> | undefined
  /** The last decision so far, of this call or of one made inside it. */
  readonly decision: Seen<'access-decided'> | undefined
  /** AWS's words for a denial, or for the refusal that is on: they stand with the decision they follow from. */
  readonly refusal: Seen<'request-failed'> | undefined
}

export function callStoryOf(trace: readonly TraceEntry[], cursor: number): CallStory | undefined {
  const entry = trace[cursor]
  if (!entry) return undefined
  const { id } = entry.call
  const isWithin = (other: TraceEntry): boolean => other.call.id === id || other.call.id.startsWith(`${id}.`)
  const told = trace.slice(0, cursor + 1)
  const ofCall = told.filter((other) => other.call.id === id)
  const decision = last(told.filter(isWithin), 'access-decided')
  const refusedCall = decision?.step.decision.verdict === 'denied' ? decision.entry.call.id : undefined
  return {
    entry,
    request: last(ofCall, 'request-sent'),
    ending: last(ofCall, 'response-returned') ?? last(ofCall, 'request-failed'),
    record: last(ofCall, 'event-recorded'),
    decision,
    refusal:
      last(ofCall, 'request-failed') ??
      last(
        trace.filter(({ call }) => call.id === refusedCall),
        'request-failed',
      ),
  }
}

function last<T extends TraceStep['type']>(entries: readonly TraceEntry[], type: T): Seen<T> | undefined {
  const entry = entries.findLast(({ step }) => step.type === type)
  return entry && { entry, step: entry.step as Step<T> } // found by its type
}

/** Position in `considered` of the gate that decided; -1 when no policy did. */
export function decidingGate({ because, considered }: Decision): number {
  switch (because.type) {
    case 'allow':
    case 'explicit-deny':
      return considered.findIndex(({ source }) => source.id === because.policy)
    case 'implicit-deny':
      return considered.findIndex(({ source }) => source.type === because.missing)
    case 'block-public-access':
      return because.setting === 'RestrictPublicBuckets'
        ? considered.findIndex(({ source }) => source.type === 'resource-based')
        : -1
    case 'grant':
    case 'acl':
    case 'root-user':
    case 'no-permission-needed':
      return -1
  }
}
