// What the front tells a page that follows it: the world first, then each request with everything that happened.
import type { TraceEntry, World } from '../sim/index.ts'
import type { Coded } from './graph.ts'

/** Worlds and traces are coded by one encoder per page. Bytes are in base64, by their name in the blob store. */
export interface StartMessage {
  readonly scenario: string
  /** The page has heard all that came before; what it has missed comes next. */
  readonly isResumed: boolean
  readonly world: Coded
  readonly blobs: Readonly<Record<string, string>>
}

export interface ExchangeMessage {
  readonly operation: string
  readonly status: number
  readonly trace: Coded
  readonly world: Coded
  readonly blobs: Readonly<Record<string, string>>
}

export interface Followed {
  readonly operation: string
  readonly status: number
  readonly trace: readonly TraceEntry[]
  readonly world: World
}

/** Bytes longer than this are not sent along. */
export const LONGEST_BLOB = 1 << 20
