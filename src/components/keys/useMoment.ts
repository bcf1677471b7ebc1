import { useEffect, useState } from 'react'
import type { Run } from '../../scenarios/runner.ts'
import { momentOf } from './keyList.ts'

const TICK = 3000

/**
 * The simulated moment. A lesson's clock goes on with its requests only; that of a front goes on by itself, and grants become
 * known, replicas ready and imported material too old without any request.
 */
export function useMoment(run: Run | null): number {
  const [, setTicks] = useState(0)
  const isRunning = run !== null && !run.environment.seeded
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setTicks((ticks) => ticks + 1), TICK)
    return () => clearInterval(timer)
  }, [isRunning])
  if (!run) return 0
  const moment = momentOf(run.environment, run.world)
  // Whatever hangs on the time is worked out once per tick.
  return isRunning ? moment - (moment % TICK) : moment
}
