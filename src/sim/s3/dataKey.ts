// The data key that encrypts one object, while S3 has it in its memory.
import { hexOf, type Bytes } from '../bytes.ts'
import type { CallContext } from '../operation.ts'
import type { Artifact } from '../trace.ts'

export interface DataKey {
  readonly artifact: Artifact
  /** The only copy outside the HSM. */
  readonly bytes: Bytes
}

/** Puts data keys into S3's memory, works with them, and overwrites them, whatever comes of the work. */
export async function useDataKeys<T>(
  context: CallContext,
  dataKeys: readonly DataKey[],
  work: () => Promise<T>,
): Promise<T> {
  for (const { artifact, bytes } of dataKeys) context.hold({ artifact, bytes: hexOf(bytes) })
  try {
    return await work()
  } finally {
    for (const { artifact, bytes } of dataKeys) context.wipe(artifact, bytes)
  }
}
