// What a message on the wire consists of, for reading.
import type { Printable } from '../../sim/index.ts'

export interface WireMessage {
  /** The first line, without headers. */
  readonly start: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: { readonly language: 'json' | 'xml' | 'text'; readonly text: string }
  /** One sentence for what cannot be shown as text. */
  readonly note?: string
}

export type MessageMembers = { readonly [name: string]: Printable }

export const membersOf = (value: Printable): MessageMembers =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as MessageMembers) : {} // isArray does not narrow readonly arrays

/** `2026-01-15T09:00:00Z`. */
export const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
