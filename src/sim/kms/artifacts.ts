// How the bytes that KMS handles appear in the story. A blob is followed by its iv, which no other blob has.
import { artifactOf } from '../artifact.ts'
import { hexOf, type Bytes } from '../bytes.ts'
import { sha256 } from '../environment.ts'
import type { CallFacts, Carried } from '../operation.ts'
import type { Artifact } from '../trace.ts'
import { parse } from './ciphertextBlob.ts'

export const dataKeyArtifact = (blob: Bytes, dataKey: Bytes, name?: string): Artifact =>
  artifactOf('data-key', blobTail(blob), dataKey, name)
export const wrappedArtifact = (blob: Bytes, name?: string): Artifact =>
  artifactOf('wrapped-data-key', blobTail(blob), blob, name)
export const ciphertextArtifact = (blob: Bytes): Artifact => artifactOf('ciphertext', blobTail(blob), blob)

/** A plaintext given to KMS is followed by its digest: the same plaintext is the same artifact in every request. */
export const plaintextArtifact = async (plaintext: Bytes): Promise<Artifact> =>
  artifactOf('plaintext', hexOf(await sha256(plaintext)), plaintext)

/** What a blob that comes back is: a service brings only wrapped data keys; of a caller's blob KMS cannot tell what it holds. */
export const blobArtifact = (blob: Bytes, { view }: Pick<CallFacts, 'view'>): Artifact =>
  view.via ? wrappedArtifact(blob) : ciphertextArtifact(blob)

/** What came out of a blob. */
export const openedArtifact = (
  blob: Bytes,
  opened: Bytes,
  { view }: Pick<CallFacts, 'view'>,
): Artifact | Promise<Artifact> => (view.via ? dataKeyArtifact(blob, opened) : plaintextArtifact(opened))

export const carried = (artifact: Artifact, bytes: Bytes): Carried =>
  artifact.kind === 'data-key' ? { artifact, bytes: hexOf(bytes) } : { artifact }

function blobTail(blob: Bytes): string {
  const parsed = parse(blob)
  return hexOf(parsed ? parsed.iv : blob.subarray(0, 12))
}
