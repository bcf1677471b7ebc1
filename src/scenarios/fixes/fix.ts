// What a fix is, as data that a page can show, try and take back.
import type { Request } from '../scenario.ts'

/** What is brought about. */
export type Wanted = 'allowed' | 'refused'

export interface FixSearch {
  readonly wanted: Wanted
  /** Fewest edits first, and among those the least privilege. */
  readonly fixes: readonly Fix[]
  /** Why nothing that may be edited would help, in a sentence; only when there are no fixes. */
  readonly deadEnd?: string
}

export interface Fix {
  readonly id: string
  readonly edits: readonly FixEdit[]
  /** What they do to each thing. */
  readonly changes: readonly FixChange[]
  /** The requests that make it, and those that take it back, in order. */
  readonly requests: readonly Request[]
  readonly undo: readonly Request[]
  readonly breadth: 'least privilege' | 'broader than needed'
  /** What else may then be done, or no longer be done; by person. */
  readonly also: readonly { readonly person: string; readonly actions: readonly string[] }[]
  /** False when it only turns a key on or off: nobody gets another permission. */
  readonly changesPermissions: boolean
}

export interface FixEdit {
  /** `code` in back-ticks. */
  readonly title: string
  /** The thing: `Key policy`. */
  readonly where: string
  /** The switch that makes the same edit. */
  readonly toggle?: string
}

export interface FixChange {
  readonly where: string
  /** As JSON. */
  readonly before: string | null
  readonly after: string | null
}
