// The data key that encrypts one object, while S3 has it in its memory.
import { hexOf, type Bytes } from '../bytes.ts'
import type { CallContext } from '../operation.ts'
import type { Artifact } from '../trace.ts'

export interface DataKey {
  readonly artifact: Artifact
  /** The only copy outside the HSM. */
  readonly bytes: Bytes
}

/** Puts the data key into S3's memory, works with it, and overwrites it, whatever comes of the work. */
export async function useDataKey<T>(
  context: CallContext,
  { artifact, bytes }: DataKey,
  work: () => Promise<T>,
): Promise<T> {
  context.hold({ artifact, bytes: hexOf(bytes) })
  try {
    return await work()
  } finally {
    context.wipe(artifact, bytes)
  }
}
