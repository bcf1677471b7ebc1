// How signatures, MACs, public keys and secrets appear in the story: each is followed by its digest.
import { artifactOf } from '../artifact.ts'
import { hexOf, type Bytes } from '../bytes.ts'
import { sha256 } from '../environment.ts'
import type { Artifact, ArtifactKind } from '../trace.ts'

export const digestedArtifact = async (
  kind: Extract<ArtifactKind, 'signature' | 'public-key' | 'secret'>,
  bytes: Bytes,
  name?: string,
): Promise<Artifact> => artifactOf(kind, hexOf(await sha256(bytes)), bytes, name)
