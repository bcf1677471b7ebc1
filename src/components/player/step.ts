// What the player shows of a step, in the words of src/stage.
import type { Tone } from '../../stage/tones.ts'
import type { IconName } from '../controls/Icon.tsx'

export interface PlayerStep {
  /** Three words at most: `KMS: may Bob?` */
  readonly label: string
  /** One sentence or two. */
  readonly caption: string
  readonly tone: Tone
  readonly icon: IconName
  /** 0 for the caller's own request, 1 for a call made inside it. */
  readonly depth: number
  readonly facts: StepFacts
}

/** The same step for somebody who only reads: who, what, on what, with which outcome. */
export interface StepFacts {
  /** `Bob`, `Bob, through S3`. */
  readonly actor: string
  /** `kms:Decrypt`. */
  readonly action: string
  /** `alias/pictures`; absent where there is none. */
  readonly resource?: string
  /** `Denied`. */
  readonly outcome: string
}

export const speeds = [0.5, 1, 2] as const
export type Speed = (typeof speeds)[number]

export const speedText = (speed: Speed): string => `${speed === 0.5 ? '½' : speed}×`
