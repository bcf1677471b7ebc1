import { useSyncExternalStore } from 'react'

const query = '(width < 760px)'

/** Too narrow for a table with a column per principal. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow)

function subscribe(changed: () => void): () => void {
  const list = matchMedia(query)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

const isNarrow = (): boolean => matchMedia(query).matches
