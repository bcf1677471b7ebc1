// What the player shows of a trace: one line per entry, in the words of src/stage.
import type { IconName } from '../controls/Icon.tsx'

/** How a step reads: its colour, its mark and a word go together. */
export type Tone = 'neutral' | 'allowed' | 'denied' | 'crypto' | 'audit'

export interface PlayerStep {
  /** A few words: `KMS: may Bob?` */
  readonly label: string
  readonly tone: Tone
  /** One sentence of at most 25 words. */
  readonly caption: string
  /** 0 for the caller's own request, 1 for a call made inside it. */
  readonly depth: number
  readonly icon: IconName
  /** The outcome in a word (`Denied`), where the step has one. */
  readonly outcome?: string
  /** Who, which action, on what: `Bob`, `kms:Decrypt`, `alias/pictures`. */
  readonly facts?: readonly string[]
}

/** A named stretch of steps; `to` is inclusive. */
export interface PlayerSegment {
  readonly title: string
  readonly from: number
  readonly to: number
  readonly tone: Tone
}

export const speeds = [0.5, 1, 2] as const
export type Speed = (typeof speeds)[number]

export const speedText = (speed: Speed): string => `${speed === 0.5 ? '½' : speed}×`
