// The members of an operation's input as data: its static type, its validation in AWS's words, its form and its place on
// the wire all come from one declaration. Constraints are those of AWS's API models.

import { utf8, type Bytes } from './bytes.ts'

export type Shape =
  | {
      readonly type: 'string'
      readonly min?: number
      readonly max?: number
      readonly pattern?: Pattern
      readonly values?: readonly string[]
      /** What AWS prints in place of the values. */ readonly printed?: readonly string[]
    }
  | { readonly type: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' }
  /** Seconds since the epoch, to the millisecond. */
  | { readonly type: 'timestamp' }
  | { readonly type: 'blob'; readonly min?: number; readonly max?: number }
  | { readonly type: 'list'; readonly of: Shape; readonly min?: number; readonly max?: number }
  | { readonly type: 'map'; readonly of: Shape }
  | { readonly type: 'structure'; readonly members: Members }

/** AWS's pattern as it is printed in its messages, and the test for it. */
export interface Pattern {
  readonly text: string
  readonly matches: (value: string) => boolean
}

export interface Member {
  readonly shape: Shape
  readonly required: boolean
}
export type Members = Readonly<Record<string, Member>>

/** Of a shape that is not known more closely: unknown. */
export type Typed<S> = Shape extends S ? unknown : KnownTyped<S>

type KnownTyped<S> = S extends { readonly type: 'string'; readonly values: readonly (infer V extends string)[] }
  ? V
  : S extends { readonly type: 'string' }
    ? string
    : S extends { readonly type: 'integer' | 'timestamp' }
      ? number
      : S extends { readonly type: 'boolean' }
        ? boolean
        : S extends { readonly type: 'blob' }
          ? Bytes
          : S extends { readonly type: 'list'; readonly of: infer O }
            ? readonly Typed<O>[]
            : S extends { readonly type: 'map'; readonly of: infer O }
              ? Readonly<Record<string, Typed<O>>>
              : S extends { readonly type: 'structure'; readonly members: infer M }
                ? TypedMembers<M>
                : never

export type TypedMembers<M> = {
  readonly [K in keyof M as M[K] extends { readonly required: true } ? K : never]: M[K] extends {
    readonly shape: infer S
  }
    ? Typed<S>
    : never
} & {
  readonly [K in keyof M as M[K] extends { readonly required: true } ? never : K]?: M[K] extends {
    readonly shape: infer S
  }
    ? Typed<S>
    : never
}

export const string = <const O extends { readonly min?: number; readonly max?: number; readonly pattern?: Pattern }>(
  options?: O,
) => ({ type: 'string', ...options }) as const
export const oneOf = <const V extends readonly string[]>(...values: V) => ({ type: 'string', values }) as const
export const integer = (options: { readonly min?: number; readonly max?: number } = {}) =>
  ({ type: 'integer', ...options }) as const
export const boolean = { type: 'boolean' } as const
export const timestamp = { type: 'timestamp' } as const
export const blob = (options: { readonly min?: number; readonly max?: number } = {}) =>
  ({ type: 'blob', ...options }) as const
export const list = <const S extends Shape>(of: S, options: { readonly min?: number; readonly max?: number } = {}) =>
  ({ type: 'list', of, ...options }) as const
export const map = <const S extends Shape>(of: S) => ({ type: 'map', of }) as const
export const structure = <const M extends Members>(members: M) => ({ type: 'structure', members }) as const
export const required = <const S extends Shape>(shape: S) => ({ shape, required: true }) as const
export const optional = <const S extends Shape>(shape: S) => ({ shape, required: false }) as const

/** One broken constraint. `value` is undefined where AWS hides it (blobs). */
export interface Violation {
  /** Path in AWS's form: `keyId`, `tags.1.member.tagKey`. */
  readonly at: string
  readonly value: string | undefined
  readonly constraint: string
}

/** A member of the wrong JSON type, or one that the operation does not have. `at` is a path as in {@link Violation}. */
export interface Misshapen {
  readonly at: string
  readonly expected: string
}

/** Reads an input of unknown origin against its shape; `misshapen` is what no AWS client could send. */
export function readInput<M extends Members>(
  members: M,
  input: unknown,
):
  | { readonly input: TypedMembers<M> }
  | { readonly violations: readonly Violation[] }
  | { readonly misshapen: Misshapen } {
  const found: Violation[] = []
  const misshapen = visit({ type: 'structure', members }, input, '', found)
  if (misshapen) return { misshapen }
  return found.length ? { violations: found } : { input: given(input) as TypedMembers<M> } // visited: every member fits its shape
}

/** AWS's sentence for a list of violations. */
export const violationText = (violations: readonly Violation[]): string =>
  `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: ` +
  violations
    .map(
      ({ at, value, constraint }) =>
        `Value ${value === undefined ? '' : `${value} `}at '${at}' failed to satisfy constraint: ${constraint}`,
    )
    .join('; ')

/** A copy without the members that are null, which means that they were not given. */
const given = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(given)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) =>
      item === undefined || item === null ? [] : [[name, given(item)] as const],
    ),
  )
}

