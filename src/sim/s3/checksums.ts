// Checksums that a request brings or asks for.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
import { base64Of, concat, fromBase64, hexOf, sameBytes, type Bytes } from '../bytes.ts'
import { crc32, crc32c } from '../crypto/crc.ts'
import { crc64nvme } from '../crypto/crc64.ts'
import type { Digests, Environment } from '../environment.ts'
import type { Checksum, ChecksumAlgorithm, ObjectPart } from '../world.ts'
import { defaultChecksum } from './checksum.ts'
import { invalidRequest } from './errors.ts'
import { badDigest, badMd5, invalidDigest } from './objectErrors.ts'

export interface ChecksumHeaders {
  readonly ContentMD5?: string
  readonly ChecksumAlgorithm?: ChecksumAlgorithm
  readonly ChecksumCRC32?: string
  readonly ChecksumCRC32C?: string
  readonly ChecksumCRC64NVME?: string
  readonly ChecksumSHA1?: string
  readonly ChecksumSHA256?: string
}

const ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const

const LENGTHS = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 }

const making: Readonly<Record<ChecksumAlgorithm, (body: Bytes, digests: Digests) => Promise<Bytes> | Bytes>> = {
  CRC32: (body, { crc }) => crc('CRC32', body, crc32),
  CRC32C: (body, { crc }) => crc('CRC32C', body, crc32c),
  CRC64NVME: (body, { crc }) => crc('CRC64NVME', body, crc64nvme),
  SHA1: async (body) => new Uint8Array(await crypto.subtle.digest('SHA-1', body)),
  SHA256: (body, { sha256 }) => sha256(body),
}

/** The checksum that a request says its body has; none when it says nothing. Throws S3's answers to malformed ones. */
export function checksumSaid(headers: ChecksumHeaders): Pick<Checksum, 'algorithm' | 'value'> | undefined {
  const said = ALGORITHMS.flatMap((algorithm) => {
    const value = headers[`Checksum${algorithm}`]
    return value === undefined ? [] : [{ algorithm, value }]
  })
  if (said.length > 1)
    throw invalidRequest('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.')
  const [only] = said
  if (only && fromBase64(only.value)?.length !== LENGTHS[only.algorithm])
    throw invalidRequest(`Value for x-amz-checksum-${only.algorithm.toLowerCase()} header is invalid.`)
  if (headers.ContentMD5 !== undefined && fromBase64(headers.ContentMD5)?.length !== 16)
    throw invalidDigest(headers.ContentMD5)
  return only
}

/** The checksum to keep of a body; what the request said of it must be true. */
export async function checkedChecksum(
  headers: ChecksumHeaders,
  body: Bytes,
  environment: Pick<Environment, 'digests'>,
  // Of an object, S3 tells the digest that it expected in hexadecimal digits.
  spelled: (digest: Bytes) => string = hexOf,
): Promise<Checksum | undefined> {
  const said = checksumSaid(headers)
  if (headers.ContentMD5 !== undefined) {
    const calculated = await environment.digests.md5(body)
    const expected = fromBase64(headers.ContentMD5) ?? concat()
    if (!sameBytes(calculated, expected)) throw badMd5(spelled(expected), calculated)
  }
  // A client that names an algorithm sends the checksum too. Forms send none, so it is taken here.
  const algorithm = said?.algorithm ?? headers.ChecksumAlgorithm
  if (algorithm === undefined) return defaultChecksum(body)
  const checksum = await checksumOf(algorithm, body, environment.digests)
  if (said && said.value !== checksum.value) throw badDigest(algorithm)
  return checksum
}

export const checksumOf = async (algorithm: ChecksumAlgorithm, body: Bytes, digests: Digests): Promise<Checksum> => ({
  algorithm,
  value: base64Of(await making[algorithm](body, digests)),
  type: 'FULL_OBJECT',
})

/** The checksum of the parts' checksums. */
export async function compositeChecksum(
  algorithm: ChecksumAlgorithm,
  parts: readonly ObjectPart[],
  digests: Digests,
): Promise<Checksum> {
  const bytes = parts.map(({ checksum }) => fromBase64(checksum?.value ?? '') ?? concat())
  const { value } = await checksumOf(algorithm, concat(...bytes), digests)
  return { algorithm, value: `${value}-${parts.length}`, type: 'COMPOSITE' }
}

/** As members of an answer about a part, whose checksum has no type. */
export const partChecksum = ({ checksum }: { readonly checksum?: Checksum }) =>
  checksum && { [`Checksum${checksum.algorithm}`]: checksum.value }
