// What a scenario is: data. It can be validated, linked, shared and written by a teacher; it never commands the view.
import type { CallerName, ChosenKeyState } from '../sim/index.ts'

export interface Scenario {
  readonly id: string
  readonly title: string
  /** One sentence for the list of lessons. */
  readonly summary: string
  readonly minutes: number
  /** Everybody who acts; those on the map top to bottom. */
  readonly cast: readonly Person[]
  /** What has a fixed home on the map. */
  readonly stage: StageSetting
  /** Brings the world to its start, through the API. */
  readonly setup: readonly Request[]
  readonly chapters: readonly Chapter[]
}

export interface Person {
  readonly id: string
  readonly name: string
  /** Three words at most: `key user`, `S3 only`. */
  readonly role: string
  readonly caller: CallerName
  /** Acts, but has no place on the map. */
  readonly offMap?: true
}

export interface StageSetting {
  readonly bucket: string
  readonly logBucket: string
  /** With its prefix: `alias/pictures`. */
  readonly alias: string
}

export interface Chapter {
  readonly id: string
  readonly title: string
  /** Paragraphs; `code` in back-ticks. */
  readonly text: readonly string[]
  readonly beats: readonly Beat[]
  /** What the visitor may change here, by id, and then send a beat again. */
  readonly toggles?: readonly Toggle[]
  /** Requests that the visitor may send as anyone once the beats are done. */
  readonly tries?: readonly Try[]
}

/** One request of the lesson. */
export interface Beat extends Request {
  readonly id: string
  /** What is about to happen, before the outcome is known: no spoiler. */
  readonly tell: string
  /** Label of the button that sends it. */
  readonly button: string
  /** Asked before the first run. */
  readonly predict?: Prediction
  readonly expect: Expectation
  /** What was seen, in one line. */
  readonly seen: string
  /** The name of an inspector panel to open. */
  readonly look?: Look
}

export type Look = 'decision' | 'request' | 'bytes' | 'record'

export interface Prediction {
  readonly question: string
  readonly answers: readonly { readonly label: string; readonly right?: true }[]
}

export type Expectation =
  { readonly outcome: 'allowed' } | { readonly outcome: 'refused'; readonly code: string; readonly message?: string }

export interface Request {
  /** Under this name later inputs find its answer. */
  readonly id?: string
  /** A person's id. */
  readonly as: string
  readonly operation: string
  readonly input: Input
}

/** JSON with a few marked objects that the runner replaces. */
export type Input =
  | string
  | number
  | boolean
  | null
  | readonly Input[]
  | { readonly [member: string]: Input }
  /** A member of an earlier beat's or setup request's answer: `{ from: 'create-key', member: 'KeyMetadata.Arn' }`. */
  | { readonly from: string; readonly member: string }
  /** The bytes of the visitor's file, or of the lesson's own picture. */
  | { readonly file: 'body' | 'name' | 'type' }
  /** A document as JSON text. */
  | { readonly json: Input }
  /** As it is, bytes and all: what a visitor has typed. */
  | { readonly raw: unknown }

export interface Try {
  readonly label: string
  readonly operation: string
  readonly input: Input
  /** Ids of the people who may try it. */
  readonly people: readonly string[]
}

/** A switch or a choice. Its state is read from the world; flipping it sends real requests. */
export interface Toggle {
  readonly id: string
  /** What it is about: `Bob’s IAM policy`. */
  readonly subject: string
  /** `s3:GetObject`. */
  readonly label: string
  readonly options: readonly ToggleOption[]
}

export interface ToggleOption {
  readonly label: string
  readonly change: Change
}

export type Change =
  /** The policy has, or has not, this statement; the whole document is put again. */
  | {
      readonly type: 'statement'
      readonly document: DocumentName
      readonly sid: string
      readonly present: Input | null
    }
  | { readonly type: 'key-state'; readonly alias: string; readonly state: ChosenKeyState }
  | { readonly type: 'public-access-block'; readonly bucket: string; readonly on: boolean }

export type DocumentName =
  | { readonly type: 'key policy'; readonly alias: string }
  | { readonly type: 'bucket policy'; readonly bucket: string }
  | { readonly type: 'user policy'; readonly userName: string; readonly policyName: string }
