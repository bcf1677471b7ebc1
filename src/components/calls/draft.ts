// What a visitor has typed into the form of an operation, before it is an input: text everywhere, shaped like the members.
import { fromBase64, fromHex, textOf, utf8, type Member, type Members, type Shape } from '../../sim/index.ts'

export type Draft =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'bytes'; readonly as: Spelling; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly Draft[] }
  | { readonly type: 'map'; readonly pairs: readonly { readonly name: string; readonly value: Draft }[] }
  | { readonly type: 'structure'; readonly members: ReadonlyMap<string, Draft> }

/** How bytes are written down. */
export type Spelling = 'text' | 'base64' | 'hex'

export const spellings: readonly Spelling[] = ['text', 'base64', 'hex']

/** An empty form: nothing in it is sent. */
export function emptyDraft(shape: Shape): Draft {
  switch (shape.type) {
    case 'blob':
      return { type: 'bytes', as: 'text', text: '' }
    case 'list':
      return { type: 'list', items: [] }
    case 'map':
      return { type: 'map', pairs: [] }
    case 'structure':
      return { type: 'structure', members: new Map() }
    default:
      return { type: 'text', text: '' }
  }
}

/** The form of a value that is known: an operation's example, or an earlier input. */
export function draftOf(shape: Shape, value: unknown): Draft {
  switch (shape.type) {
    case 'blob':
      return bytesDraft(typeof value === 'string' ? value : '')
    case 'list':
      return { type: 'list', items: Array.isArray(value) ? value.map((item) => draftOf(shape.of, item)) : [] }
    case 'map':
      return { type: 'map', pairs: entriesOf(value).map(([name, item]) => ({ name, value: draftOf(shape.of, item) })) }
    case 'structure':
      return {
        type: 'structure',
        members: new Map(
          entriesOf(value).flatMap(([name, item]) => {
            const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined
            return member ? [[name, draftOf(member.shape, item)] as const] : []
          }),
        ),
      }
    default:
      return { type: 'text', text: typeof value === 'string' ? value : isPlain(value) ? String(value) : '' }
  }
}

/** Examples have bytes in base64; where they are a text, they are shown as one. */
function bytesDraft(base64: string): Draft {
  const bytes = fromBase64(base64)
  const text = bytes && textOf(bytes)
  return text !== undefined && !/[^\x20-\x7e\n]/.test(text)
    ? { type: 'bytes', as: 'text', text }
    : { type: 'bytes', as: 'base64', text: base64 }
}

/** A member that cannot be read as what it is; `at` is its path: `Tags.1.TagKey`. */
export interface Unreadable {
  readonly at: string
  readonly text: string
}

export interface Read {
  readonly input: Readonly<Record<string, unknown>>
  readonly problems: readonly Unreadable[]
}

/** The input that a form stands for. What is empty is not given; whether it is right is for AWS to say. */
export function inputOf(members: Members, draft: Draft): Read {
  const problems: Unreadable[] = []
  const input = valueOf({ type: 'structure', members }, draft, '', problems)
  return { input: isInput(input) ? input : {}, problems }
}

function valueOf(shape: Shape, draft: Draft, at: string, problems: Unreadable[]): unknown {
  const unreadable = (text: string): undefined => void problems.push({ at, text })
  if (shape.type === 'structure' && draft.type === 'structure') {
    const given = Object.entries(shape.members).flatMap(([name, member]) => {
      const inner = draft.members.get(name)
      const value =
        inner && (mayBeEmpty(member, inner) ? '' : valueOf(member.shape, inner, at ? `${at}.${name}` : name, problems))
      return value === undefined ? [] : [[name, value] as const]
    })
    return given.length || !at ? Object.fromEntries(given) : undefined
  }
  if (shape.type === 'list' && draft.type === 'list') {
    const items = draft.items.flatMap((item, i) => valueOf(shape.of, item, `${at}.${i + 1}`, problems) ?? [])
    return items.length ? items : undefined
  }
  if (shape.type === 'map' && draft.type === 'map') {
    const names = draft.pairs.map(({ name }) => name).filter((name) => name !== '')
    if (new Set(names).size < names.length) return unreadable('The same name stands here twice: keep one of them.')
    const given = draft.pairs.flatMap(({ name, value }) =>
      name === '' ? [] : [[name, valueOf(shape.of, value, `${at}.${name}`, problems) ?? ''] as const],
    )
    return given.length ? Object.fromEntries(given) : undefined
  }
  if (shape.type === 'blob' && draft.type === 'bytes') {
    if (draft.text === '') return undefined
    return bytesIn(draft.as, draft.text) ?? unreadable(NO_BYTES[draft.as])
  }
  if (draft.type !== 'text' || draft.text === '') return undefined
  if (shape.type === 'integer')
    return /^-?\d{1,15}$/.test(draft.text.trim())
      ? Number(draft.text)
      : unreadable(`\`${draft.text}\` is no whole number: write digits only.`)
  if (shape.type === 'boolean') return draft.text === 'true'
  return draft.text
}

/** A text that must be given, and of which AWS takes an empty one. */
const mayBeEmpty = ({ required, shape }: Member, draft: Draft): boolean =>
  required &&
  shape.type === 'string' &&
  shape.min === undefined &&
  !shape.values &&
  draft.type === 'text' &&
  draft.text === ''

function bytesIn(as: Spelling, text: string): Uint8Array | undefined {
  if (as === 'text') return utf8(text)
  const tight = text.replaceAll(/\s/g, '')
  if (as === 'base64') return fromBase64(tight)
  return tight.length % 2 === 0 && /^[0-9a-fA-F]*$/.test(tight) ? fromHex(tight.toLowerCase()) : undefined
}

const NO_BYTES: Record<Spelling, string> = {
  text: '',
  base64: 'This is not base64: use A–Z, a–z, 0–9, + and /, with = at the end.',
  hex: 'These are not hex digits in pairs: use 0–9 and a–f, two for each byte.',
}

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []

const isInput = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlain = (value: unknown): value is number | boolean => typeof value === 'number' || typeof value === 'boolean'
