import { useSyncExternalStore } from 'react'
import type * as telling from './telling.ts'

type Telling = typeof telling

let loaded: Telling | null = null
const waiting = new Set<() => void>()

/** The telling, or null until it has come. */
export const useTelling = (): Telling | null => useSyncExternalStore(subscribe, () => loaded)

function subscribe(changed: () => void): () => void {
  waiting.add(changed)
  if (!loaded) void load()
  return () => waiting.delete(changed)
}

async function load(): Promise<void> {
  loaded = await import('./telling.ts')
  for (const changed of waiting) changed()
}
