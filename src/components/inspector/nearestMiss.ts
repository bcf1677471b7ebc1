// For a denial that no statement made: the statement that came closest to a yes.
import type { ConsideredElement, ConsideredPolicy, ConsideredStatement } from '../../sim/index.ts'

export interface NearestMiss {
  readonly policy: ConsideredPolicy
  readonly statement: ConsideredStatement
  /** The elements that kept it from applying. */
  readonly failed: readonly ConsideredElement[]
}

/** The Allow that failed on the fewest elements; the first of equals. */
export function nearestMissOf(policies: readonly ConsideredPolicy[]): NearestMiss | undefined {
  let nearest: NearestMiss | undefined
  for (const policy of policies) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || statement.applies) continue
      const failed = statement.elements.filter(({ matched }) => !matched)
      if (!nearest || failed.length < nearest.failed.length) nearest = { policy, statement, failed }
    }
  }
  return nearest
}
