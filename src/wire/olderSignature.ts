// Signature Version 2 in the query of a URL, in which boto3 presigns for S3 unless it is told otherwise.
// https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html
import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { base64Of, get, utf8, type CallerName, type ErrorData, type World } from '../sim/index.ts'
import { bytesOf, denied, MISMATCH, s3Refusals, secondsText } from './doorRefusals.ts'
import type { WireRequest } from './message.ts'
import type { OlderSignature } from './signature.ts'
import { isSame } from './signing.ts'
import type { Target } from './target.ts'

export interface OlderClaim {
  readonly request: WireRequest
  readonly target: Target
  readonly signature: OlderSignature
  /** Of a virtual-hosted address; it is signed as if it were in the path. */
  readonly hostedBucket: string | undefined
  /** Where the bucket is. */
  readonly region: string
  readonly now: number
}

/** A key that the world does not know is for the engine to refuse, like another token. */
export function verifyOlder(
  world: World,
  { request, target, signature, hostedBucket, region, now }: OlderClaim,
): { readonly caller: CallerName } | { readonly error: ErrorData } {
  if (!REGIONS.has(region)) return { error: s3Refusals.flawed({ type: 'unsupported', authorization: 'AWS ' }) }
  const { accessKeyId, expires, sessionToken = '' } = signature
  const end = /^\d{1,11}$/.test(expires) ? Number(expires) * 1000 : undefined
  if (end === undefined) return { error: denied(`Invalid date (should be seconds since epoch): ${expires}`) }
  if (now > end)
    return {
      error: denied('Request has expired', [
        ['Expires', secondsText(end)],
        ['ServerTime', secondsText(now)],
      ]),
    }
  const session = get(world.sts.sessions, accessKeyId)
  const key = session ?? get(world.iam.accessKeys, accessKeyId)
  const isToken = session !== undefined || (!key && sessionToken !== '')
  const caller: CallerName = { type: 'access-key', accessKeyId, ...(isToken && { sessionToken }) }
  if (!key) return { caller }
  const toSign = stringToSign(request, target, expires, hostedBucket)
  const mac = base64Of(Uint8Array.from(hmac(sha1, utf8(key.secretAccessKey), utf8(toSign))))
  return isSame(mac, signature.signature)
    ? { caller }
    : {
        error: {
          ...MISMATCH,
          details: [
            ['AWSAccessKeyId', accessKeyId],
            ['StringToSign', toSign],
            ['SignatureProvided', signature.signature],
            ['StringToSignBytes', bytesOf(toSign)],
          ],
        },
      }
}

// Those that opened before 2014. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html
const REGIONS: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-west-1',
  'sa-east-1',
  'us-east-1',
  'us-west-1',
  'us-west-2',
])

function stringToSign(
  { method, headers }: WireRequest,
  { path, query }: Target,
  expires: string,
  hostedBucket: string | undefined,
): string {
  const amz = new Map([...query, ...headers].map(([name, value]) => [name.toLowerCase(), value.trim()] as const))
  const lines = [...amz]
    .filter(([name]) => name.startsWith('x-amz-'))
    .sort(byName)
    .map(([name, value]) => `${name}:${value}\n`)
  const parameters = query
    .filter(([name]) => SIGNED.has(name))
    .sort(byName)
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
  return [
    method,
    headers.get('content-md5') ?? '',
    headers.get('content-type') ?? '',
    expires,
    `${lines.join('')}${hostedBucket === undefined ? '' : `/${hostedBucket}`}${path}${parameters.length > 0 ? '?' : ''}${parameters.join('&')}`,
  ].join('\n')
}

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : a > b ? 1 : 0)

/** The parameters that choose what is meant. */
const SIGNED: ReadonlySet<string> = new Set(
  'accelerate acl analytics cors defaultObjectAcl delete inventory lifecycle location logging metrics notification object-lock partNumber policy replication requestPayment response-cache-control response-content-disposition response-content-encoding response-content-language response-content-type response-expires restore select select-type storageClass tagging torrent uploadId uploads versionId versioning versions website'.split(
    ' ',
  ),
)

// But for checksums: a client that does not know the body yet signs that of an empty one.
/** What the URL says in parameters that are headers' names counts as these headers. */
export function withHeadersOf(request: WireRequest, { query }: Target): WireRequest {
  const said = query.flatMap(([name, value]) => {
    const header = name.toLowerCase()
    return (header.startsWith('x-amz-') || CONDITIONS.has(header)) &&
      !request.headers.has(header) &&
      !OWN.has(header) &&
      !header.startsWith('x-amz-checksum-')
      ? [[header, value] as const]
      : []
  })
  return said.length === 0 ? request : { ...request, headers: new Map([...request.headers, ...said]) }
}

const CONDITIONS: ReadonlySet<string> = new Set(['if-match', 'if-none-match'])

/** What says of the signature itself. */
const OWN: ReadonlySet<string> = new Set(
  'algorithm content-sha256 credential date expires security-token signature signedheaders'
    .split(' ')
    .map((name) => `x-amz-${name}`),
)
