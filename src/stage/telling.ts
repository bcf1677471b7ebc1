// What a sentence about a step may draw on, and how sentences become a caption.
import type { CallView, TraceEntry, World } from '../sim/index.ts'
import type { StageCast, StagePerson } from './cast.ts'

export interface Telling {
  readonly cast: StageCast
  readonly trace: readonly TraceEntry[]
  readonly call: CallView
  readonly world: World
  /** Who makes the call. */
  readonly person: StagePerson
}

export const MOST_WORDS = 25

/** As many sentences, in order, as fit into 25 words; the first one always. */
export function fit(...sentences: readonly string[]): string {
  const words: string[] = []
  for (const sentence of sentences) {
    const more = sentence.split(' ').filter(Boolean)
    if (words.length > 0 && words.length + more.length > MOST_WORDS) break
    words.push(...more)
  }
  return words.length <= MOST_WORDS ? words.join(' ') : `${words.slice(0, MOST_WORDS).join(' ')}…`
}
