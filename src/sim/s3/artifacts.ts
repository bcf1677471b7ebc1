// How bodies appear in the story: followed by their digest, so that the same bytes are the same artifact everywhere.
import { artifactOf } from '../artifact.ts'
import type { Bytes } from '../bytes.ts'
import type { BlobRef, Environment } from '../environment.ts'
import type { Carried } from '../operation.ts'

/** A body in the clear, with its bytes in the blob store. Hashing a large one takes a while, so the host gets a turn first. */
export async function plaintextOf(
  { blobs, turn }: Pick<Environment, 'blobs' | 'turn'>,
  body: Bytes,
  key: string,
): Promise<Required<Pick<Carried, 'artifact' | 'blob'>>> {
  await turn()
  const blob = await blobs.put(body)
  return { artifact: artifactOf('plaintext', blobTail(blob), body, key), blob }
}

export const blobTail = ({ sha256 }: BlobRef): string => sha256.slice(0, 24)
