import type { StageCast } from '../stage/cast.ts'
import type { Scenario } from '../scenarios/scenario.ts'

/** Who and what of a scenario has a home on the map; the same object each time it is asked for. */
export function stageCast(scenario: Scenario): StageCast {
  const known = casts.get(scenario)
  if (known) return known
  const cast = { people: scenario.cast, ...scenario.stage }
  casts.set(scenario, cast)
  return cast
}

const casts = new WeakMap<Scenario, StageCast>()
