// How AWS refuses a request at the door, before anybody asks what it wants. The services behind the JSON and Query protocols
// share one door and its words; S3 has its own.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
import { utf8, type ErrorData } from '../sim/index.ts'
import { stampOf, type Flaw, type Signature } from './signature.ts'

/** A request whose signature can be read, and what it would have had to be. */
export interface Compared {
  readonly signature: Signature
  readonly canonical: string
  readonly toSign: string
}

export interface DoorRefusals {
  readonly flawed: (flaw: Flaw) => ErrorData
  /** The credential scope names another service than the one that was called. */
  readonly scope: (signature: Signature, service: string) => ErrorData
  readonly scopeDate: (signature: Signature) => ErrorData
  readonly unsigned: (headers: readonly string[]) => ErrorData
  readonly mismatch: (compared: Compared) => ErrorData
  /** Signed too long ago, or in the future. */
  readonly skewed: (signature: Signature, now: number) => ErrorData
  readonly expired: (signature: Signature, now: number) => ErrorData
  /** Milliseconds by which clocks may differ. */
  readonly tolerance: number
}

const MINUTE = 60_000

/** The common door. `codes` are the Query protocol's or JSON's. */
export function apiRefusals(codes: {
  readonly status: number
  readonly incomplete: string
  readonly wrong: string
  readonly minutes: number
}): DoorRefusals {
  const { status, minutes } = codes
  const incomplete = (message: string): ErrorData => ({ status, code: codes.incomplete, message })
  const wrong = (message: string): ErrorData => ({ status, code: codes.wrong, message })
  const late = (signature: Signature, end: number, now: number, margin: string): ErrorData =>
    wrong(`Signature expired: ${signature.stamp} is now earlier than ${stampOf(end)} (${stampOf(now)}${margin}.)`)
  return {
    tolerance: minutes * MINUTE,
    flawed(flaw) {
      switch (flaw.type) {
        case 'unsupported':
          return incomplete(
            `Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=${flaw.authorization.split(' ', 1)[0]}`,
          )
        case 'incomplete':
          return incomplete(
            `${flaw.missing.map((name) => `Authorization header requires '${name}' parameter.`).join(' ')} Authorization=AWS4-HMAC-SHA256`,
          )
        case 'no date':
          return incomplete(
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256",
          )
        case 'credential':
          return incomplete(
            `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${flaw.credential}'`,
          )
        case 'query incomplete':
        case 'older query incomplete':
          return incomplete(
            'AWS query-string parameters must include X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders and X-Amz-Expires. Re-examine the query-string parameters.',
          )
        case 'algorithm':
          return incomplete("Unsupported AWS 'algorithm'.")
        case 'expires':
          return incomplete('X-Amz-Expires must be a number of seconds of at most a week.')
      }
    },
    scope: (_, service) => wrong(`Credential should be scoped to correct service: '${service}'. `),
    scopeDate: ({ date, stamp }) =>
      wrong(
        `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${stamp.slice(0, 8)}', from '${stamp}'.`,
      ),
    unsigned: ([name = '']) =>
      wrong(
        name === 'host'
          ? "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
          : `'${name}' must be a 'SignedHeader' in the AWS Authorization.`,
      ),
    mismatch: () =>
      wrong(
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      ),
    skewed: (signature, now) =>
      signature.signedAt < now
        ? late(signature, now - minutes * MINUTE, now, ` - ${minutes} min`)
        : wrong(
            `Signature not yet current: ${signature.stamp} is still later than ${stampOf(now + minutes * MINUTE)} (${stampOf(now)} + ${minutes} min.)`,
          ),
    expired: (signature, now) => late(signature, now, now, ''),
  }
}

const ARGUMENT = 'AuthorizationQueryParametersError'
const WEEK = 604_800
const TOLERANCE = 15 * MINUTE

