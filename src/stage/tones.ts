// Which of the three questions a step answers, and how: may I, with which key, what was written down.
import type { TraceEntry } from '../sim/index.ts'

export type Tone = 'neutral' | 'allowed' | 'denied' | 'crypto' | 'audit'

export function toneOf({ step }: Pick<TraceEntry, 'step'>): Tone {
  switch (step.type) {
    case 'access-decided':
      return step.decision.verdict
    case 'request-failed':
      return 'denied'
    case 'crypto-performed':
      return step.succeeded ? 'crypto' : 'denied'
    case 'artifact-stored':
    case 'artifact-fetched':
    case 'artifact-discarded':
      return 'crypto'
    case 'event-recorded':
      return 'audit'
    case 'request-sent':
    case 'response-returned':
      return step.carries.some(({ kind }) => kind === 'data-key' || kind === 'wrapped-data-key') ? 'crypto' : 'neutral'
    case 'state-changed':
      return 'neutral'
  }
}
