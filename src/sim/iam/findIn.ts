// What one policy says to a request, without reading more of it than that takes.
import { namesPrincipals, namesResources, type AccessRequest } from './analysePolicy.ts'
import { compiledPolicy, type CompiledStatement } from './compilePolicy.ts'
import type { PolicySource } from './decision.ts'
import type { Finding } from './finding.ts'

/** As `findingOf` finds it: a statement is left as soon as an element does not fit, or it could add nothing. */
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
