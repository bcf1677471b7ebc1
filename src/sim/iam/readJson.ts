// JSON with positions: an editor can then mark the statement that decided, and a repeated key, which `JSON.parse` drops
// silently, is an error as it is in AWS.

export type JsonNode = Span &
  (
    | { readonly type: 'object'; readonly members: readonly JsonMember[] }
    | { readonly type: 'array'; readonly items: readonly JsonNode[] }
    | { readonly type: 'string'; readonly value: string }
    /** As written. */
    | { readonly type: 'number'; readonly text: string }
    | { readonly type: 'boolean'; readonly value: boolean }
    | { readonly type: 'null' }
  )

export interface JsonMember {
  readonly name: string
  readonly at: Span
  readonly value: JsonNode
}

/** A stretch of the text in UTF-16 units: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface JsonError extends Span {
  readonly expected: string
}

/** No policy is longer: IAM's own limit for a document in a request. */
const LONGEST = 131_072

/** No policy nests deeper than six levels; a limit keeps a hostile document from exhausting the stack. */
const DEEPEST = 32

export function readJson(text: string): { readonly node: JsonNode } | { readonly error: JsonError } {
  const reader: Reader = { text, at: 0 }
  try {
    if (text.length > LONGEST) fail(reader, `no more than ${LONGEST} characters`)
    const node = readValue(reader, 0)
    skipSpace(reader)
    if (reader.at < text.length) fail(reader, 'the end of the document')
    return { node }
  } catch (error) {
    if (error instanceof NotJson) return { error: error.problem }
    throw error
  }
}

interface Reader {
  readonly text: string
  at: number
}

class NotJson extends Error {
  readonly problem: JsonError

  constructor(problem: JsonError) {
    super(problem.expected)
    this.problem = problem
  }
}

function fail(reader: Reader, expected: string, start = reader.at): never {
  throw new NotJson({ start, end: Math.max(start, Math.min(reader.at + 1, reader.text.length)), expected })
}

function readValue(reader: Reader, depth: number): JsonNode {
  skipSpace(reader)
  if (depth > DEEPEST) fail(reader, 'less nesting')
  const start = reader.at
  switch (reader.text[start]) {
    case '{':
      return readObject(reader, depth)
    case '[':
      return readArray(reader, depth)
    case '"':
      return { type: 'string', value: readString(reader), start, end: reader.at }
    case 't':
      readWord(reader, 'true')
      return { type: 'boolean', value: true, start, end: reader.at }
    case 'f':
      readWord(reader, 'false')
      return { type: 'boolean', value: false, start, end: reader.at }
    case 'n':
      readWord(reader, 'null')
      return { type: 'null', start, end: reader.at }
    default:
      return { type: 'number', text: readNumber(reader), start, end: reader.at }
  }
}

function readObject(reader: Reader, depth: number): JsonNode {
  const start = reader.at
  const members: JsonMember[] = []
  reader.at++
  skipSpace(reader)
  while (reader.text[reader.at] !== '}') {
    if (members.length) expect(reader, ',', '`,` or `}`')
    skipSpace(reader)
    const nameStart = reader.at
    if (reader.text[nameStart] !== '"') fail(reader, 'a name in double quotes')
    const name = readString(reader)
    const at = { start: nameStart, end: reader.at }
    skipSpace(reader)
    expect(reader, ':', '`:`')
    members.push({ name, at, value: readValue(reader, depth + 1) })
    skipSpace(reader)
  }
  reader.at++
  return { type: 'object', members, start, end: reader.at }
}

function readArray(reader: Reader, depth: number): JsonNode {
  const start = reader.at
  const items: JsonNode[] = []
  reader.at++
  skipSpace(reader)
  while (reader.text[reader.at] !== ']') {
    if (items.length) expect(reader, ',', '`,` or `]`')
    items.push(readValue(reader, depth + 1))
    skipSpace(reader)
  }
  reader.at++
  return { type: 'array', items, start, end: reader.at }
}

function readString(reader: Reader): string {
  const { text, at: start } = reader
  let end = text.indexOf('"', start + 1)
  while (end > 0 && isEscaped(text, start, end)) end = text.indexOf('"', end + 1)
  reader.at = end < 0 ? text.length : end + 1
  if (end < 0) return fail(reader, 'a closing `"`', start)
  const inside = text.slice(start + 1, end)
  // Neither a backslash nor anything below a space: the text is the value.
  if (!/[^ -\uffff]|\\/.test(inside)) return inside
  const value = parsed(text.slice(start, end + 1))
  return typeof value === 'string'
    ? value
    : fail(reader, 'a string without control characters or unknown escapes', start)
}

/** Whether an odd number of backslashes stands before the quote. */
function isEscaped(text: string, start: number, quote: number): boolean {
  let at = quote - 1
  while (at > start && text[at] === '\\') at--
  return (quote - at) % 2 === 0
}

function readNumber(reader: Reader): string {
  const start = reader.at
  while (reader.at < reader.text.length && '+-.0123456789eE'.includes(reader.text.charAt(reader.at))) reader.at++
  const text = reader.text.slice(start, reader.at)
  return typeof parsed(text) === 'number' ? text : fail(reader, 'a value', start)
}

function readWord(reader: Reader, word: string): void {
  if (!reader.text.startsWith(word, reader.at)) fail(reader, 'a value')
  reader.at += word.length
}

function expect(reader: Reader, char: string, expected: string): void {
  if (reader.text[reader.at] !== char) fail(reader, expected)
  reader.at++
}

function skipSpace(reader: Reader): void {
  const { text } = reader
  while (reader.at < text.length && isSpace(text.charCodeAt(reader.at))) reader.at++
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

function parsed(token: string): unknown {
  try {
    return JSON.parse(token)
  } catch {
    return undefined
  }
}
