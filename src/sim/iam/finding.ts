// What one policy says to a request, as far as the decision depends on it.
import { addressOf, namesPrincipals, namesResources, type AccessRequest } from './analysePolicy.ts'
import { compiledPolicy, type CompiledStatement } from './compilePolicy.ts'
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

/** The same without the reading: a statement is left as soon as an element does not fit, or it could add nothing. */
export function findIn(source: PolicySource, request: AccessRequest, action: string): Finding {
  let denies: number | undefined
  let allows: number | undefined
  let allowsRole: number | undefined
  let delegates = false
  if (source.document !== '')
    for (const compiled of compiledPolicy(source.document, source.id).statementsOn(action)) {
      const { index, statement } = compiled
      const isDeny = statement.effect === 'Deny'
      if (isDeny ? denies !== undefined : allows !== undefined) continue
      const address = namesPrincipals(source) ? compiled.matchesPrincipal(request.party) : 'directly'
      if (address === 'other-principal' || address === 'element-missing') continue
      if (!applies(compiled, source, request)) continue
      if (isDeny) denies = index
      else if (address === 'directly') allows = index
      else if (address === 'names-the-role') allowsRole ??= index
      else delegates = true
    }
  return { source, denies, allows, allowsRole, delegates }
}

function applies(
  { matchesResource, matchesConditions }: CompiledStatement,
  source: PolicySource,
  { resource, context }: AccessRequest,
): boolean {
  if (namesResources(source) && matchesResource(resource, context) !== undefined) return false
  return matchesConditions.every((matches) => matches(context).matched)
}
