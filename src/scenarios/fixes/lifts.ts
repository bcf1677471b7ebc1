// The statement that decided, taken away or narrowed.
import { statementEdit, type Edit } from './edit.ts'
import { decidingStatement, statementIn, statementName, type GateCase } from './gateCase.ts'
import { isNegated, withConditionValue, withoutPrincipal, withoutValue } from './statement.ts'
import { inDocument } from './words.ts'

/** The Deny that decided: without it, or with this request spared. */
export function denialLifts(at: GateCase): readonly Edit[] {
  const { actor, decision, scenario } = at
  const found = decidingStatement(at)
  if (!found) return []
  const [part, statement] = found
  const of = statementIn(part, statement, scenario)
  const { kind, value } = actor.principal
  return [
    ...(kind === 'AWS'
      ? [
          statementEdit(part, statement, `Spare ${actor.name} in ${of}`, (old) => withoutPrincipal(old, kind, value)),
          ...(statement.elements.some(({ element }) => element === 'Principal')
            ? [
                statementEdit(part, statement, `Except ${actor.name} from ${of}`, (old) =>
                  withConditionValue(old, 'ArnNotEquals', 'aws:PrincipalArn', value),
                ),
              ]
            : []),
        ]
      : []),
    statementEdit(part, statement, `Take \`${decision.action}\` out of ${of}`, (old) =>
      withoutValue(old, 'Action', (one) => one.toLowerCase() === decision.action.toLowerCase()),
    ),
    statementEdit(part, statement, `Take \`${decision.resource}\` out of ${of}`, (old) =>
      withoutValue(old, 'Resource', (one) => one === decision.resource),
    ),
    ...statement.elements.flatMap(({ element, operator = '', key = '', values }) => {
      const [request] = values
      return element === 'Condition' && isNegated(operator) && request !== undefined && values.length === 1
        ? [
            statementEdit(part, statement, `Let the condition on \`${key}\` in ${of} spare \`${request}\` too`, (old) =>
              withConditionValue(old, operator, key, request),
            ),
          ]
        : []
    }),
    statementEdit(part, statement, `Remove ${statementName(statement)} from ${inDocument(part, scenario)}`, () => null),
  ]
}

/** The Allow that decided: without it, or without this request. */
export function allowRemovals(at: GateCase): readonly Edit[] {
  const { actor, decision, scenario } = at
  const found = decidingStatement(at)
  if (!found) return []
  const [part, statement] = found
  const of = statementIn(part, statement, scenario)
  const { kind, value } = actor.principal
  return [
    statementEdit(part, statement, `Take \`${decision.action}\` out of ${of}`, (old) =>
      withoutValue(old, 'Action', (one) => one.toLowerCase() === decision.action.toLowerCase()),
    ),
    statementEdit(part, statement, `Take ${actor.name} out of ${of}`, (old) => withoutPrincipal(old, kind, value)),
    statementEdit(part, statement, `Remove ${statementName(statement)} from ${inDocument(part, scenario)}`, () => null),
  ]
}
