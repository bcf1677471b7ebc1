// What an operation and a service are. An operation is one file; the gateway does the rest.
import type { Bytes } from './bytes.ts'
import type { BlobRef, Environment } from './environment.ts'
import type { AwsError } from './errors.ts'
import type { Caller } from './iam/caller.ts'
import type { Client } from './iam/client.ts'
import type { Decision } from './iam/decision.ts'
import type { Permission } from './iam/permission.ts'
import type { Members, TypedMembers, Violation } from './shape.ts'
import type { Artifact, CallView, Place, Printable, TraceStep } from './trace.ts'
import type { World } from './world.ts'

export type ServiceName = 'kms' | 's3' | 'iam' | 'sts' | 'organizations' | 'cloudtrail' | 'clock'

/** What the services differ in, once for all their operations. */
export interface Service {
  readonly name: ServiceName
  readonly place: Place
  /** `kms.amazonaws.com`. */
  readonly eventSource: string
  /** Host that a client of the Region talks to, without a bucket's name. */
  readonly host: (region: string) => string
  readonly newRequestId: (environment: Environment) => string
  readonly denied: (decision: Decision, permission: Permission, caller: Caller) => AwsError
  readonly invalid: (violations: readonly Violation[]) => AwsError
  /** Answer to a caller without credentials; absent when the service hears anonymous callers. */
  readonly unauthenticated?: () => AwsError
  /** Answer to temporary credentials whose time is over. */
  readonly expiredToken?: () => AwsError
  /** Throws for callers whom the service hears in nothing, or not in this operation, whatever they may do. */
  readonly turnsAway?: (caller: Caller, operation: string) => void
}

export interface Operation<M extends Members = Members, O = unknown> {
  readonly name: `${ServiceName}:${string}`
  /**
   * Absent when this is all of the operation. Otherwise the catalogue has a fuller one of the same name in `more`, and this
   * says whether the everyday one is enough for a request: lessons need not load what they do not use.
   */
  suits?(world: World, input: TypedMembers<M>): boolean
  /** One sentence for a person. */
  readonly summary: string
  /** The AWS page that it follows. */
  readonly docs: string
  readonly input: M
  readonly example: { readonly [member: string]: Printable }
  /** The permissions to check, in order. Throws where AWS refuses before it asks for permission (`NoSuchBucket`). */
  permissions(world: World, input: TypedMembers<M>, call: CallFacts): readonly Permission[]
  /** What CloudTrail may see. Absent for what is no AWS call (simulated time). */
  readonly audit?: Audit<M, O>
  /** The artifacts that travel with the request and its answer. */
  readonly carries?: Carries<M, O>
  /** Checks, then crypto, then the change, then the return: a refusal has changed nothing. */
  run(context: CallContext, input: TypedMembers<M>): Promise<O> | O
}

export interface Audit<M extends Members, O> {
  readonly category: 'Management' | 'Data'
  readonly readOnly: boolean
  /** Where CloudTrail's name differs from the API's. */
  readonly eventName?: string
  requestParameters(input: TypedMembers<M>, call: CallFacts): Printable
  /** Null for read-only calls and KMS cryptography, as in AWS; the default. `world` is the world after the call. */
  responseElements?(output: O, input: TypedMembers<M>, world: World, call: CallFacts): Printable
  additionalEventData?(outcome: {
    readonly input: TypedMembers<M>
    readonly output?: O
  }): { readonly [name: string]: Printable } | undefined
  /** `world` is the world after the call. */
  resources?(
    world: World,
    input: TypedMembers<M>,
    output: O | undefined,
    call: CallFacts,
  ): readonly { readonly [name: string]: Printable }[]
}

export interface Carries<M extends Members, O> {
  request?(input: TypedMembers<M>, call: CallFacts): Promise<readonly Carried[]> | readonly Carried[]
  response?(output: O, input: TypedMembers<M>, call: CallFacts): Promise<readonly Carried[]> | readonly Carried[]
}

export interface Carried {
  readonly artifact: Artifact
  /** Hex; only for data keys. */
  readonly bytes?: string
  readonly blob?: BlobRef
}

/** What is known of a call before anything is decided. */
export interface CallFacts {
  readonly environment: Environment
  readonly caller: Caller
  readonly accountId: string
  readonly region: string
  readonly client: Client
  /** Milliseconds since the epoch, one moment for the whole call. */
  readonly now: number
  readonly view: CallView
}

/** What AWS does without being asked, as CloudTrail writes it down. */
export interface ServiceEvent {
  /** Milliseconds since the epoch. */
  readonly time: number
  readonly eventSource: string
  readonly eventName: string
  readonly accountId: string
  readonly region: string
  readonly responseElements?: Printable
  readonly resources: readonly { readonly [name: string]: Printable }[]
  readonly serviceEventDetails?: { readonly [name: string]: Printable }
  /** AWS writes some of these down as if somebody had called. */
  readonly isWrittenAsCall?: true
}

export interface CallContext extends CallFacts {
  /** The world at this moment. */
  readonly world: World
  change(edit: (world: World) => World): void
  record(step: TraceStep): void
  /** Writes down, after the record of this call, what AWS does by itself because of it. */
  recordAfter(event: ServiceEvent): void
  /** Calls another operation inside this one: for the caller (a forward access session), or `as` the service itself. */
  request<M extends Members, O>(
    operation: Operation<M, O>,
    input: TypedMembers<M>,
    options?: { readonly as?: Caller; /** The one of this call when absent. */ readonly region?: string },
  ): Promise<O>
  /** Records the decision on one more permission and refuses when it is denied. */
  authorize(permission: Permission): void
  /** The decision on a permission, without a step: for the caller, or `as` the service itself. */
  decide(permission: Permission, options?: { readonly as?: Caller }): Decision
  /** Puts something into the memory of the place that works on the call; it is gone when the call ends. */
  hold(carried: Carried): void
  /** Overwrites a data key with zeros in its own buffer, and records what the buffer then reads. */
  wipe(artifact: Artifact, buffer: Bytes): void
}

/** Keeps the members' types while an operation is written down as data. */
export const defineOperation = <const M extends Members, O>(operation: Operation<M, O>): Operation<M, O> => operation

export interface Catalogue {
  readonly service: Service
  readonly operations: readonly Operation[]
  /** Operations that lessons seldom need: loaded when one of them is first called. */
  readonly more?: () => Promise<readonly Operation[]>
}
