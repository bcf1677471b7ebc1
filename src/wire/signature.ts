// What a request says of its signature (Signature Version 4), in its Authorization header or in its query.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
import type { WireRequest } from './message.ts'
import { valueOf, type Target } from './target.ts'

export interface Signature {
  readonly place: 'header' | 'query'
  readonly accessKeyId: string
  /** `20260115/eu-west-1/s3/aws4_request`. */
  readonly scope: string
  readonly date: string
  readonly region: string
  readonly service: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  /** As sent: `20260115T090000Z`. */
  readonly stamp: string
  /** The same in milliseconds since the epoch. */
  readonly signedAt: number
  /** How many seconds it is good for; only in a query. */
  readonly expires?: number
  readonly sessionToken: string | undefined
}

/** Signature Version 2 in a query. */
export interface OlderSignature {
  readonly accessKeyId: string
  readonly signature: string
  /** As sent: seconds since the epoch. */
  readonly expires: string
  readonly sessionToken: string | undefined
}

/** What is wrong with a signature before it is compared. */
export type Flaw =
  | { readonly type: 'unsupported'; readonly authorization: string }
  | { readonly type: 'incomplete'; readonly authorization: string; readonly missing: readonly string[] }
  | { readonly type: 'credential'; readonly place: Signature['place']; readonly credential: string }
  | { readonly type: 'no date'; readonly authorization: string }
  | { readonly type: 'query incomplete' }
  | { readonly type: 'older query incomplete' }
  | { readonly type: 'algorithm' }
  | { readonly type: 'expires'; readonly problem: 'no number' | 'negative' | 'longer than a week' }

/** Undefined for a request without a signature, which is an anonymous one. */
export function signatureOf(
  { headers }: WireRequest,
  { query }: Target,
): { readonly signature: Signature } | { readonly older: OlderSignature } | { readonly flaw: Flaw } | undefined {
  const authorization = headers.get('authorization')
  if (authorization !== undefined) return inHeader(authorization, headers)
  if (query.some(([name]) => PRESIGNED.has(name))) return inQuery(query)
  return olderSignatureOf(query)
}

function olderSignatureOf(
  query: Target['query'],
): { readonly older: OlderSignature } | { readonly flaw: Flaw } | undefined {
  const [accessKeyId, signature, expires] = ['AWSAccessKeyId', 'Signature', 'Expires'].map((name) =>
    valueOf(query, name),
  )
  // A time alone is no signature.
  if (accessKeyId === undefined && signature === undefined) return undefined
  return accessKeyId !== undefined && signature !== undefined && expires !== undefined
    ? { older: { accessKeyId, signature, expires, sessionToken: valueOf(query, 'x-amz-security-token') } }
    : { flaw: { type: 'older query incomplete' } }
}

const ALGORITHM = 'AWS4-HMAC-SHA256'

function inHeader(authorization: string, headers: WireRequest['headers']) {
  if (!authorization.startsWith(`${ALGORITHM} `) && authorization !== ALGORITHM)
    return { flaw: { type: 'unsupported', authorization } } as const
  const parts = new Map<string, string>()
  for (const part of authorization.slice(ALGORITHM.length).split(',')) {
    const equals = part.indexOf('=')
    if (equals > 0) parts.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim())
  }
  const [credential, signedHeaders, signature] = ['Credential', 'SignedHeaders', 'Signature'].map((name) =>
    parts.get(name),
  )
  if (!credential || !signedHeaders || !signature)
    return {
      flaw: {
        type: 'incomplete',
        authorization,
        missing: ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !parts.get(name)),
      },
    } as const
  const scope = scopeIn(credential)
  if (!scope) return { flaw: { type: 'credential', place: 'header', credential } } as const
  const when = moment(headers.get('x-amz-date') ?? headers.get('date') ?? '')
  if (!when) return { flaw: { type: 'no date', authorization } } as const
  const sessionToken = headers.get('x-amz-security-token')
  return {
    signature: { place: 'header', ...scope, ...when, signature, signedHeaders: signedHeaders.split(';'), sessionToken },
  } as const
}

const PRESIGNED: ReadonlySet<string> = new Set(['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature'])
const WEEK = 604_800

function inQuery(query: Target['query']) {
  const part = (name: string): string => valueOf(query, `X-Amz-${name}`) ?? ''
  const [credential, signature, signedHeaders] = [part('Credential'), part('Signature'), part('SignedHeaders')]
  const when = moment(part('Date'))
  if (![part('Algorithm'), credential, signature, signedHeaders, part('Date'), part('Expires')].every(Boolean) || !when)
    return { flaw: { type: 'query incomplete' } } as const
  if (part('Algorithm') !== ALGORITHM) return { flaw: { type: 'algorithm' } } as const
  const scope = scopeIn(credential)
  if (!scope) return { flaw: { type: 'credential', place: 'query', credential } } as const
  const expires = Number(part('Expires'))
  if (!Number.isInteger(expires)) return { flaw: { type: 'expires', problem: 'no number' } } as const
  if (expires < 0) return { flaw: { type: 'expires', problem: 'negative' } } as const
  if (expires > WEEK) return { flaw: { type: 'expires', problem: 'longer than a week' } } as const
  const sessionToken = valueOf(query, 'X-Amz-Security-Token')
  return {
    signature: {
      place: 'query',
      ...scope,
      ...when,
      signature,
      signedHeaders: signedHeaders.split(';'),
      expires,
      sessionToken,
    },
  } as const
}

/** Access key ids have no slash in them. */
function scopeIn(credential: string) {
  const [accessKeyId = '', date = '', region = '', service = '', end = '', ...more] = credential.split('/')
  const isWhole = /^\d{8}$/.test(date) && region && service && end === 'aws4_request' && more.length === 0
  return accessKeyId && isWhole
    ? { accessKeyId, date, region, service, scope: credential.slice(accessKeyId.length + 1) }
    : undefined
}

/** ISO 8601 in its short form, or a date as in HTTP. */
function moment(text: string): { readonly stamp: string; readonly signedAt: number } | undefined {
  const short = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  const signedAt = Date.parse(short ? `${short.slice(1, 4).join('-')}T${short.slice(4, 7).join(':')}Z` : text)
  return Number.isNaN(signedAt) ? undefined : { stamp: short ? text : stampOf(signedAt), signedAt }
}

/** `20260115T090000Z`. */
export const stampOf = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 19).replaceAll(/[:-]/g, '')}Z`
