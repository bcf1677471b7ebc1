import type { ErrorData } from './errors.ts'
import type { Refused } from './gateway.ts'
import type { Operation } from './operation.ts'
import { serviceOf } from './operations.ts'
import { turnAway } from './strangers.ts'
import type { TraceEntry } from './trace.ts'
import type { World } from './world.ts'

/** The story of a request that is refused for how it came, before anybody reads what it asks for. */
export function refusedAtTheDoor(world: World, operation: Operation, error: ErrorData): Refused {
  const trace: TraceEntry[] = []
  const { place } = serviceOf(operation)
  return { ...turnAway({ trace, world }, { operation, place, input: null }, error), trace, world }
}
