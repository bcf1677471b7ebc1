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

export type Matcher = (text: string) => boolean

export const globOf = (pieces: readonly Piece[]): Glob =>
  pieces.flatMap(({ text, literal }) => Array.from(text, (char) => (literal ? char : token(char))))

export const globMatches = (glob: Glob, text: string): boolean => globMatcher(glob)(text)

/** A pattern in which every `*` and `?` is a wildcard, made ready to be asked often. */
export const wildcardMatcher = (pattern: string): Matcher =>
  /[?\ud800-\udfff]/.test(pattern) ? globMatcher(wildcards(pattern)) : runsMatcher(pattern.split('*'))

/** The glob made ready to be asked often. */
export const globMatcher = (glob: Glob): Matcher =>
  glob.includes(ONE) || glob.some(isLoneSurrogate)
    ? (text) => tokensMatch(glob, charactersOf(text))
    : runsMatcher(runsOf(glob))

/** Of the stretches of literal text between stars, one more than there are stars. */
function runsMatcher([first = '', ...runs]: readonly string[]): Matcher {
  const last = runs.pop()
  if (last === undefined) return (text) => text === first
  if (runs.length === 0 && last === '') return first === '' ? () => true : (text) => text.startsWith(first)
  const least = runs.reduce((sum, run) => sum + run.length, first.length + last.length)
  return (text) => text.length >= least && text.startsWith(first) && holdsInOrder(text, first.length, runs, last)
}

function runsOf(glob: Glob): readonly string[] {
  const runs: string[] = ['']
  for (const token of glob) {
    if (token === MANY) runs.push('')
    else runs[runs.length - 1] += token
  }
  return runs
}

/** Taking the first place for each run leaves the most room for those after it. */
function holdsInOrder(text: string, start: number, runs: readonly string[], last: string): boolean {
  let at = start
  for (const run of runs) {
    const found = text.indexOf(run, at)
    if (found < 0) return false
    at = found + run.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

/** A text without surrogates is the list of its characters already. */
const charactersOf = (text: string): ArrayLike<string> => (/[\ud800-\udfff]/.test(text) ? Array.from(text) : text)

// Half a character must not match in the middle of a whole one.
const isLoneSurrogate = (token: string): boolean => token.length === 1 && /[\ud800-\udfff]/.test(token)

/** Goes back to the last `*` only, so the time is bounded by the product of both lengths. */
function tokensMatch(glob: Glob, text: ArrayLike<string>): boolean {
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
