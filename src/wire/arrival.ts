// The body of a request: what its signature says of it, how it was framed, and whether its checksums are true.
import type { Environment, ErrorData } from '../sim/index.ts'
import { ALGORITHMS, falseChecksum } from './checksums.ts'
import { MODES, readChunks } from './chunkedBody.ts'
import type { WireRequest } from './message.ts'
import type { Arrived, Protocol } from './protocol.ts'
import type { Signature } from './signature.ts'
import { EMPTY_HASH, hashOf } from './signing.ts'
import type { Target } from './target.ts'

export interface Payload {
  /** As it counts for the signature. */
  readonly hash: string
  /** STREAMING-…, when the body comes in pieces. */
  readonly mode?: string
}

/** What the signature says of the body. Only S3 lets the client say it, and then checks it. */
export async function payloadOf(
  environment: Environment,
  { service }: Protocol,
  { headers, body }: WireRequest,
  signature: Signature | undefined,
): Promise<Payload | { readonly error: ErrorData }> {
  if (service !== 's3')
    return body.length > LARGEST_CALL
      ? { error: TOO_LARGE }
      : { hash: signature ? await hashOf(body, environment) : EMPTY_HASH }
  const said = headers.get('x-amz-content-sha256')
  if (said === undefined) {
    if (signature?.place !== 'header') return { hash: 'UNSIGNED-PAYLOAD' }
    return {
      error: {
        status: 400,
        code: 'InvalidRequest',
        message: 'Missing required header for this request: x-amz-content-sha256',
      },
    }
  }
  if (said === 'UNSIGNED-PAYLOAD') return { hash: said }
  if (MODES.has(said)) return { hash: said, mode: said }
  if (!/^[\da-f]{64}$/.test(said))
    return {
      error: {
        status: 400,
        code: 'InvalidArgument',
        message:
          'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.',
        details: [
          ['ArgumentName', 'x-amz-content-sha256'],
          ['ArgumentValue', said],
        ],
      },
    }
  const computed = await hashOf(body, environment)
  return computed === said
    ? { hash: said }
    : {
        error: {
          status: 400,
          code: 'XAmzContentSHA256Mismatch',
          message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
          details: [
            ['ClientComputedContentSHA256', said],
            ['S3ComputedContentSHA256', computed],
          ],
        },
      }
}

/** The body out of its frames, with every checksum that came with it verified. */
export async function arrivedBody(
  environment: Environment,
  { service }: Protocol,
  operation: string,
  request: WireRequest,
  target: Target,
  { mode }: Payload,
  signature: Signature | undefined,
  key: Uint8Array | undefined,
): Promise<Arrived | { readonly error: ErrorData }> {
  const { headers } = request
  const none: ReadonlyMap<string, string> = new Map()
  if (service !== 's3') return { request, target, body: request.body, checksums: none }
  let { body } = request
  let trailers = none
  // Pieces signed by a stranger cannot be checked; the engine refuses the stranger.
  if (mode !== undefined && (key || !mode.startsWith('STREAMING-AWS4') || !signature)) {
    const length = headers.get('x-amz-decoded-content-length')
    if (length === undefined || !/^\d{1,15}$/.test(length)) return { error: MISSING_LENGTH }
    const announced = (headers.get('x-amz-trailer') ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
    const chunks = await readChunks(
      body,
      { mode, announced, decodedLength: Number(length), signature, key },
      environment,
    )
    if ('error' in chunks) return chunks
    ;({ body, trailers } = chunks)
  }
  const said = new Map([
    ...[...ALGORITHMS.keys(), 'content-md5'].flatMap((name) => {
      const value = headers.get(name)
      return value === undefined ? [] : [[name, value] as const]
    }),
    ...trailers,
  ])
  if (said.size === 0 && WITH_CHECKSUM.has(operation)) return { error: MISSING_CHECKSUM }
  // There the checksum is that of the whole object.
  const error =
    operation === 's3:CompleteMultipartUpload' ? undefined : await falseChecksum(body, said, environment, operation)
  return error ? { error } : { request, target, body, checksums: said }
}

/** Of everything but objects, in bytes. */
const LARGEST_CALL = 1 << 20
const TOO_LARGE: ErrorData = {
  status: 413,
  code: 'RequestEntityTooLargeException',
  message: 'Request size exceeds the limit of 1048576 bytes.',
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
const WITH_CHECKSUM: ReadonlySet<string> = new Set(['s3:DeleteObjects'])
const MISSING_CHECKSUM: ErrorData = {
  status: 400,
  code: 'InvalidRequest',
  message: 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
}

const MISSING_LENGTH: ErrorData = {
  status: 411,
  code: 'MissingContentLength',
  message: 'You must provide the Content-Length HTTP header.',
}
