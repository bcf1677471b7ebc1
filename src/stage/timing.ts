// How long a step takes to watch at 1×, by what it means.
import type { TraceEntry, TraceStep } from '../sim/index.ts'

const milliseconds: Record<TraceStep['type'], number> = {
  'request-sent': 700,
  'access-decided': 800,
  'crypto-performed': 900,
  'artifact-stored': 600,
  'artifact-fetched': 600,
  'artifact-discarded': 900,
  'state-changed': 600,
  'event-recorded': 400,
  'response-returned': 700,
  'request-failed': 700,
}

export const durationOf = ({ step }: Pick<TraceEntry, 'step'>): number => milliseconds[step.type]
