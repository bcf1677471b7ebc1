// One edit of one thing, as something that can be tried in any world: the value that the thing would have.
import { get, type ChosenKeyState, type PublicAccessBlock, type World } from '../../sim/index.ts'
import { allSettings, documentAfter, documentIn, isInEffect, sidOf, statementsOf, withStatements } from '../changes.ts'
import { resolveInput, type LessonFile, type Run } from '../runner.ts'
import type { DocumentName, Toggle } from '../scenario.ts'
import { partId, partOf, valueIn, type Part, type Value } from './part.ts'
import { asStatement, type StatementJson } from './statement.ts'
import { stateTitle, toggleTitle } from './words.ts'

export interface Edit {
  readonly id: string
  readonly part: Part
  /** What a person would call it; `code` in back-ticks. */
  readonly title: string
  /** The switch that makes the same edit. */
  readonly toggle?: string
  /** It widens or removes what is there, so it may well do more than is wanted. */
  readonly isWide?: true
  /** Undefined when the edit has nothing to change. */
  readonly valueIn: (world: World) => Value | undefined
}

/** Where a statement stands in its document. Its Sid finds it when others have moved it. */
export interface StatementName {
  readonly index: number
  readonly sid?: string
}

/** `change` gives the new statement, null to remove it, or undefined when there is nothing to do. */
export const statementEdit = (
  part: DocumentName,
  { index, sid }: StatementName,
  title: string,
  change: (statement: StatementJson) => StatementJson | null | undefined,
): Edit => ({
  id: `${partId(part)}: ${title}`,
  part,
  title,
  isWide: true,
  valueIn(world) {
    const document = documentIn(world, part)
    const statements = statementsOf(document)
    const at = sid === undefined ? index : statements.findIndex((statement) => sidOf(statement) === sid)
    const statement = statements[at]
    const changed = statement === undefined ? undefined : change(asStatement(statement))
    if (changed === undefined) return undefined
    return text(
      document,
      changed === null ? statements.filter((_, other) => other !== at) : statements.with(at, changed),
    )
  },
})

export const newStatement = (
  part: DocumentName,
  title: string,
  statement: StatementJson & { readonly Sid: string },
): Edit => ({
  id: `${partId(part)}: ${title}`,
  part,
  title,
  valueIn(world) {
    if (valueIn(world, part) === undefined) return undefined
    const document = documentIn(world, part)
    const statements = statementsOf(document)
    const taken = new Set(statements.map(sidOf))
    let { Sid } = statement
    for (let next = 2; taken.has(Sid); next++) Sid = `${statement.Sid}${next}`
    return text(document, [...statements, { ...statement, Sid }])
  },
})

export const keyStateEdit = (alias: string, state: ChosenKeyState): Edit => {
  const part = { type: 'key state', alias } as const
  return {
    id: `${partId(part)}: ${state}`,
    part,
    title: stateTitle(state),
    valueIn: (world) => (valueIn(world, part) === state ? undefined : state),
  }
}

export const publicAccessEdit = (bucket: string, setting: keyof PublicAccessBlock, on: boolean): Edit => {
  const part = { type: 'block public access', bucket } as const
  return {
    id: `${partId(part)}: ${setting}`,
    part,
    title: `Turn \`${setting}\` ${on ? 'on' : 'off'} for bucket \`${bucket}\``,
    valueIn(world) {
      const settings = get(world.s3.buckets, bucket)?.publicAccessBlock
      return settings && settings[setting] !== on ? { ...settings, [setting]: on } : undefined
    },
  }
}

/** The edits that the scenario's own switches offer. */
export const toggleEdits = (run: Run, file: LessonFile, toggles: readonly Toggle[]): readonly Edit[] =>
  toggles.flatMap((toggle) =>
    toggle.options.map(({ change, label }): Edit => {
      const part = partOf(change)
      return {
        id: `${toggle.id}: ${label}`,
        part,
        title: toggleTitle(toggle, change, run, file),
        toggle: toggle.id,
        ...(change.type === 'public-access-block' && { isWide: true }),
        valueIn(world) {
          const before = valueIn(world, part)
          if (before === undefined || isInEffect(world, change)) return undefined
          switch (change.type) {
            case 'statement': {
              const document = documentAfter(world, change)
              return document === null ? null : String(resolveInput({ json: document }, run.answers, file))
            }
            case 'key-state':
              return change.state
            case 'public-access-block':
              return allSettings(change.on)
          }
        },
      }
    }),
  )

const text = (document: string | null, statements: Parameters<typeof withStatements>[1]): string | null => {
  const changed = withStatements(document, statements)
  return changed === null ? null : JSON.stringify(changed, null, 2)
}
