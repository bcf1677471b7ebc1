// The ways to encrypt an object, tried again whenever the account is another one; row by row, as the answers come.
import { useEffect, useState } from 'react'
import type { Run } from '../../scenarios/runner.ts'
import { tryWays, type Tried } from '../../scenarios/ways/tryWays.ts'

export interface WaysTried {
  readonly tried: readonly Tried[]
  readonly isDone: boolean
}

const NONE: WaysTried = { tried: [], isDone: false }

export function useWays(run: Run | null): WaysTried {
  const [state, setState] = useState(NONE)
  useEffect(() => {
    if (!run) return
    let isWanted = true
    void (async () => {
      const tried: Tried[] = []
      for await (const one of tryWays(run)) {
        if (!isWanted) return
        tried.push(one)
        // What stood there before stays until its row comes again.
        setState((before) => ({ tried: [...tried, ...before.tried.slice(tried.length)], isDone: false }))
        await run.environment.turn()
      }
      if (isWanted) setState({ tried, isDone: true })
    })()
    return () => {
      isWanted = false
    }
  }, [run])
  return state
}
