// The chapters of one request: a few named stretches, each as long as it means one thing.
import type { TraceEntry } from '../sim/index.ts'
import { personOf, type StageCast } from './cast.ts'
import { placeName, shortOperation } from './naming.ts'
import { wordsOfAct } from './hsmActs.ts'
import { toneOf, type Tone } from './tones.ts'

/** `to` is inclusive. */
export interface Segment {
  readonly title: string
  readonly from: number
  readonly to: number
  readonly tone: Tone
}

export function segmentsOf(cast: StageCast, trace: readonly TraceEntry[]): readonly Segment[] {
  const segments: Segment[] = []
  let beat: Beat | undefined
  trace.forEach((entry, i) => {
    const next = beatOf(entry, beat)
    const last = segments.at(-1)
    if (last && beat && next === beat) {
      const tone = louder(last.tone, toneOf(entry))
      segments[segments.length - 1] = {
        ...last,
        to: i,
        tone,
        title: titleOf(cast, trace.slice(last.from, i + 1), beat),
      }
    } else segments.push({ title: titleOf(cast, [entry], next), from: i, to: i, tone: toneOf(entry) })
    beat = next
  })
  return segments
}

type Beat = 'ask' | 'check' | 'send' | 'inside' | 'return' | 'work' | 'wipe' | 'store' | 'answer'

/** Which stretch an entry belongs to, knowing the one before it. */
function beatOf({ call, step }: TraceEntry, before: Beat | undefined): Beat {
  const isNested = call.depth > 0
  switch (step.type) {
    case 'request-sent':
      return isNested ? 'send' : 'ask'
    case 'artifact-fetched':
      return 'send'
    case 'access-decided':
      return isNested ? 'inside' : 'check'
    case 'crypto-performed':
      return step.place === 'hsm' && isNested ? 'inside' : 'work'
    case 'artifact-discarded':
      return 'wipe'
    case 'artifact-stored':
      return 'store'
    case 'state-changed':
      if (call.place === 'clock') return 'ask'
      return isNested ? (before ?? 'work') : 'work'
    case 'response-returned':
      return isNested ? 'return' : 'answer'
    case 'request-failed':
      return isNested ? 'return' : 'answer'
    case 'event-recorded':
      return isNested ? 'return' : 'answer'
  }
}

const isOwn = (action: string, operation: string): boolean => action.split(':')[0] === operation.split(':')[0]

function titleOf(cast: StageCast, entries: readonly TraceEntry[], beat: Beat): string {
  const [first] = entries
  if (!first) return ''
  const { call } = first
  const who = personOf(cast, call.caller).name
  const place = placeName[call.place]
  const has = (type: TraceEntry['step']['type']): boolean => entries.some(({ step }) => step.type === type)
  switch (beat) {
    case 'ask':
      return call.place === 'clock' ? 'Time passes' : `${who} asks ${place}`
    case 'check':
      return entries.every(({ step }) => step.type !== 'access-decided' || isOwn(step.decision.action, call.operation))
        ? `${place} checks: may ${who}?`
        : `${place} checks: may ${who}, may it?`
    case 'send': {
      const asked = entries.find(({ step }) => step.type === 'request-sent')
      if (!asked) return 'S3 reads from disk'
      if (asked.call.place === 'cloudtrail') return 'CloudTrail delivers its log file'
      const asker = asked.step.type === 'request-sent' ? placeName[asked.step.from] : place
      if (asked.call.operation === 'kms:Decrypt') return `${asker} sends the wrapped data key to KMS`
      if (asked.call.operation === 'kms:GenerateDataKey') return `${asker} asks KMS for a data key`
      return `${asker} asks ${placeName[asked.call.place]}: ${shortOperation(asked.call.operation)}`
    }
    case 'inside':
      if (!has('crypto-performed')) return `${place} checks: may ${who}?`
      return call.operation === 'kms:Decrypt'
        ? 'KMS checks and unwraps'
        : call.operation === 'kms:GenerateDataKey'
          ? 'KMS makes and wraps a data key'
          : `${place} checks and works`
    case 'return':
      if (has('request-failed')) return `${place} refuses`
      return entries.some(
        ({ step }) => step.type === 'response-returned' && step.carries.some(({ kind }) => kind === 'data-key'),
      )
        ? 'The plaintext data key returns'
        : `${place} answers`
    case 'work':
      return workTitle(entries, place)
    case 'wipe':
      return 'The key is wiped'
    case 'store':
      return 'S3 stores both side by side'
    case 'answer':
      return has('event-recorded') ? 'Answer and record' : 'Answer'
  }
}

function workTitle(entries: readonly TraceEntry[], place: string): string {
  const steps = entries.map(({ step }) => step).filter((step) => step.type === 'crypto-performed')
  const last = steps.at(-1)
  if (!last) return `${place} does it`
  const where = last.place === 'hsm' ? 'The HSM' : placeName[last.place]
  if (last.uses.some(({ kind }) => kind === 'data-key' || kind === 'wrapped-data-key'))
    return `${where} ${last.act === 'encrypt' ? 'wraps' : 'unwraps'} the data key`
  const other = wordsOfAct(last.act)
  if (other) return `${where}: ${other.label}`
  return `${where} ${last.act === 'encrypt' ? 'encrypts' : last.act === 'decrypt' ? 'decrypts' : 'makes a data key'}`
}

const rank: readonly Tone[] = ['audit', 'neutral', 'crypto', 'allowed', 'denied']
const louder = (a: Tone, b: Tone): Tone => (rank.indexOf(b) > rank.indexOf(a) ? b : a)
