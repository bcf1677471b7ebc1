// What one policy says to a request, as far as the decision depends on it.
import { addressOf } from './analysePolicy.ts'
import type { ConsideredPolicy, PolicySource } from './decision.ts'
import type { Address } from './matchPrincipal.ts'

export interface Finding {
  readonly source: PolicySource
  /** Position of the first statement that denies. */
  readonly denies: number | undefined
  /** Position of the first Allow that needs nothing else. */
  readonly allows: number | undefined
  /** The first Allow that names the caller's role, which leaves the session to its limits. */
  readonly allowsRole: number | undefined
  /** An Allow names the caller's account, which hands the decision to its IAM policies. */
  readonly delegates: boolean
}

/** From a policy that has been read completely. */
export function findingOf({ source, statements }: ConsideredPolicy): Finding {
  const applying = statements.filter(({ applies }) => applies)
  const first = (effect: 'Allow' | 'Deny', address?: Address): number | undefined =>
    applying.find((statement) => statement.effect === effect && (effect === 'Deny' || addressOf(statement) === address))
      ?.index
  return {
    source,
    denies: first('Deny'),
    allows: first('Allow'),
    allowsRole: first('Allow', 'names-the-role'),
    delegates: first('Allow', 'names-the-account') !== undefined,
  }
}
