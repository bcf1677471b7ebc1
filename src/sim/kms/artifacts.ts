// How the bytes that KMS handles appear in the story. A blob is followed by its iv, which no other blob has.
import { artifactOf } from '../artifact.ts'
import { hexOf, type Bytes } from '../bytes.ts'
import { sha256AtOnce } from '../crypto/sha256.ts'
import type { CallFacts, Carried } from '../operation.ts'
import type { Artifact } from '../trace.ts'
import { tailOf } from './ciphertextBlob.ts'

export const dataKeyArtifact = (blob: Bytes, dataKey: Bytes, name?: string): Artifact =>
  artifactOf('data-key', tailOf(blob), dataKey, name)
export const wrappedArtifact = (blob: Bytes, name?: string): Artifact =>
  artifactOf('wrapped-data-key', tailOf(blob), blob, name)
export const ciphertextArtifact = (blob: Bytes): Artifact => artifactOf('ciphertext', tailOf(blob), blob)

/** A plaintext given to KMS is followed by its digest: the same plaintext is the same artifact in every request. */
export const plaintextArtifact = (plaintext: Bytes): Artifact =>
  artifactOf('plaintext', hexOf(sha256AtOnce(plaintext)), plaintext)

/** What a blob that comes back is: a service brings only wrapped data keys; of a caller's blob KMS cannot tell what it holds. */
export const blobArtifact = (blob: Bytes, { view }: Pick<CallFacts, 'view'>): Artifact =>
  view.via ? wrappedArtifact(blob) : ciphertextArtifact(blob)

/** What came out of a blob. */
export const openedArtifact = (blob: Bytes, opened: Bytes, { view }: Pick<CallFacts, 'view'>): Artifact =>
  view.via ? dataKeyArtifact(blob, opened) : plaintextArtifact(opened)

export const carried = (artifact: Artifact, bytes: Bytes): Carried =>
  artifact.kind === 'data-key' ? { artifact, bytes: hexOf(bytes) } : { artifact }
