// What the protocols have in common: they find the operation, read its input and write its answer.
import type { ErrorData, Operation, ServiceName } from '../sim/index.ts'
import type { DoorRefusals } from './doorRefusals.ts'
import type { WireRequest, WireResponse } from './message.ts'
import type { Target } from './target.ts'

export interface Protocol {
  readonly service: ServiceName
  /** The Region in which the service is, whichever one a client has signed for: with an endpoint of its own, it signs for its own. */
  readonly home?: string
  readonly refusals: DoorRefusals
  /** The bucket that S3 is asked about. */
  readonly bucket?: { readonly name: string; readonly isInHost: boolean }
  /** For example `kms:Decrypt`; an error where AWS has no such operation, or this simulation has not. */
  readonly operation: string | { readonly error: ErrorData }
  /** The members of the input, or what AWS says to one that it cannot read. */
  readonly read: (operation: Operation, arrived: Arrived) => { readonly input: unknown } | { readonly error: ErrorData }
  readonly answer: (operation: Operation, output: unknown, ids: Ids) => WireResponse
  readonly refuse: (error: ErrorData, ids: Ids) => WireResponse
}

export interface Arrived {
  readonly request: WireRequest
  readonly target: Target
  /** Without the frames in which it came. */
  readonly body: WireRequest['body']
  /** Checksums that came with it or behind it, by the name of their header. */
  readonly checksums: ReadonlyMap<string, string>
}

/** How an exchange is named in logs and records. */
export interface Ids {
  readonly request: string
  /** S3's second one. */
  readonly host: string
}
