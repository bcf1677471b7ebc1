// What is in somebody's memory right now.
import { entries, type Artifact, type BlobRef, type World } from '../sim/index.ts'

export interface HeldView {
  readonly artifact: Artifact
  /** What the buffer of a data key reads, in hex. */
  readonly bytes?: string
  /** The buffer has been overwritten with zeros. */
  readonly isWiped: boolean
  readonly blob?: BlobRef
}

/** `holder` is `s3`, `kms` or a caller's own name in the world's memory. */
export function heldBy(world: World, holder: string): readonly HeldView[] {
  const found: HeldView[] = []
  for (const [, held] of entries(world.memory, `${holder} `)) {
    if (held.holder !== holder) break
    const { artifact, bytes, blob } = held
    found.push({
      artifact,
      ...(bytes !== undefined && { bytes }),
      isWiped: bytes !== undefined && isZero(bytes),
      ...(blob && { blob }),
    })
  }
  return found.toSorted((a, b) => order[a.artifact.kind] - order[b.artifact.kind])
}

const order: Record<Artifact['kind'], number> = {
  'data-key': 0,
  'wrapped-data-key': 1,
  ciphertext: 2,
  secret: 3,
  signature: 4,
  'public-key': 5,
  plaintext: 6,
  'log-file': 7,
}

const isZero = (hex: string): boolean => hex.replaceAll('0', '') === ''
