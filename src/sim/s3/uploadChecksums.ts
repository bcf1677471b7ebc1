// Checksums of an upload in parts: what its parts and its completion may say, and that of the whole.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html#large-object-checksums
import type { Bytes } from '../bytes.ts'
import type { Checksum, ChecksumAlgorithm, MultipartUpload, UploadedPart } from '../world.ts'
import type { Digests } from '../environment.ts'
import { defaultChecksum } from './checksum.ts'
import { checksumOf, checksumSaid, compositeChecksum, type ChecksumHeaders } from './checksums.ts'
import type { NamedPart } from './completedParts.ts'
import { invalidRequest } from './errors.ts'
import { badDigest, invalidPart } from './objectErrors.ts'

/** The checksum with which a part is kept and answered. */
export async function checksumOfPart(
  { checksum }: MultipartUpload,
  said: Checksum | undefined,
  body: Bytes,
  digests: Digests,
): Promise<Checksum | undefined> {
  if (!checksum) return said
  if (said && said.algorithm !== checksum.algorithm)
    throw invalidRequest(
      `Checksum Type mismatch occurred, expected checksum Type: ${checksum.algorithm.toLowerCase()}, actual checksum Type: ${said.algorithm.toLowerCase()}`,
    )
  return said ?? checksumOf(checksum.algorithm, body, digests)
}

interface Completion extends ChecksumHeaders {
  readonly ChecksumType?: Checksum['type']
}

export function requireSameMode({ checksum }: MultipartUpload, { ChecksumType }: Completion): void {
  if (ChecksumType !== undefined && ChecksumType !== checksum?.type)
    throw invalidRequest(
      `The upload was created using the ${checksum?.type ?? 'null'} checksum mode. The complete request must use the same checksum mode.`,
    )
}

/** What the completion says of each part must be what the part was uploaded with. */
export function requirePartChecksums(
  { checksum, uploadId }: MultipartUpload,
  named: readonly NamedPart[],
  found: readonly UploadedPart[],
): void {
  named.forEach((part, i) => {
    const { PartNumber = 0, ETag = '' } = part
    const said = checksumSaid(part)
    if (!said) {
      if (checksum?.type !== 'COMPOSITE') return
      throw invalidRequest(
        `The upload was created using a ${checksum.algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${PartNumber} in the request.`,
      )
    }
    if (checksum && said.algorithm !== checksum.algorithm)
      throw badDigest(said.algorithm.toLowerCase(), `for part ${PartNumber} did not match what we received`)
    if (!checksum || found[i]?.checksum?.value !== said.value)
      throw invalidPart(uploadId, PartNumber, ETag.replaceAll('"', ''))
  })
}

/** What a completion says of the whole: of a composite checksum, with or without the number of parts behind it. */
export function checksumSaidOfWhole(headers: Completion): ReturnType<typeof checksumSaid> {
  const entries = Object.entries(headers).map(([name, value]): readonly [string, unknown] =>
    name.startsWith('Checksum') && typeof value === 'string' ? [name, withoutCount(value)] : [name, value],
  )
  return checksumSaid(Object.fromEntries(entries))
}

const withoutCount = (checksum: string): string => checksum.replace(/-\d{1,5}$/, '')

export async function checksumOfWhole(
  { checksum: wanted }: MultipartUpload,
  parts: readonly UploadedPart[],
  whole: Bytes,
  headers: Completion,
  digests: Digests,
): Promise<Checksum | undefined> {
  const said = checksumSaidOfWhole(headers)
  if (wanted?.type === 'COMPOSITE') {
    const composite = await compositeChecksum(wanted.algorithm, parts, digests)
    const value = headers[`Checksum${wanted.algorithm}`]
    if (said && value !== composite.value && value !== withoutCount(composite.value))
      throw badDigest(said.algorithm.toLowerCase())
    return composite
  }
  const algorithm: ChecksumAlgorithm = wanted?.algorithm ?? 'CRC64NVME'
  const checksum =
    algorithm === 'CRC64NVME' && !said ? defaultChecksum(whole) : await checksumOf(algorithm, whole, digests)
  if (said && said.value !== checksum?.value) throw badDigest(algorithm.toLowerCase())
  return checksum
}
