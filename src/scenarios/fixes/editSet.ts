// Edits made one after the other, without sending anything.
import { suppose, type Foreseen, type World } from '../../sim/index.ts'
import type { Edit } from './edit.ts'
import { partId, supposing, valueIn, type Part, type Value } from './part.ts'

export interface EditSet {
  readonly edits: readonly Edit[]
  /** Where they lead. */
  readonly world: World
  /** What becomes of the request there. */
  readonly foreseen: Foreseen
}

/** Undefined when the edit has nothing to change. */
export function edited(world: World, edit: Edit): World | undefined {
  const value = edit.valueIn(world)
  const supposition = value === undefined ? undefined : supposing(world, edit.part, value)
  return supposition && suppose(world, supposition)
}

export interface Changed {
  readonly part: Part
  readonly before: Value
  readonly after: Value
}

/** What the edits have changed in all, thing by thing. */
export function changesOf(before: World, { edits, world }: Pick<EditSet, 'edits' | 'world'>): readonly Changed[] {
  const parts = [...new Map(edits.map(({ part }) => [partId(part), part])).values()]
  return parts.flatMap((part) => {
    const old = valueIn(before, part)
    const now = valueIn(world, part)
    return old === undefined || now === undefined || textOf(old) === textOf(now)
      ? []
      : [{ part, before: old, after: now }]
  })
}

/** How many of its edits widen or remove what is there. */
export const wideEdits = ({ edits }: EditSet): number => edits.filter(({ isWide }) => isWide).length

export const textOf = (value: Value): string | null =>
  value === null || typeof value === 'string' ? value : JSON.stringify(value, null, 2)
