// A policy document in lines, each tagged with the statement and the element that it belongs to.

export interface PolicyLine {
  readonly text: string
  /** Position in Statement, from 0; absent outside of statements. */
  readonly statement?: number
  readonly element?: PolicyElement
}

export type PolicyElement = (typeof elements)[number]

const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const

/** Formatted with two spaces; a text that is no JSON object comes back as it is. */
export function linesOfPolicy(document: string): readonly PolicyLine[] {
  const policy = parsed(document)
  if (policy === undefined) return document.split('\n').map((text) => ({ text }))
  const lines: PolicyLine[] = []
  print(lines, policy, { indent: '', before: '', after: '', path: [], isSingle: !Array.isArray(policy['Statement']) })
  return lines
}

function parsed(document: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(document)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

interface Printing {
  readonly indent: string
  /** The member's name, already quoted, with its colon. */
  readonly before: string
  readonly after: string
  readonly path: readonly (string | number)[]
  /** Statement is one object and not a list. */
  readonly isSingle: boolean
}

function print(lines: PolicyLine[], value: unknown, at: Printing): void {
  const { indent, before, after, path } = at
  const add = (text: string): number => lines.push({ text: indent + text, ...tagOf(at) })
  const children: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, i) => [i, item])
    : isRecord(value)
      ? Object.entries(value)
      : []
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  if (children.length === 0) {
    add(before + JSON.stringify(value) + after)
    return
  }
  add(before + open)
  children.forEach(([name, child], i) =>
    print(lines, child, {
      ...at,
      indent: `${indent}  `,
      before: typeof name === 'string' ? `${JSON.stringify(name)}: ` : '',
      after: i < children.length - 1 ? ',' : '',
      path: [...path, name],
    }),
  )
  add(close + after)
}

function tagOf({ path, isSingle }: Printing): Omit<PolicyLine, 'text'> {
  if (path[0] !== 'Statement') return {}
  const statement = isSingle ? 0 : path[1]
  if (typeof statement !== 'number') return {}
  const element = elements.find((name) => name === path[isSingle ? 1 : 2])
  return { statement, ...(element && { element }) }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
