// From a policy's text to its meaning, or to all that is wrong with it. What AWS then answers is a matter of the service.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { operatorNamed } from './conditions/operators.ts'
import type { Condition, Patterns, Policy, PrincipalEntry, Statement } from './policy.ts'
import { readJson, type JsonMember, type JsonNode, type Span } from './readJson.ts'

export interface PolicyProblem {
  readonly type: SyntaxProblem | RuleProblem
  readonly at: Span
  /** The element, key or value in question, as written. */
  readonly subject: string
}

/** What the grammar forbids in every kind of policy. */
export type SyntaxProblem =
  | 'invalid-json'
  | 'duplicate-key'
  | 'wrong-type'
  | 'empty-list'
  | 'unknown-element'
  | 'missing-element'
  | 'conflicting-elements'
  | 'invalid-version'
  | 'invalid-effect'
  | 'unknown-principal-type'
  | 'unknown-operator'
  | 'invalid-condition-value'

/** What one kind of policy forbids; see validatePolicy. */
export type RuleProblem =
  | 'id-not-allowed'
  | 'principal-not-allowed'
  | 'missing-principal'
  | 'missing-action'
  | 'missing-resource'
  | 'invalid-sid'
  | 'duplicate-sid'
  | 'action-without-vendor'
  | 'action-with-colons'
  | 'invalid-vendor'
  | 'resource-not-arn'
  | 'invalid-partition'
  | 'unqualified-vendor'
  | 'incomplete-arn'
  | 'region-not-allowed'
  | 'unknown-resource-path'
  | 'principal-not-object'
  | 'not-principal-not-allowed'
  | 'principal-not-everybody'
  | 'resource-not-allowed'
  | 'resource-not-everything'
  | 'action-not-allowed'
  | 'not-action-not-allowed'
  | 'allow-not-allowed'

export type ParsedPolicy = { readonly policy: Policy } | { readonly problems: readonly PolicyProblem[] }

export function parsePolicy(document: string): ParsedPolicy {
  const read = readJson(document)
  if ('error' in read) return { problems: [{ type: 'invalid-json', at: read.error, subject: read.error.expected }] }
  const problems: PolicyProblem[] = []
  const policy = readPolicy(read.node, (type, at, subject) =>
    problems.push({ type, at: { start: at.start, end: at.end }, subject }),
  )
  return policy && problems.length === 0 ? { policy } : { problems }
}

type Report = (type: SyntaxProblem, at: Span, subject: string) => void

function readPolicy(node: JsonNode, report: Report): Policy | undefined {
  const members = membersOf(node, 'policy', report, ['Version', 'Id', 'Statement'])
  if (!members) return undefined
  const version = members.get('Version')
  const written = version && textOf(version.value, 'Version', report)
  if (version && written !== undefined && written !== '2012-10-17' && written !== '2008-10-17')
    report('invalid-version', version.value, written)
  const id = members.get('Id')
  const idText = id && textOf(id.value, 'Id', report)
  const statement = members.get('Statement')
  if (!statement) report('missing-element', node, 'Statement')
  return {
    version: written === '2012-10-17' ? written : '2008-10-17',
    hasVersion: version !== undefined,
    ...(idText !== undefined && { id: idText }),
    statements: statement
      ? itemsOf(statement.value, 'Statement', report).flatMap((item) => readStatement(item, report) ?? [])
      : [],
  }
}

const STATEMENT_ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]

function readStatement(node: JsonNode, report: Report): Statement | undefined {
  const members = membersOf(node, 'Statement', report, STATEMENT_ELEMENTS)
  if (!members) return undefined
  const sid = members.get('Sid')
  const sidText = sid && textOf(sid.value, 'Sid', report)
  const principal = oneOf(members, 'Principal', 'NotPrincipal', report)
  const action = oneOf(members, 'Action', 'NotAction', report)
  const resource = oneOf(members, 'Resource', 'NotResource', report)
  const condition = members.get('Condition')
  return {
    at: { start: node.start, end: node.end },
    effect: readEffect(node, members.get('Effect'), report),
    ...(sidText !== undefined && { sid: sidText }),
    ...(principal && {
      principal: { element: principal.element, entries: readPrincipals(principal.value, principal.element, report) },
    }),
    ...(action && { action: readPatterns(action, report) }),
    ...(resource && { resource: readPatterns(resource, report) }),
    conditions: condition ? readConditions(condition.value, report) : [],
  }
}

