// One sentence or two per step, at most 25 words, naming who does what. The diagram, the step list and the live region
// all say these words.
import type { TraceEntry } from '../sim/index.ts'
import { answered, refused, sent } from './requestWords.ts'
import { personOf, type StageCast } from './cast.ts'
import { changed } from './changeWords.ts'
import { crypto } from './cryptoWords.ts'
import { decided } from './decisionWords.ts'
import { fileName } from './naming.ts'
import { whoIn } from './records.ts'
import { fit, type Telling } from './telling.ts'

export function captionOf(cast: StageCast, trace: readonly TraceEntry[], cursor: number): string {
  const entry = trace[Math.max(0, Math.min(cursor, trace.length - 1))]
  if (!entry) return ''
  const { call, step, world } = entry
  const person = personOf(cast, call.caller)
  const story: Telling = { cast, trace, call, world, person }
  switch (step.type) {
    case 'request-sent':
      return fit(...sent(story, step.carries))
    case 'access-decided':
      return fit(...decided(story, step.decision))
    case 'crypto-performed':
      return fit(...crypto(story, step))
    case 'artifact-stored':
      return isLog(cast, step.holder)
        ? fit(`S3 stores ${fileName(step.holder)} of CloudTrail in its bucket.`, 'Like every object, it is encrypted.')
        : fit('S3 stores the ciphertext and the wrapped data key side by side.', 'Nothing readable lies on the disk.')
    case 'artifact-fetched':
      return fit('S3 reads the ciphertext and its wrapped data key from disk.', 'It cannot open either by itself.')
    case 'artifact-discarded':
      return fit('S3 overwrites the plaintext data key with zeros.', 'Only the wrapped copy is left.')
    case 'state-changed':
      return fit(...changed(story, step.change, step.subject))
    case 'event-recorded': {
      const who = whoIn(cast, step.event)
      const { eventName, errorCode } = step.event
      if (!step.kept.history && step.kept.trails.length === 0)
        return fit(`Nobody writes down ${eventName} by ${who}:`, 'no trail selects this data event.')
      return fit(`CloudTrail writes down: ${eventName}, by ${who}, ${errorCode ?? 'no error'}.`)
    }
    case 'response-returned':
      return fit(...answered(story, step.carries))
    case 'request-failed':
      return fit(...refused(story, step.error, step.at))
  }
}

const isLog = ({ logBucket }: StageCast, holder: string): boolean => holder.startsWith(`arn:aws:s3:::${logBucket}/`)
