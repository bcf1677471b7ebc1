// What a client says of its body is checked before anybody works on it.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
import {
  base64Of,
  crc32,
  crc32c,
  crc64nvme,
  fromBase64,
  md5Hex,
  fromHex,
  hexOf,
  type Bytes,
  type Environment,
  type ErrorData,
} from '../sim/index.ts'

interface Algorithm {
  readonly name: string
  readonly length: number
  readonly of: (bytes: Bytes, digests: Environment['digests']) => Promise<Uint8Array> | Uint8Array
}

const digest = (name: string) => async (bytes: Bytes) => new Uint8Array(await crypto.subtle.digest(name, bytes))

export const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  ['x-amz-checksum-crc32', { name: 'CRC32', length: 4, of: (bytes, { crc }) => crc('CRC32', bytes, crc32) }],
  ['x-amz-checksum-crc32c', { name: 'CRC32C', length: 4, of: (bytes, { crc }) => crc('CRC32C', bytes, crc32c) }],
  [
    'x-amz-checksum-crc64nvme',
    { name: 'CRC64NVME', length: 8, of: (bytes, { crc }) => crc('CRC64NVME', bytes, crc64nvme) },
  ],
  ['x-amz-checksum-sha1', { name: 'SHA1', length: 20, of: digest('SHA-1') }],
  ['x-amz-checksum-sha256', { name: 'SHA256', length: 32, of: (bytes, { sha256 }) => sha256(bytes) }],
  ['x-amz-checksum-sha512', { name: 'SHA512', length: 64, of: digest('SHA-512') }],
])

/** Undefined when all that was said is true. */
export async function falseChecksum(
  body: Bytes,
  said: ReadonlyMap<string, string>,
  environment: Pick<Environment, 'digests'>,
  operation: string,
): Promise<ErrorData | undefined> {
  const names = [...said.keys()].filter((name) => ALGORITHMS.has(name))
  if (names.length > 1)
    return invalid('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.')
  for (const name of names) {
    const algorithm = ALGORITHMS.get(name)
    const expected = said.get(name) ?? ''
    if (!algorithm) continue
    if (fromBase64(expected)?.length !== algorithm.length) return invalid(`Value for ${name} header is invalid.`)
    if (base64Of(await algorithm.of(body, environment.digests)) !== expected)
      return {
        status: 400,
        code: 'BadDigest',
        message: `The ${algorithm.name} you specified did not match the calculated checksum.`,
      }
  }
  const md5 = said.get('content-md5')
  return md5 === undefined ? undefined : falseMd5(body, md5, environment, operation)
}

async function falseMd5(
  body: Bytes,
  said: string,
  environment: Pick<Environment, 'digests'>,
  operation: string,
): Promise<ErrorData | undefined> {
  const expected = fromBase64(said)
  if (expected?.length !== 16)
    return {
      status: 400,
      code: 'InvalidDigest',
      message: 'The Content-MD5 you specified was invalid.',
      details: [['Content-MD5', said]],
    }
  const calculated = await md5Hex(body, environment)
  return calculated === hexOf(expected)
    ? undefined
    : {
        status: 400,
        code: 'BadDigest',
        message: 'The Content-MD5 you specified did not match what we received.',
        details: [
          // Of a part, S3 gives it back as it came.
          ['ExpectedDigest', operation === 's3:UploadPart' ? said : hexOf(expected)],
          ['CalculatedDigest', base64Of(fromHex(calculated))],
        ],
      }
}

const invalid = (message: string): ErrorData => ({ status: 400, code: 'InvalidRequest', message })
