// Statements as the JSON that they are, and edits of one element.
import type { Input } from '../scenario.ts'

export interface StatementJson {
  readonly [element: string]: Input
}

export type ListElement = 'Action' | 'Resource' | 'NotAction' | 'NotResource'

/** A stored statement is an object: the engine refuses to store anything else. */
export const asStatement = (input: Input): StatementJson => input as StatementJson

/** The values of an element: AWS takes a single one for a list of one. */
export const valuesOf = (value: Input | undefined): readonly Input[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Input[]) : [value]

export const withValue = (statement: StatementJson, element: ListElement, value: string): StatementJson => ({
  ...statement,
  [element]: listed([...valuesOf(statement[element]), value]),
})

/** Undefined when the value is not in the list as it stands, or is its only one. */
export function withoutValue(
  statement: StatementJson,
  element: ListElement,
  isThat: (value: string) => boolean,
): StatementJson | undefined {
  const rest = without(valuesOf(statement[element]), isThat)
  return rest && { ...statement, [element]: listed(rest) }
}

/** Undefined when the statement's principal is everybody, or not of this kind. */
export function withPrincipal(statement: StatementJson, kind: string, value: string): StatementJson | undefined {
  const principals = principalsOf(statement)
  if (!principals) return undefined
  return {
    ...statement,
    Principal: { ...principals, [kind]: listed([...valuesOf(principals[kind]), value]) },
  }
}

export function withoutPrincipal(statement: StatementJson, kind: string, value: string): StatementJson | undefined {
  const principals = principalsOf(statement)
  const rest = principals && without(valuesOf(principals[kind]), (one) => one === value)
  return rest && { ...statement, Principal: { ...principals, [kind]: listed(rest) } }
}

export function withConditionValue(
  statement: StatementJson,
  operator: string,
  key: string,
  value: string,
): StatementJson {
  const condition = membersOf(statement['Condition'])
  const keys = membersOf(condition[operator])
  return {
    ...statement,
    Condition: { ...condition, [operator]: { ...keys, [key]: listed([...valuesOf(keys[key]), value]) } },
  }
}

export function withoutCondition(statement: StatementJson, operator: string, key: string): StatementJson {
  const { Condition, ...rest } = statement
  const { [operator]: keys, ...operators } = membersOf(Condition)
  const others = Object.fromEntries(Object.entries(membersOf(keys)).filter(([name]) => name !== key))
  const left = Object.keys(others).length === 0 ? operators : { ...operators, [operator]: others }
  return Object.keys(left).length === 0 ? rest : { ...rest, Condition: left }
}

const principalsOf = (statement: StatementJson): StatementJson | undefined => {
  const principal = statement['Principal']
  return typeof principal === 'object' && principal !== null ? membersOf(principal) : undefined
}

const membersOf = (value: Input | undefined): StatementJson =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as StatementJson) : {}

function without(values: readonly Input[], isThat: (value: string) => boolean): readonly Input[] | undefined {
  const rest = values.filter((value) => typeof value !== 'string' || !isThat(value))
  return rest.length > 0 && rest.length < values.length ? rest : undefined
}

const listed = (values: readonly Input[]): Input => (values.length === 1 ? (values[0] ?? values) : values)

export const isNegated = (operator: string): boolean => operator.includes('Not')