/** Stops at the first part that is misshapen. */
function visit(shape: Shape, value: unknown, at: string, found: Violation[]): Misshapen | undefined {
  const length = (
    size: number,
    { min, max }: { readonly min?: number; readonly max?: number },
    shown: string | undefined,
  ): void => {
    if (min !== undefined && size < min)
      found.push({ at, value: shown, constraint: `Member must have length greater than or equal to ${min}` })
    if (max !== undefined && size > max)
      found.push({ at, value: shown, constraint: `Member must have length less than or equal to ${max}` })
  }
  switch (shape.type) {
    case 'string': {
      if (typeof value !== 'string') return { at, expected: 'a string' }
      length(value.length, shape, `'${value}'`)
      if (shape.pattern && !shape.pattern.matches(value))
        found.push({
          at,
          value: `'${value}'`,
          constraint: `Member must satisfy regular expression pattern: ${shape.pattern.text}`,
        })
      if (shape.values && !shape.values.includes(value))
        found.push({
          at,
          value: `'${value}'`,
          constraint: `Member must satisfy enum value set: [${(shape.printed ?? shape.values).join(', ')}]`,
        })
      return undefined
    }
    case 'integer': {
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return { at, expected: 'an integer' }
      if (shape.min !== undefined && value < shape.min)
        found.push({
          at,
          value: `'${value}'`,
          constraint: `Member must have value greater than or equal to ${shape.min}`,
        })
      if (shape.max !== undefined && value > shape.max)
        found.push({ at, value: `'${value}'`, constraint: `Member must have value less than or equal to ${shape.max}` })
      return undefined
    }
    case 'boolean':
      if (typeof value !== 'boolean') return { at, expected: 'true or false' }
      return undefined
    case 'timestamp':
      if (typeof value !== 'number' || !(Math.abs(value) <= LAST_SECOND))
        return { at, expected: 'a time in seconds since the epoch' }
      return undefined
    case 'blob':
      if (!(value instanceof Uint8Array)) return { at, expected: 'bytes' }
      length(value.length, shape, undefined)
      return undefined
    case 'list': {
      if (!Array.isArray(value)) return { at, expected: 'a list' }
      const texts = value.every((item) => typeof item === 'string')
      const shown = `'${texts ? `[${value.join(', ')}]` : JSON.stringify(value)}'`
      length(value.length, shape, shown)
      // What an enumeration does not have, AWS says once of the whole list.
      if (shape.of.type === 'string' && shape.of.values && texts) {
        const { values, printed = values } = shape.of
        if (value.some((item) => !values.includes(item)))
          found.push({
            at,
            value: shown,
            constraint: `Member must satisfy constraint: [Member must satisfy enum value set: [${printed.join(', ')}]]`,
          })
        return
      }
      for (const [i, item] of value.entries()) {
        const misshapen = visit(shape.of, item, `${at}.${i + 1}.member`, found)
        if (misshapen) return misshapen
      }
      return undefined
    }
    case 'map':
      if (!isRecord(value)) return { at, expected: 'a map' }
      for (const [key, item] of Object.entries(value)) {
        const misshapen = visit(shape.of, item, `${at}.${key}`, found)
        if (misshapen) return misshapen
      }
      return undefined
    case 'structure': {
      if (!isRecord(value)) return { at, expected: 'a structure' }
      for (const name of Object.keys(value))
        if (!Object.hasOwn(shape.members, name)) return { at: join(at, name), expected: 'left out' }
      for (const [name, member] of Object.entries(shape.members)) {
        const item = Object.hasOwn(value, name) ? value[name] : undefined
        if (item !== undefined && item !== null) {
          const misshapen = visit(member.shape, item, join(at, name), found)
          if (misshapen) return misshapen
        } else if (member.required)
          found.push({
            at: join(at, name),
            value: member.shape.type === 'blob' ? undefined : 'null',
            constraint: 'Member must not be null',
          })
      }
      return undefined
    }
  }
}

/** Of JavaScript's dates. */
const LAST_SECOND = 8.64e12

const join = (at: string, name: string): string => (at ? `${at}.` : '') + name.charAt(0).toLowerCase() + name.slice(1)

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

/** Length in bytes of a text in UTF-8. */
export const byteLength = (text: string): number => utf8(text).length
