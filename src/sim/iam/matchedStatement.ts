// Where a statement is in its policy's text, as the policy simulator says it.
import type { PolicySource } from './decision.ts'
import { readJson } from './readJson.ts'
import { positionAt } from './textPosition.ts'

export interface MatchedStatement {
  readonly SourcePolicyId: string
  readonly SourcePolicyType: 'IAM Policy' | 'Permissions Boundary Policy' | 'Resource Policy'
  readonly StartPosition: Position
  readonly EndPosition: Position
}

interface Position {
  readonly Line: number
  readonly Column: number
}

export function matchedStatement(source: PolicySource, index: number): MatchedStatement {
  const { start, end } = spanIn(source.document, index)
  return {
    SourcePolicyId: source.name,
    SourcePolicyType: TYPES[source.type] ?? 'IAM Policy',
    StartPosition: positionIn(source.document, start),
    EndPosition: positionIn(source.document, end),
  }
}

const TYPES: Readonly<Partial<Record<PolicySource['type'], MatchedStatement['SourcePolicyType']>>> = {
  'permissions-boundary': 'Permissions Boundary Policy',
  'resource-based': 'Resource Policy',
}

/** AWS's reader stands behind the last token it read: of a list that is the bracket or the statement before. */
function spanIn(document: string, index: number): { readonly start: number; readonly end: number } {
  const read = readJson(document)
  const statements =
    'node' in read && read.node.type === 'object'
      ? read.node.members.find(({ name }) => name === 'Statement')?.value
      : undefined
  if (!statements) throw new Error('A policy without statements has matched.')
  if (statements.type !== 'array') return { start: statements.start + 1, end: statements.end }
  const before = statements.items[index - 1]
  return { start: before?.end ?? statements.start + 1, end: statements.items[index]?.end ?? statements.end }
}

function positionIn(document: string, offset: number): Position {
  const { line, column } = positionAt(document, offset)
  return { Line: line, Column: column }
}
