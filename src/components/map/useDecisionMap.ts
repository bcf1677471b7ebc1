import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { DecisionMap } from '../../scenarios/decisionMap.ts'
import type { Request, Toggle } from '../../scenarios/scenario.ts'
import { mapFor } from '../../store/foresight.ts'
import { page } from '../../store/page.ts'

/** The map of a request over all the switches; while the world changes, the one from before. */
export function useDecisionMap(request: Request, toggles: readonly Toggle[]): DecisionMap | undefined {
  const run = useStore(page, (state) => state.run)
  const [found, setFound] = useState<{ readonly request: Request; readonly map: DecisionMap }>()
  useEffect(() => {
    let isWanted = true
    const find = async (): Promise<void> => {
      const map = run && (await mapFor(run, request, toggles, page.getState().ownFile))
      if (map && isWanted) setFound({ request, map })
    }
    void find()
    return () => {
      isWanted = false
    }
  }, [request, run, toggles])
  return found?.request === request ? found.map : undefined
}
