// Allows that nearly applied, with the one element widened that kept them from it.
import type { ConsideredElement, ConsideredStatement } from '../../sim/index.ts'
import type { DocumentName } from '../scenario.ts'
import { statementEdit, type Edit } from './edit.ts'
import { editablePolicies, statementIn, type GateCase } from './gateCase.ts'
import { isNegated, withConditionValue, withoutCondition, withoutValue, withPrincipal, withValue } from './statement.ts'

/** The Allows that failed on one element, with that element widened; and those that name only the account. */
export const nearMisses = (at: GateCase): readonly Edit[] =>
  editablePolicies(at).flatMap(([part, policy]) =>
    policy.statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => {
        const failed = statement.elements.filter(({ matched }) => !matched)
        const [element] =
          failed.length === 1 ? failed : statement.elements.filter(({ reason }) => reason === 'names-the-account')
        return element && failed.length <= 1 ? widened(at, part, statement, element) : []
      }),
  )

function widened(
  at: GateCase,
  part: DocumentName,
  statement: ConsideredStatement,
  element: ConsideredElement,
): readonly Edit[] {
  const { actor, decision, scenario } = at
  const of = statementIn(part, statement, scenario)
  switch (element.element) {
    case 'Action':
      return [
        statementEdit(part, statement, `Add \`${decision.action}\` to ${of}`, (old) =>
          withValue(old, 'Action', decision.action),
        ),
      ]
    case 'Resource':
      return [
        statementEdit(part, statement, `Let ${of} cover \`${decision.resource}\` too`, (old) =>
          withValue(old, 'Resource', decision.resource),
        ),
      ]
    case 'NotAction':
    case 'NotResource': {
      const { element: name } = element
      const value = name === 'NotAction' ? decision.action : decision.resource
      return [
        statementEdit(part, statement, `Take \`${value}\` out of ${name} in ${of}`, (old) =>
          withoutValue(old, name, (one) => one.toLowerCase() === value.toLowerCase()),
        ),
      ]
    }
    case 'Principal': {
      const { kind, value } = actor.principal
      return kind === '*'
        ? []
        : [statementEdit(part, statement, `Add ${actor.name} to ${of}`, (old) => withPrincipal(old, kind, value))]
    }
    case 'Condition': {
      const { operator = '', key = '', values } = element
      const [value] = values
      return [
        ...(value === undefined || values.length > 1 || isNegated(operator)
          ? []
          : [
              statementEdit(
                part,
                statement,
                `Let the condition on \`${key}\` in ${of} accept \`${value}\` too`,
                (old) => withConditionValue(old, operator, key, value),
              ),
            ]),
        statementEdit(part, statement, `Remove the condition on \`${key}\` from ${of}`, (old) =>
          withoutCondition(old, operator, key),
        ),
      ]
    }
    case 'NotPrincipal':
      return []
  }
}
