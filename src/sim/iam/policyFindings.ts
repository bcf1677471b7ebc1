// What is wrong with a policy, and what is probably not meant, for a person who is writing it: errors are what AWS refuses,
// warnings what never matches or is too broad. After the checks of IAM Access Analyzer.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
import { parsePolicy, type PolicyProblem } from './parsePolicy.ts'
import { accessRules } from './policyFindingsAccess.ts'
import { conditionRules } from './policyFindingsConditions.ts'
import { matchingRules } from './policyFindingsMatching.ts'
import { findingText, type WarningType } from './policyFindingsText.ts'
import type { Policy } from './policy.ts'
import { readJson, type JsonNode, type Span } from './readJson.ts'
import { positionAt } from './textPosition.ts'
import { validatePolicy, type PolicyKind } from './validatePolicy.ts'

export interface PolicyFinding {
  /** `suggestion`: the policy does what it should, and could be written better. */
  readonly severity: 'error' | 'warning' | 'suggestion'
  readonly type: FindingType
  /** Where an editor marks it. */
  readonly at: Span
  /** From 1. */
  readonly line: number
  readonly column: number
  /** The element, key or value in question, as written. */
  readonly subject: string
  readonly message: string
}

export type FindingType = PolicyProblem['type'] | WarningType

/** In the order of the document. Without errors, AWS stores the policy. */
export function policyFindings(document: string, kind: PolicyKind): readonly PolicyFinding[] {
  const errors = validatePolicy(document, kind).map((problem) => findingOf(document, 'error', problem))
  const parsed = parsePolicy(document)
  const warnings = 'policy' in parsed ? warningsIn(document, parsed.policy, kind) : []
  return [...errors, ...warnings].sort((one, other) => one.at.start - other.at.start)
}

function findingOf(
  document: string,
  severity: PolicyFinding['severity'],
  { type, at, subject }: { readonly type: FindingType; readonly at: Span; readonly subject: string },
): PolicyFinding {
  return { severity, type, at, ...positionAt(document, at.start), subject, message: findingText(type, subject) }
}

function warningsIn(document: string, policy: Policy, kind: PolicyKind): readonly PolicyFinding[] {
  const read = readJson(document)
  const nodes = 'node' in read ? nodesByStart(read.node) : new Map<number, JsonNode>()
  const found: PolicyFinding[] = []
  for (const statement of policy.statements) {
    const seen = new Set<string>()
    for (const rule of [...accessRules, ...matchingRules, ...conditionRules])
      for (const { type, at, item, subject } of rule(statement, { policy, kind, document })) {
        const place = itemOf(nodes.get(at.start), item) ?? at
        const key = `${type} ${place.start}`
        if (seen.has(key)) continue
        seen.add(key)
        found.push(findingOf(document, SUGGESTIONS.has(type) ? 'suggestion' : 'warning', { type, at: place, subject }))
      }
  }
  return found
}

const SUGGESTIONS: ReadonlySet<WarningType> = new Set([
  'redundant-action',
  'redundant-resource',
  'redundant-principal',
  'old-version',
  'whole-service',
])

function nodesByStart(node: JsonNode, found = new Map<number, JsonNode>()): ReadonlyMap<number, JsonNode> {
  found.set(node.start, node)
  if (node.type === 'array') for (const item of node.items) nodesByStart(item, found)
  if (node.type === 'object') for (const member of node.members) nodesByStart(member.value, found)
  return found
}

/** One of the values of an element that has a list of them. */
const itemOf = (node: JsonNode | undefined, item: number | undefined): Span | undefined => {
  const place = node?.type === 'array' && item !== undefined ? node.items[item] : undefined
  return place && { start: place.start, end: place.end }
}
