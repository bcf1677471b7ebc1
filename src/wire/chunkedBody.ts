// Bodies in signed or unsigned pieces (`aws-chunked`), with checksums behind them.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html, sigv4-streaming-trailers.html
import { concat, textOf, type Bytes, type Environment, type ErrorData } from '../sim/index.ts'
import type { Signature } from './signature.ts'
import { chunkToSign, hashOf, isSame, sign, trailerToSign } from './signing.ts'

export interface ChunkedBody {
  readonly body: Bytes
  /** Names in lower case. */
  readonly trailers: ReadonlyMap<string, string>
}

export interface Chunking {
  /** `x-amz-content-sha256`: STREAMING-…. */
  readonly mode: string
  /** Names that `x-amz-trailer` announces. */
  readonly announced: readonly string[]
  readonly decodedLength: number
  readonly signature: Signature | undefined
  readonly key: Uint8Array | undefined
}

export const MODES: ReadonlySet<string> = new Set([
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
])

const LONGEST_LINE = 8192
const MOST_TRAILERS = 20

export async function readChunks(
  raw: Bytes,
  { mode, announced, decodedLength, signature, key }: Chunking,
  environment: Pick<Environment, 'digests'>,
): Promise<ChunkedBody | { readonly error: ErrorData }> {
  const isSigned = mode.startsWith('STREAMING-AWS4')
  const hasTrailer = mode.endsWith('-TRAILER')
  const pieces: Bytes[] = []
  let before = signature?.signature ?? ''
  let length = 0
  let at = 0

  for (;;) {
    const head = lineAt(raw, at)
    const found = head && /^([\da-fA-F]{1,8})(?:;chunk-signature=([\da-f]{64}))?$/.exec(head.text)
    if (!found) return { error: incomplete() }
    const size = Number.parseInt(found[1] ?? '', 16)
    const piece = raw.subarray(head.next, head.next + size)
    if (piece.length < size) return { error: incomplete() }
    if (isSigned) {
      if (!signature || !key || found[2] === undefined) return { error: mismatch() }
      const expected = sign(key, chunkToSign(signature, before, await hashOf(piece, environment)))
      if (!isSame(expected, found[2])) return { error: mismatch() }
      before = expected
    }
    at = head.next + size
    if (size === 0) break
    const end = lineAt(raw, at)
    if (end?.text !== '') return { error: incomplete() }
    at = end.next
    pieces.push(piece)
    length += size
  }
  if (length !== decodedLength) return { error: incomplete() }
  const [first] = pieces
  const body = pieces.length === 1 && first ? first : concat(...pieces)
  if (!hasTrailer) return { body, trailers: new Map() }
  const trailers = readTrailers(raw, at)
  if (!trailers) return { error: malformedTrailer() }
  const provided = trailers.get('x-amz-trailer-signature')
  trailers.delete('x-amz-trailer-signature')
  if ([...trailers.keys()].sort().join() !== announced.toSorted().join()) return { error: malformedTrailer() }
  if (isSigned) {
    if (!signature || !key || provided === undefined) return { error: mismatch() }
    const text = [...trailers].map(([name, value]) => `${name}:${value}\n`).join('')
    if (!isSame(sign(key, trailerToSign(signature, before, text)), provided)) return { error: mismatch() }
  }
  return { body, trailers }
}

function readTrailers(raw: Bytes, start: number): Map<string, string> | undefined {
  const trailers = new Map<string, string>()
  for (let at = start; at < raw.length;) {
    const line = lineAt(raw, at)
    if (!line) return undefined
    at = line.next
    if (line.text === '') continue
    const colon = line.text.indexOf(':')
    if (colon <= 0 || trailers.size >= MOST_TRAILERS) return undefined
    trailers.set(line.text.slice(0, colon).trim().toLowerCase(), line.text.slice(colon + 1).trim())
  }
  return trailers
}

const CR = 13
const LF = 10

/** The line that begins there, up to CR LF or the end of the body. */
function lineAt(raw: Bytes, start: number): { readonly text: string; readonly next: number } | undefined {
  const limit = Math.min(raw.length, start + LONGEST_LINE)
  for (let at = start; at < limit; at++)
    if (raw[at] === LF) {
      const end = at > start && raw[at - 1] === CR ? at - 1 : at
      return { text: textOf(raw.subarray(start, end)), next: at + 1 }
    }
  return limit === raw.length ? { text: textOf(raw.subarray(start)), next: raw.length } : undefined
}

const incomplete = (): ErrorData => ({
  status: 400,
  code: 'IncompleteBody',
  message: 'The request body terminated unexpectedly',
})
const mismatch = (): ErrorData => ({
  status: 403,
  code: 'SignatureDoesNotMatch',
  message:
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
})
const malformedTrailer = (): ErrorData => ({
  status: 400,
  code: 'MalformedTrailerError',
  message: 'The request contained trailing data that was not well-formed or did not conform to our published schema.',
})
