// How Decrypt finds its key: the blob names the key material that sealed it.
// https://docs.aws.amazon.com/kms/latest/cryptographic-details/decrypt-operation.html
import { keyArn, parseArn } from '../arn.ts'
import type { Bytes } from '../bytes.ts'
import { get } from '../collections/orderedMap.ts'
import type { KmsKey, World } from '../world.ts'
import { parse, type ParsedBlob } from './ciphertextBlob.ts'
import { invalidCiphertext } from './errors.ts'
import { keyAt } from './keyAt.ts'
import type { Asker } from './resolveKey.ts'
import { undisclosed } from './undisclosed.ts'

/** The key that sealed a blob, and the blob's parts. `action` is what the caller wants to do with it. */
export function keyOfBlob(
  world: World,
  asker: Asker,
  blob: Bytes,
  action: string,
): { readonly key: KmsKey; readonly parsed: ParsedBlob } {
  const parsed = parse(blob)
  const owner = parsed && get(world.kms.materials, parsed.materialId)
  if (!parsed || owner === undefined) throw invalidCiphertext()
  const key = keyInRegion(world, asker, owner)
  // The key was deleted, or is in another Region. AWS does not document what it answers to a blob of a deleted key; this is
  // how it speaks of a key that is not there.
  if (!key) throw undisclosed(asker.caller, action, 'the resource associated with this ciphertext')
  return { key, parsed }
}

/** The same key where its absence is no refusal: for what CloudTrail writes down. */
export function keyOfBlobIfAny(world: World, asker: Asker, blob: Bytes): KmsKey | undefined {
  const parsed = parse(blob)
  const owner = parsed && get(world.kms.materials, parsed.materialId)
  return owner === undefined ? undefined : keyInRegion(world, asker, owner)
}

/** The owner of the material, or its related multi-Region key, in the Region that is asked. */
function keyInRegion(world: World, { region, now }: Asker, owner: string): KmsKey | undefined {
  const arn = parseArn(owner)
  const keyId = arn?.resource.slice('key/'.length) ?? ''
  const key = get(world.kms.keys, arn && keyId.startsWith('mrk-') ? keyArn(region, arn.account, keyId) : owner)
  return key?.region === region ? keyAt(key, now) : undefined
}
