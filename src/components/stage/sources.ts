// Where the cards of the map find the bytes behind what they show.
import { createContext, useContext } from 'react'
import { fromHex, type Artifact, type BlobRef, type Bytes, type Environment } from '../../sim/index.ts'

export type Blobs = Pick<Environment['blobs'], 'get'>

export const BlobsContext = createContext<Blobs | undefined>(undefined)

/** The bytes of a blob; undefined while the map has no store, or a store of another story. */
export function useBytes(blob: BlobRef | undefined): Bytes | undefined {
  const blobs = useContext(BlobsContext)
  if (!blobs || !blob) return undefined
  try {
    return blobs.get(blob)
  } catch {
    return undefined
  }
}

/** The first bytes of an artifact, for when the whole of it is not at hand. */
export const headOf = ({ head }: Artifact): Bytes => fromHex(head)
