// How signatures, MACs, public keys and secrets appear in the story: each is followed by its digest.
import { artifactOf } from '../artifact.ts'
import { hexOf, type Bytes } from '../bytes.ts'
import { sha256AtOnce } from '../crypto/sha256.ts'
import type { Artifact, ArtifactKind } from '../trace.ts'

export const digestedArtifact = (
  kind: Extract<ArtifactKind, 'signature' | 'public-key' | 'secret'>,
  bytes: Bytes,
  name?: string,
): Artifact => artifactOf(kind, hexOf(sha256AtOnce(bytes)), bytes, name)
