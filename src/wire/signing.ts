// The arithmetic of Signature Version 4.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { hexOf, utf8, type Bytes, type Environment } from '../sim/index.ts'
import type { WireRequest } from './message.ts'
import type { Signature } from './signature.ts'
import { escaped, escapedPath, unescaped, type Target } from './target.ts'

const textHash = (text: string): string => hexOf(sha256(utf8(text)))

/** The host hashes faster, but may have to be waited for. */
const SMALL = 512

export const hashOf = async (bytes: Bytes, { digests }: Pick<Environment, 'digests'>): Promise<string> =>
  hexOf(bytes.length <= SMALL ? sha256(bytes) : await digests.sha256(bytes))

export const EMPTY_HASH = textHash('')

export interface ToSign {
  readonly request: WireRequest
  readonly target: Target
  readonly signature: Signature
  readonly payloadHash: string
}

export function canonicalRequest({ request, target, signature, payloadHash }: ToSign): string {
  const headers = signature.signedHeaders.map((name) => `${name}:${valueFor(name, request)}\n`).join('')
  return [
    request.method,
    canonicalPath(target.path, signature.service),
    canonicalQuery(target, signature.place),
    headers,
    signature.signedHeaders.join(';'),
    payloadHash,
  ].join('\n')
}

const valueFor = (name: string, { headers }: WireRequest): string =>
  (headers.get(name) ?? '').trim().replaceAll(/ {2,}/g, ' ')

/** S3 escapes a path once; the others put it into its shortest form and escape it again. */
function canonicalPath(path: string, service: string): string {
  const once = escapedPath(unescaped(path) ?? path) || '/'
  if (service === 's3') return once
  const parts: string[] = []
  for (const part of once.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(escaped(part))
  }
  return `/${parts.join('/')}${once.endsWith('/') && parts.length > 0 ? '/' : ''}`
}

function canonicalQuery({ query }: Target, place: Signature['place']): string {
  const pairs = query
    .filter(([name]) => place === 'header' || name !== 'X-Amz-Signature')
    .map(([name, value]) => [escaped(name), escaped(value)] as const)
  pairs.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
  return pairs.map(([name, value]) => `${name}=${value}`).join('&')
}

export const stringToSign = ({ stamp, scope }: Signature, canonical: string): string =>
  `AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${textHash(canonical)}`

/** Of one piece of a body that is signed piece by piece, after the signature `before` it. */
export const chunkToSign = ({ stamp, scope }: Signature, before: string, hash: string): string =>
  `AWS4-HMAC-SHA256-PAYLOAD\n${stamp}\n${scope}\n${before}\n${EMPTY_HASH}\n${hash}`
export const trailerToSign = ({ stamp, scope }: Signature, before: string, trailer: string): string =>
  `AWS4-HMAC-SHA256-TRAILER\n${stamp}\n${scope}\n${before}\n${textHash(trailer)}`

export const sign = (key: Uint8Array, text: string): string => hexOf(hmac(sha256, key, utf8(text)))

const MOST_KEYS = 1000
const keys = new Map<string, Uint8Array>()

/** Good for one secret, day, Region and service, so it is derived once. */
export function signingKey(secret: string, { date, region, service }: Signature): Uint8Array {
  const name = `${secret} ${date} ${region} ${service}`
  const known = keys.get(name)
  if (known) return known
  const key = [date, region, service, 'aws4_request'].reduce<Uint8Array>(
    (last, part) => hmac(sha256, last, utf8(part)),
    utf8(`AWS4${secret}`),
  )
  if (keys.size >= MOST_KEYS) keys.clear()
  keys.set(name, key)
  return key
}

/** Takes as long for signatures that differ early as for those that differ late. */
export function isSame(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}