const malformed = (what: string): ErrorData => ({
  status: 400,
  code: 'AuthorizationHeaderMalformed',
  message: `The authorization header is malformed; ${what}`,
})
export const denied = (message: string, details: ErrorData['details'] = []): ErrorData => ({
  status: 403,
  code: 'AccessDenied',
  message,
  details,
})
export const MISMATCH: ErrorData = {
  status: 403,
  code: 'SignatureDoesNotMatch',
  message:
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
}
const query = (message: string): ErrorData => ({ status: 400, code: ARGUMENT, message })

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const s3Refusals: DoorRefusals = {
  tolerance: TOLERANCE,
  flawed(flaw) {
    switch (flaw.type) {
      case 'unsupported':
        return /^AWS4?[ -]/.test(flaw.authorization)
          ? {
              status: 400,
              code: 'InvalidRequest',
              message: 'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
            }
          : {
              status: 400,
              code: 'InvalidArgument',
              message: 'Unsupported Authorization Type',
              details: [
                ['ArgumentName', 'Authorization'],
                ['ArgumentValue', flaw.authorization],
              ],
            }
      case 'incomplete':
        return malformed(
          'the authorization header requires three components: Credential, SignedHeaders, and Signature.',
        )
      case 'no date':
        return denied('AWS authentication requires a valid Date or x-amz-date header')
      case 'credential':
        return flaw.place === 'header'
          ? malformed('the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".')
          : query(
              'Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
            )
      case 'query incomplete':
        return query(
          'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
        )
      case 'older query incomplete':
        return denied('Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters')
      case 'algorithm':
        return query('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"')
      case 'expires':
        return query(EXPIRES[flaw.problem])
    }
  },
  scope: (signature, service) =>
    signature.place === 'header'
      ? malformed(`incorrect service "${signature.service}". This endpoint belongs to "${service}".`)
      : query(
          `Error parsing the X-Amz-Credential parameter; incorrect service "${signature.service}". This endpoint belongs to "${service}".`,
        ),
  scopeDate: ({ date, stamp, place }) =>
    place === 'header'
      ? malformed(`Invalid credential date "${date}". This date is not the same as X-Amz-Date: "${stamp.slice(0, 8)}".`)
      : query(
          `Error parsing the X-Amz-Credential parameter; Invalid credential date "${date}". This date is not the same as X-Amz-Date: "${stamp.slice(0, 8)}".`,
        ),
  unsigned: (headers) =>
    denied('There were headers present in the request which were not signed', [
      ['HeadersNotSigned', headers.join(', ')],
    ]),
  mismatch: ({ signature, canonical, toSign }) => ({
    ...MISMATCH,
    details: [
      ['AWSAccessKeyId', signature.accessKeyId],
      ['StringToSign', toSign],
      ['SignatureProvided', signature.signature],
      ['StringToSignBytes', bytesOf(toSign)],
      ['CanonicalRequest', canonical],
      ['CanonicalRequestBytes', bytesOf(canonical)],
    ],
  }),
  skewed: (signature, now) =>
    signature.place === 'query'
      ? denied('Request is not yet valid')
      : {
          status: 403,
          code: 'RequestTimeTooSkewed',
          message: 'The difference between the request time and the current time is too large.',
          details: [
            ['RequestTime', signature.stamp],
            ['ServerTime', secondsText(now)],
            ['MaxAllowedSkewMilliseconds', String(TOLERANCE)],
          ],
        },
  expired: ({ expires = 0, signedAt }, now) =>
    denied('Request has expired', [
      ['X-Amz-Expires', String(expires)],
      ['Expires', secondsText(signedAt + expires * 1000)],
      ['ServerTime', secondsText(now)],
    ]),
}

const EXPIRES: Record<Extract<Flaw, { readonly type: 'expires' }>['problem'], string> = {
  'no number': 'X-Amz-Expires should be a number',
  negative: 'X-Amz-Expires must be non-negative',
  'longer than a week': `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${WEEK} seconds`,
}

export const secondsText = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`

export const bytesOf = (text: string): string =>
  Array.from(utf8(text), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
