// The shortest names of a step, for the dots of the player: three words at most.
import type { TraceEntry } from '../sim/index.ts'
import { personOf, type StageCast } from './cast.ts'
import { wordsOfAct } from './hsmActs.ts'
import { placeName, shortOperation } from './naming.ts'

export function labelOf(entry: TraceEntry, cast: StageCast): string {
  const { call, step } = entry
  const who = firstWord(personOf(cast, call.caller).name)
  switch (step.type) {
    case 'request-sent':
      if (step.from === 'clock') return 'Delivery due'
      return call.depth === 0 ? shortOperation(call.operation) : `${placeName[step.from]} asks ${placeName[call.place]}`
    case 'access-decided':
      return `${placeName[call.place]}: may ${who}?`
    case 'crypto-performed':
      return cryptoLabel(step)
    case 'artifact-stored':
      return 'Stored'
    case 'artifact-fetched':
      return 'Read from disk'
    case 'artifact-discarded':
      return 'Key wiped'
    case 'state-changed':
      return changeLabels[step.change.type]
    case 'event-recorded':
      return step.kept.history || step.kept.trails.length > 0 ? 'Written down' : 'Not written down'
    case 'response-returned':
      if (step.carries.some(({ kind }) => kind === 'data-key')) return 'Data key returns'
      return call.place === 'clock' ? 'Time has passed' : `${placeName[call.place]} answers`
    case 'request-failed':
      return step.error.code
  }
}

function cryptoLabel({
  place,
  act,
  uses,
  succeeded,
}: Extract<TraceEntry['step'], { type: 'crypto-performed' }>): string {
  const other = wordsOfAct(act)
  if (!succeeded) return other ? 'Does not fit' : 'Does not open'
  if (other) return other.label
  if (act === 'generate-data-key') return 'New data key'
  if (place === 'hsm')
    return act === 'encrypt' ? (uses[0]?.kind === 'data-key' ? 'Wrapped' : 'KMS encrypts') : 'Unwrapped'
  const where = place === 's3' ? 'S3' : 'Caller'
  return uses[0]?.kind === 'data-key' || uses[0]?.kind === 'wrapped-data-key'
    ? act === 'encrypt'
      ? 'Wrapped'
      : 'Unwrapped'
    : `${where} ${act}s`
}

const changeLabels = {
  created: 'Created',
  'policy-changed': 'Policy changed',
  'key-state-changed': 'Key state',
  'setting-changed': 'Setting changed',
  deleted: 'Deleted',
  'time-passed': 'Time passes',
}

const firstWord = (name: string): string => name.split(/\s/)[0] ?? name
