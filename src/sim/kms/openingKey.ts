// Which key opens a ciphertext: a symmetric blob names its own; for all else the request must.
// https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html
import type { Bytes } from '../bytes.ts'
import type { KmsKey, World } from '../world.ts'
import type { ParsedBlob } from './ciphertextBlob.ts'
import { validation } from './errors.ts'
import { keyOfBlob, keyOfBlobIfAny } from './keyOfBlob.ts'
import { findKey, keyIfAny, type Asker } from './resolveKey.ts'

export interface OpeningRequest {
  readonly CiphertextBlob?: Bytes
  readonly KeyId?: string
  readonly EncryptionAlgorithm?: string
  readonly DryRun?: boolean
  readonly DryRunModifiers?: readonly 'IGNORE_CIPHERTEXT'[]
}

export interface OpeningKey {
  readonly key: KmsKey
  readonly requestAlias?: string
  /** The request names a key, if perhaps another one. */
  readonly isNamed: boolean
  readonly isOtherKey: boolean
  /** Present for a symmetric blob that is not to be ignored. */
  readonly parsed?: ParsedBlob
}

/** A dry run may leave the ciphertext out of account: then only the key and the permission are looked at. */
export const isIgnored = ({ DryRun, DryRunModifiers = [] }: OpeningRequest): boolean =>
  DryRun === true && DryRunModifiers.length > 0

export function openingKey(world: World, asker: Asker, request: OpeningRequest, action: string): OpeningKey {
  const { CiphertextBlob: blob, EncryptionAlgorithm = 'SYMMETRIC_DEFAULT', KeyId } = request
  const named = KeyId === undefined ? undefined : findKey(world, asker, KeyId, action)
  if (!blob && !isIgnored(request))
    throw validation(
      "1 validation error detected: Value at 'ciphertextBlob' failed to satisfy constraint: Member must not be null",
    )
  if (blob && !isIgnored(request) && EncryptionAlgorithm === 'SYMMETRIC_DEFAULT') {
    const found = keyOfBlob(world, asker, blob, action)
    const isOtherKey = named !== undefined && named.key.arn !== found.key.arn
    return { ...named, ...found, isNamed: named !== undefined, isOtherKey }
  }
  if (!named) throw validation('KeyId must not be null')
  return { ...named, isNamed: true, isOtherKey: false }
}

/** The same key where its absence is no refusal: for what CloudTrail writes down. */
export function openingKeyIfAny(world: World, asker: Asker, request: OpeningRequest): KmsKey | undefined {
  const { CiphertextBlob: blob, EncryptionAlgorithm = 'SYMMETRIC_DEFAULT', KeyId } = request
  if (blob && EncryptionAlgorithm === 'SYMMETRIC_DEFAULT') return keyOfBlobIfAny(world, asker, blob)
  return KeyId === undefined ? undefined : keyIfAny(world, asker, KeyId)
}