function readEffect(statement: JsonNode, member: JsonMember | undefined, report: Report): 'Allow' | 'Deny' {
  if (!member) report('missing-element', statement, 'Effect')
  const text = member && textOf(member.value, 'Effect', report)
  if (member && text !== undefined && text !== 'Allow' && text !== 'Deny') report('invalid-effect', member.value, text)
  return text === 'Allow' ? 'Allow' : 'Deny'
}

const PRINCIPAL_TYPES: ReadonlyMap<string, PrincipalEntry['type']> = new Map([
  ['AWS', 'AWS'],
  ['Service', 'Service'],
  ['Federated', 'Federated'],
  ['CanonicalUser', 'CanonicalUser'],
])

function readPrincipals(node: JsonNode, element: string, report: Report): readonly PrincipalEntry[] {
  if (node.type === 'string') {
    if (node.value !== '*') report('unknown-principal-type', node, node.value)
    return [{ type: '*', value: node.value, at: spanOf(node) }]
  }
  const members = membersOf(node, element, report)
  if (members?.size === 0) report('empty-list', node, element)
  return [...(members?.values() ?? [])].flatMap((member) => {
    const type = PRINCIPAL_TYPES.get(member.name)
    if (!type) {
      report('unknown-principal-type', member.at, member.name)
      return []
    }
    return itemsOf(member.value, member.name, report).flatMap((item) => {
      const value = textOf(item, member.name, report)
      return value === undefined ? [] : [{ type, value, at: spanOf(item) }]
    })
  })
}

function readPatterns<E extends string>(
  { element, value }: { readonly element: E; readonly value: JsonNode },
  report: Report,
): Patterns<E> {
  const patterns = itemsOf(value, element, report).flatMap((item) => textOf(item, element, report) ?? [])
  return { element, patterns, at: spanOf(value) }
}

function readConditions(node: JsonNode, report: Report): readonly Condition[] {
  return [...(membersOf(node, 'Condition', report)?.values() ?? [])].flatMap((member) => {
    const operator = operatorNamed(member.name)
    const keys = membersOf(member.value, member.name, report)
    if (!operator) {
      // What asks nothing is let through, whatever it is called.
      if (keys?.size !== 0) report('unknown-operator', member.at, member.name)
      return []
    }
    return [...(keys?.values() ?? [])].map((key) => {
      const items = key.value.type === 'array' ? key.value.items : [key.value]
      const values = items.flatMap((item) => {
        const value = scalarOf(item, key.name, report)
        const isVariable = operator.comparison.variables && value?.includes('${')
        if (value !== undefined && !isVariable && !operator.comparison.accepts(value))
          report('invalid-condition-value', item, value)
        return value ?? []
      })
      return { operator, key: key.name, values, at: { start: key.at.start, end: key.value.end } }
    })
  })
}

/** The members by name; `known` lists the names that the grammar has, when it lists them. */
function membersOf(
  node: JsonNode,
  name: string,
  report: Report,
  known?: readonly string[],
): ReadonlyMap<string, JsonMember> | undefined {
  if (node.type !== 'object') {
    report('wrong-type', node, name)
    return undefined
  }
  const members = new Map<string, JsonMember>()
  for (const member of node.members) {
    if (members.has(member.name)) report('duplicate-key', member.at, member.name)
    else if (known && !known.includes(member.name)) report('unknown-element', member.at, member.name)
    members.set(member.name, member)
  }
  return members
}

function oneOf<A extends string, B extends string>(
  members: ReadonlyMap<string, JsonMember>,
  a: A,
  b: B,
  report: Report,
): { readonly element: A | B; readonly value: JsonNode } | undefined {
  const first = members.get(a)
  const second = members.get(b)
  if (first && second) report('conflicting-elements', second.at, b)
  return first ? { element: a, value: first.value } : second && { element: b, value: second.value }
}

/** A list's items; a single value counts as a list of one. */
function itemsOf(node: JsonNode, name: string, report: Report): readonly JsonNode[] {
  if (node.type !== 'array') return [node]
  if (node.items.length === 0) report('empty-list', node, name)
  return node.items
}

function textOf(node: JsonNode, name: string, report: Report): string | undefined {
  if (node.type === 'string') return node.value
  report('wrong-type', node, name)
  return undefined
}

/** Values in conditions may be numbers and booleans too; they are compared as text. */
function scalarOf(node: JsonNode, name: string, report: Report): string | undefined {
  if (node.type === 'number') return node.text
  if (node.type === 'boolean') return String(node.value)
  return textOf(node, name, report)
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })
