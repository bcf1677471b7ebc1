// What KMS remembers of a key, beside its material, which is in the HSM.
// https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
import type { WrappingAlgorithm } from '../hsm/unwrapping.ts'
import type { MaterialSpec } from '../hsm/materialSpec.ts'
import type { KeyUsage } from './keySpecs.ts'

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html */
export type KeyState =
  | 'Creating'
  | 'Enabled'
  | 'Disabled'
  | 'PendingDeletion'
  | 'PendingReplicaDeletion'
  | 'PendingImport'
  | 'Unavailable'
  | 'Updating'

/** The states that an administrator puts a key into. */
export type ChosenKeyState = Extract<KeyState, 'Enabled' | 'Disabled' | 'PendingDeletion'>

/** Only these: custom key stores need hardware outside the account. */
export type KeyOrigin = 'AWS_KMS' | 'EXTERNAL'

export interface KmsKey {
  readonly arn: string
  readonly keyId: string
  readonly accountId: string
  readonly region: string
  readonly description: string
  readonly keyManager: 'CUSTOMER' | 'AWS'
  readonly keySpec: MaterialSpec
  readonly keyUsage: KeyUsage
  readonly origin: KeyOrigin
  readonly keyState: KeyState
  readonly creationDate: number
  readonly deletionDate?: number
  /** Of a multi-Region primary key that waits for its replicas to be deleted. */
  readonly pendingWindowInDays?: number
  /** When it last did cryptography; absent before the first time. */
  readonly lastUsedDate?: number
  /** The key policy's document as given. */
  readonly policy: string
  readonly aliasNames: readonly string[]
  readonly tags: readonly KeyTag[]
  /** All generations of key material, oldest first; the last one that is not pending encrypts. */
  readonly materials: readonly KeyMaterial[]
  /** Absent while automatic rotation is off. */
  readonly rotation?: RotationSchedule
  /** What time alone will make of the key, without a call; {@link keyAt} looks after it. */
  readonly transition?: Transition
  /** What was handed out to import key material with, oldest first. */
  readonly importParameters?: readonly ImportParameters[]
  /** Absent for a key of one Region. */
  readonly multiRegion?: MultiRegion
}

export interface ImportParameters {
  /** Hex. */
  readonly token: string
  /** Id of the wrapping key in the HSM. */
  readonly wrappingKeyId: string
  readonly algorithm: WrappingAlgorithm
  readonly spec: 'RSA_2048' | 'RSA_3072' | 'RSA_4096'
  readonly validTo: number
}

/** One generation. */
export interface KeyMaterial {
  /** 64 lower-case hex digits. */
  readonly id: string
  /** Imported for the next rotation. */
  readonly isPending?: true
  /** Of an imported key: absent while the material is not there and has to be brought. */
  readonly imported?: { /** Absent when it does not expire. */ readonly validTo?: number }
  /** What the owner calls imported material. */
  readonly description?: string
  /** How and when it took over from the generation before; absent for the first. */
  readonly rotated?: { readonly type: 'AUTOMATIC' | 'ON_DEMAND'; readonly date: number }
}

export interface RotationSchedule {
  readonly periodInDays: number
  readonly nextDate: number
}

/** A state that the key takes on by itself after some seconds. */
export interface Transition {
  readonly to: KeyState
  readonly date: number
}

export interface MultiRegion {
  readonly primaryRegion: string
  /** Without the primary's, in the order in which they were made. */
  readonly replicaRegions: readonly string[]
}

export interface KeyTag {
  readonly TagKey: string
  readonly TagValue: string
}

export interface Alias {
  readonly arn: string
  readonly aliasName: string
  readonly targetKeyId: string
  readonly creationDate: number
  readonly lastUpdatedDate: number
}
