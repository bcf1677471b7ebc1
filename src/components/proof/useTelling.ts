import { useSyncExternalStore } from 'react'

type Telling = typeof import('./telling.ts')

let telling: Telling | null = null
const waiting = new Set<() => void>()

/** The telling, or null until it has come. */
export const useTelling = (): Telling | null => useSyncExternalStore(subscribe, () => telling)

function subscribe(changed: () => void): () => void {
  waiting.add(changed)
  if (!telling)
    void import('./telling.ts').then((module) => {
      telling = module
      for (const tell of waiting) tell()
    })
  return () => waiting.delete(changed)
}
