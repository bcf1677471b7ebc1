// How Decrypt finds its key: the blob names the key material that sealed it.
// https://docs.aws.amazon.com/kms/latest/cryptographic-details/decrypt-operation.html
import type { Bytes } from '../bytes.ts'
import { get } from '../collections/orderedMap.ts'
import type { Caller } from '../iam/caller.ts'
import type { KmsKey, World } from '../world.ts'
import { parse, type ParsedBlob } from './ciphertextBlob.ts'
import { invalidCiphertext } from './errors.ts'
import { undisclosed } from './undisclosed.ts'

/** The key that sealed a blob, and the blob's parts. `action` is what the caller wants to do with it. */
export function keyOfBlob(
  world: World,
  caller: Caller,
  blob: Bytes,
  action: string,
): { readonly key: KmsKey; readonly parsed: ParsedBlob } {
  const parsed = parse(blob)
  const arn = parsed && get(world.kms.materials, parsed.materialId)
  if (!parsed || arn === undefined) throw invalidCiphertext()
  const key = get(world.kms.keys, arn)
  // The key was deleted. AWS does not document what it answers then; this is how it speaks of a key that is not there.
  if (!key) throw undisclosed(caller, action, 'the resource associated with this ciphertext')
  return { key, parsed }
}

/** The same key where its absence is no refusal: for what CloudTrail writes down. */
export function keyOfBlobIfAny(world: World, blob: Bytes): KmsKey | undefined {
  const parsed = parse(blob)
  const arn = parsed && get(world.kms.materials, parsed.materialId)
  return arn === undefined ? undefined : get(world.kms.keys, arn)
}
