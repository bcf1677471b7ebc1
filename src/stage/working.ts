// What a place is working on.
import type { CallView, Place, TraceEntry } from '../sim/index.ts'
import { shortOperation } from './naming.ts'

/** A place works on a call from the moment it lets it in until it has answered. */
export function workingOn(place: Place, trace: readonly TraceEntry[], cursor: number): string | null {
  const open: CallView[] = []
  for (const { call, step } of trace.slice(0, cursor + 1)) {
    if (call.place !== place) continue
    if (step.type === 'response-returned' || step.type === 'request-failed')
      open.splice(open.findIndex(({ id }) => id === call.id) >>> 0, 1)
    else if (step.type !== 'event-recorded' && step.type !== 'request-sent' && !open.some(({ id }) => id === call.id)) {
      const isRefused = step.type === 'access-decided' && step.decision.verdict === 'denied'
      if (!isRefused) open.push(call)
    }
  }
  const call = open.at(-1)
  return call ? shortOperation(call.operation) : null
}
