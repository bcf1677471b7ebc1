// How bodies appear in the story: followed by their digest, so that the same bytes are the same artifact everywhere.
import { artifactOf } from '../artifact.ts'
import { concat, type Bytes } from '../bytes.ts'
import type { BlobRef, Environment } from '../environment.ts'
import type { Carried } from '../operation.ts'

/** A body in the clear, with its bytes in the blob store; `sealed` is what it was opened from. */
export async function plaintextOf(
  { blobs }: Pick<Environment, 'blobs'>,
  body: Bytes,
  key: string,
  sealed?: BlobRef,
): Promise<Required<Pick<Carried, 'artifact' | 'blob'>>> {
  const blob = await blobs.put(body, sealed)
  return { artifact: artifactOf('plaintext', blobTail(blob), body, key), blob }
}

/** A sealed body, with its pieces in the blob store. */
export async function ciphertextOf(
  { blobs }: Pick<Environment, 'blobs'>,
  sealed: readonly Bytes[],
  plaintext: Bytes,
  key: string,
): Promise<Required<Pick<Carried, 'artifact' | 'blob'>>> {
  const blob = await blobs.keep(sealed, plaintext)
  const start = concat(...sealed.slice(0, 2).map((piece) => piece.subarray(0, 32)))
  return { artifact: { ...artifactOf('ciphertext', blobTail(blob), start, key), length: blob.length }, blob }
}

export const blobTail = ({ sha256 }: BlobRef): string => sha256.slice(0, 24)
