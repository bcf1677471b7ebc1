// The part of a policy that one has to look at, with its lines marked in place.
import type { ConsideredElement, ConsideredPolicy, ConsideredStatement, Decision } from '../../sim/index.ts'
import { linesOfPolicy } from '../../stage/policyLines.ts'
import { nearestMissOf } from './nearestMiss.ts'

export interface Evidence {
  /** How the statement bears on the decision; `context` when this policy did not tip it. */
  readonly role: 'decides-allow' | 'decides-deny' | 'nearest-miss' | 'context'
  readonly statement: ConsideredStatement | undefined
  readonly lines: readonly EvidenceLine[]
}

export interface EvidenceLine {
  readonly text: string
  readonly statement?: number
  readonly element?: string
  /** What the line says about the request; on an element's first line only. */
  readonly sign?: 'matches' | 'differs' | 'decides'
  /** What the request has instead; under an element's last line. */
  readonly note?: string
  readonly mark?: 'decides-allow' | 'decides-deny' | 'differs' | 'matches' | 'dimmed'
}

export function evidenceOf(policy: ConsideredPolicy, decision: Decision, isDeciding: boolean): Evidence {
  const { role, statement } = focusOf(policy, decision, isDeciding)
  const lines = linesOfPolicy(policy.source.document)
  if (!statement) return { role, statement, lines }
  const { index: at, elements } = statement
  const failed = new Set<string>(elements.filter(({ matched }) => !matched).map(({ element }) => element))
  const signOf = (element: string | undefined): 'differs' | 'matches' | undefined =>
    element === undefined || !elements.some((each) => each.element === element)
      ? undefined
      : failed.has(element)
        ? 'differs'
        : 'matches'
  return {
    role,
    statement,
    lines: lines.map((line, index): EvidenceLine => {
      if (line.statement !== at) return { ...line, mark: 'dimmed' }
      const continues = (other: EvidenceLine | undefined): boolean =>
        other?.statement === at && other.element === line.element
      if (role === 'decides-allow' || role === 'decides-deny')
        return { ...line, mark: role, ...(lines[index - 1]?.statement !== at && { sign: 'decides' }) }
      const sign = signOf(line.element)
      return {
        ...line,
        ...(sign && { mark: sign }),
        ...(sign && !continues(lines[index - 1]) && { sign }),
        ...(sign === 'differs' && !continues(lines[index + 1]) && { note: noteOn(elements, line.element) }),
      }
    }),
  }
}

/** What the request has, where the policy has something else. */
const noteOn = (elements: readonly ConsideredElement[], name: string | undefined): string =>
  elements
    .filter(({ element, matched }) => element === name && !matched)
    .map(
      ({ key, values }) =>
        `request${key === undefined ? '' : ` ${key}`}: ${values.length === 0 ? 'nothing' : values.join(', ')}`,
    )
    .join('; ')

function focusOf(
  policy: ConsideredPolicy,
  { because }: Decision,
  isDeciding: boolean,
): Pick<Evidence, 'role' | 'statement'> {
  const at = (index: number): ConsideredStatement | undefined =>
    policy.statements.find((statement) => statement.index === index)
  if (isDeciding && because.type === 'allow') return { role: 'decides-allow', statement: at(because.statement) }
  if (isDeciding && because.type === 'explicit-deny') return { role: 'decides-deny', statement: at(because.statement) }
  const applying = policy.statements.find(({ applies }) => applies)
  if (applying) return { role: 'context', statement: applying }
  return { role: 'nearest-miss', statement: nearestMissOf([policy])?.statement }
}

/** The lines with every statement but one folded into a line of its own. */
export function folded(lines: readonly EvidenceLine[], statement: number): readonly EvidenceLine[] {
  const result: EvidenceLine[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (!line) continue
    if (line.statement === undefined || line.statement === statement) {
      result.push(line)
      continue
    }
    const whole = lines.slice(at).filter((other) => other.statement === line.statement)
    result.push({ ...line, mark: 'dimmed', text: oneLineOf(whole) })
    at += whole.length - 1
  }
  return result
}

function oneLineOf(lines: readonly EvidenceLine[]): string {
  const first = lines[0]?.text ?? ''
  const sid = lines.map(({ text }) => text.trim()).find((text) => text.startsWith('"Sid"'))
  const indent = first.slice(0, first.length - first.trimStart().length)
  return `${indent}{ ${sid === undefined ? '' : `${sid.replace(/,$/, '')}, `}… }${lines.at(-1)?.text.trimEnd().endsWith(',') ? ',' : ''}`
}
