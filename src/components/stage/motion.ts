// What moves on the map. The still map has none of it; the moving one provides it through this context, so that both
// draw the same cards.
import { createContext, type ComponentType } from 'react'
import type { KeyMark } from '../../stage/keys.ts'

export interface Moving {
  /** An envelope whose seal closes. */
  readonly Sealing: ComponentType<{ readonly mark: KeyMark | null }>
  /** Bytes in hex that turn from one value into another. */
  readonly Turning: ComponentType<{ readonly from: string; readonly to: string }>
}

/** Null where nothing moves: the still map, and every frame that was not entered by one step forward. */
export const MovingContext = createContext<Moving | null>(null)
