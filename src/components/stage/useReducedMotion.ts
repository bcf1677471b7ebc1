import { useSyncExternalStore } from 'react'

const query = '(prefers-reduced-motion: reduce)'

export const useReducedMotion = (): boolean => useSyncExternalStore(subscribe, isReduced)

function subscribe(changed: () => void): () => void {
  const list = matchMedia(query)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

const isReduced = (): boolean => matchMedia(query).matches
