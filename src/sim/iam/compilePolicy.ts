// A policy made ready to be asked: its patterns are read once, and statements about other actions are skipped. What has been
// read is kept by its text, so that the same document is not read again; no answer depends on what is kept.
import { conditionMatcher, type ConditionMatcher } from './conditions/matchCondition.ts'
import type { Matcher } from './glob.ts'
import { actionMatcher } from './matchAction.ts'
import { principalMatcher, type PrincipalMatcher } from './matchPrincipal.ts'
import { resourceElementMatcher, type ResourceMatcher } from './matchResource.ts'
import { parsePolicy } from './parsePolicy.ts'
import type { Policy, Statement } from './policy.ts'

export interface CompiledPolicy {
  readonly statements: readonly CompiledStatement[]
  /** Those whose Action element fits the action, which is in lower case. */
  readonly statementsOn: (action: string) => readonly CompiledStatement[]
}

export interface CompiledStatement {
  readonly index: number
  readonly statement: Statement
  readonly matchesAction: Matcher
  readonly matchesPrincipal: PrincipalMatcher
  readonly matchesResource: ResourceMatcher
  readonly matchesConditions: readonly ConditionMatcher[]
}

/** Throws when the document cannot be read. Documents are checked before they are stored, and guessing could hide a Deny. */
export function compiledPolicy(document: string, id: string): CompiledPolicy {
  const kept = documents.get(document)
  if (kept) return kept
  const parsed = parsePolicy(document)
  if ('problems' in parsed)
    throw new Error(`The policy \`${id}\` cannot be read: ${parsed.problems[0]?.type ?? 'no reason'}.`)
  return keep(documents, document, compile(parsed.policy), document.length)
}

function compile(policy: Policy): CompiledPolicy {
  const statements = policy.statements.map((statement, index) => compileStatement(statement, index, policy.version))
  const byAction: Kept<readonly CompiledStatement[]> = keptUpTo(64)
  return {
    statements,
    statementsOn: (action) =>
      byAction.get(action) ??
      keep(
        byAction,
        action,
        statements.filter(({ matchesAction }) => matchesAction(action)),
      ),
  }
}

/** Only the actions are read at once: of most statements nothing else is ever asked. */
function compileStatement(statement: Statement, index: number, version: Policy['version']): CompiledStatement {
  let principal: PrincipalMatcher | undefined
  let resource: ResourceMatcher | undefined
  let conditions: readonly ConditionMatcher[] | undefined
  return {
    index,
    statement,
    matchesAction: actionMatcher(statement.action),
    get matchesPrincipal() {
      return (principal ??= principalMatcher(statement))
    },
    get matchesResource() {
      return (resource ??= resourceElementMatcher(statement.resource, version))
    },
    get matchesConditions() {
      return (conditions ??= statement.conditions.map((condition) => conditionMatcher(condition, version)))
    },
  }
}

interface Kept<T> {
  readonly get: (key: string) => T | undefined
  readonly put: (key: string, value: T, size: number) => void
}

/** Forgets everything when it is full: simpler than a queue, and as good where the same few are asked for. */
function keptUpTo<T>(limit: number): Kept<T> {
  const map = new Map<string, T>()
  let total = 0
  return {
    get: (key) => map.get(key),
    put(key, value, size) {
      if (total + size > limit) {
        map.clear()
        total = 0
      }
      map.set(key, value)
      total += size
    },
  }
}

function keep<T>(kept: Kept<T>, key: string, value: T, size = 1): T {
  kept.put(key, value, size)
  return value
}

/** Characters of policy text. */
const documents: Kept<CompiledPolicy> = keptUpTo(1_000_000)
