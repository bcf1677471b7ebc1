// AWS's wildcards: `*` is any run of characters, also none, also `/` and `:`; `?` is exactly one character.

const MANY = 'many'
const ONE = 'one'

/** One token per character; the two wildcards are longer than any character, so nothing literal can be mistaken for them. */
export type Glob = readonly string[]

/** A stretch of a pattern. In literal text, wildcards stand for themselves. */
export interface Piece {
  readonly text: string
  readonly literal: boolean
}

export const globOf = (pieces: readonly Piece[]): Glob =>
  pieces.flatMap(({ text, literal }) => Array.from(text, (char) => (literal ? char : token(char))))

export const globMatches = (glob: Glob, text: string): boolean => tokensMatch(glob, Array.from(text))

/** Goes back to the last `*` only, so the time is bounded by the product of both lengths. */
function tokensMatch(glob: Glob, text: readonly string[]): boolean {
  let g = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    if (glob[g] === MANY) {
      star = g++
      resume = t
    } else if (g < glob.length && (glob[g] === ONE || glob[g] === text[t])) {
      g++
      t++
    } else if (star >= 0) {
      g = star + 1
      t = ++resume
    } else return false
  }
  while (glob[g] === MANY) g++
  return g === glob.length
}

/** Splits at `:` into at most `parts` globs; the last one keeps its further colons. */
export function splitGlob(glob: Glob, parts: number): readonly Glob[] {
  const split: Glob[] = []
  let start = 0
  for (let i = 0; i < glob.length && split.length < parts - 1; i++) {
    if (glob[i] !== ':') continue
    split.push(glob.slice(start, i))
    start = i + 1
  }
  return [...split, glob.slice(start)]
}

/** A pattern in which every `*` and `?` is a wildcard. */
export const wildcards = (pattern: string): Glob => globOf([{ text: pattern, literal: false }])

const token = (char: string): string => (char === '*' ? MANY : char === '?' ? ONE : char)
