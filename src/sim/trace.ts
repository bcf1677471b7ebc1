// Everything that can be seen to happen. A step is past tense and says what was seen, not which operation ran.
import type { Decision } from './iam/decision.ts'
import type { EventRecord } from './cloudtrail/eventRecord.ts'
import type { ErrorData } from './errors.ts'
import type { Caller } from './iam/caller.ts'
import type { World } from './world.ts'

/** Where something is. `caller` is whoever made the request; `clock` is simulated time. */
export type Place = 'caller' | 's3' | 'kms' | 'hsm' | 'iam' | 'sts' | 'cloudtrail' | 'clock'

export interface TraceEntry {
  /** Position in the story of one request, from 0. */
  readonly index: number
  readonly call: CallView
  readonly step: TraceStep
  /** The world right after the step. */
  readonly world: World
}

/** One AWS call: the caller's own, or one that a service makes while it works on it. */
export interface CallView {
  /** `1` for the caller's request, `1.1` for the first call made inside it. */
  readonly id: string
  readonly parent?: string
  readonly depth: number
  /** For example `s3:GetObject`. */
  readonly operation: string
  /** The place that works on the call. */
  readonly place: Place
  readonly caller: Caller
  /** The service that passes the caller's request on (a forward access session). */
  readonly via?: 's3' | 'cloudtrail'
}

/** A `secret` is a shared secret or random bytes; a `signature` may be a MAC, which its name then says. */
export type ArtifactKind =
  'plaintext' | 'data-key' | 'wrapped-data-key' | 'ciphertext' | 'secret' | 'public-key' | 'signature' | 'log-file'

/** A run of bytes that can be followed across the diagram: the same bytes have the same id in every request. */
export interface Artifact {
  readonly id: string
  readonly kind: ArtifactKind
  /** In bytes. */
  readonly length: number
  /** The first bytes (at most 32) in hex: its fingerprint strip. */
  readonly head: string
  readonly name?: string
}

/** JSON for people: blobs up to 8 KiB as base64 text, longer ones as `{ blob, length }`. */
export type Printable = string | number | boolean | null | readonly Printable[] | { readonly [name: string]: Printable }

export type TraceStep =
  | {
      readonly type: 'request-sent'
      readonly from: Place
      readonly to: Place
      readonly input: Printable
      readonly carries: readonly Artifact[]
    }
  | { readonly type: 'access-decided'; readonly place: Place; readonly decision: Decision }
  | CryptoPerformed
  | {
      readonly type: 'artifact-stored'
      readonly place: Place
      /** ARN of what holds it now. */ readonly holder: string
      readonly artifacts: readonly Artifact[]
    }
  | {
      readonly type: 'artifact-fetched'
      readonly place: Place
      readonly holder: string
      readonly artifacts: readonly Artifact[]
    }
  /** The bytes were overwritten: `remains` is what the buffer reads now, in hex. */
  | {
      readonly type: 'artifact-discarded'
      readonly place: Place
      readonly artifact: Artifact
      readonly remains: string
    }
  | {
      readonly type: 'state-changed'
      readonly place: Place
      /** ARN of what changed. */ readonly subject: string
      readonly change: StateChange
    }
  | { readonly type: 'event-recorded'; readonly event: EventRecord; readonly kept: Kept }
  | {
      readonly type: 'response-returned'
      readonly from: Place
      readonly to: Place
      readonly output: Printable
      readonly carries: readonly Artifact[]
    }
  | {
      readonly type: 'request-failed'
      readonly from: Place
      readonly to: Place
      readonly error: ErrorData
      readonly at: 'validation' | 'authorization' | 'operation'
    }

export interface CryptoPerformed {
  readonly type: 'crypto-performed'
  readonly place: 'hsm' | 's3' | 'caller'
  readonly act: CryptoAct
  /** `AES-256-GCM`, or the name that KMS has for it: `RSASSA_PSS_SHA_256`. */
  readonly algorithm: string
  /** The key: the ARN of a KMS key, or the artifact that is a data key. */
  readonly key:
    | { readonly kmsKey: string; readonly materialId: string }
    | { readonly artifact: string }
    | { readonly serviceKey: 's3' | 's3-bucket-key' | 'customer' }
    /** Random bytes need none. */
    | { readonly none: true }
  readonly uses: readonly Artifact[]
  readonly makes: readonly Artifact[]
  readonly encryptionContext?: Readonly<Record<string, string>>
  /** False when the authentication tag, the signature or the MAC did not fit, so nothing came out. */
  readonly succeeded: boolean
}

export type CryptoAct =
  | 'generate-data-key'
  | 'generate-data-key-pair'
  | 'generate-random'
  | 'encrypt'
  | 'decrypt'
  | 'sign'
  | 'verify'
  | 'generate-mac'
  | 'verify-mac'
  | 'derive-shared-secret'

export type StateChange =
  | {
      readonly type: 'created'
      readonly what:
        | 'key'
        | 'key material'
        | 'alias'
        | 'grant'
        | 'bucket'
        | ObjectThing
        | 'trail'
        | IdentityThing
        | 'session'
        | OrganizationThing
    }
  | {
      readonly type: 'policy-changed'
      readonly what:
        | 'key policy'
        | 'bucket policy'
        | 'identity policy'
        | 'managed policy'
        | 'trust policy'
        | 'permissions boundary'
        | ControlPolicy
      readonly name?: string
      readonly before: string | null
      readonly after: string | null
    }
  | { readonly type: 'key-state-changed'; readonly before: string; readonly after: string }
  | {
      readonly type: 'setting-changed'
      readonly what:
        | 'default encryption'
        | 'encryption'
        | 'block public access'
        | 'versioning'
        | 'object ownership'
        | 'access control list'
        | 'use of tags in policies'
        | 'event selectors'
        | 'insight selectors'
        | 'trail settings'
        | 'logging'
        | 'tags'
        | 'description'
        | 'target'
        | 'automatic rotation'
        | 'multi-Region configuration'
        | 'group membership'
        | 'access key'
        | 'name and path'
        | 'session duration'
        | 'account alias'
        | 'role'
        | 'parent'
        | 'policy types'
      readonly before: Printable
      readonly after: Printable
    }
  | {
      readonly type: 'deleted'
      readonly what:
        | 'object'
        | 'bucket'
        | ObjectThing
        | 'key'
        | 'key material'
        | 'alias'
        | 'grant'
        | 'trail'
        | IdentityThing
        | ControlPolicy
    }
  | { readonly type: 'time-passed'; readonly milliseconds: number }

type ObjectThing = 'delete marker' | 'multipart upload'
type IdentityThing = 'user' | 'group' | 'role' | 'managed policy' | 'access key' | 'instance profile' | 'account alias'
type ControlPolicy = 'service control policy' | 'resource control policy'
type OrganizationThing = 'organization' | 'organizational unit' | 'account' | ControlPolicy

/** Where CloudTrail keeps an event: the 90-day event history, and each trail (by ARN) that selects it. */
export interface Kept {
  readonly history: boolean
  readonly trails: readonly string[]
}
