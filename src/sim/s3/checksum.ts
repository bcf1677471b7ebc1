// The checksum that S3 gives an object whose writer sent none.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
import { base64Of, type Bytes } from '../bytes.ts'
import { crc64nvme } from '../crypto/crc64.ts'
import type { Checksum } from '../world.ts'

/** In bytes. A larger body is read for its checksum when somebody asks for that. */
const LARGEST = 16 << 20

export const defaultChecksum = (body: Bytes): Checksum | undefined =>
  body.length > LARGEST ? undefined : { algorithm: 'CRC64NVME', value: base64Of(crc64nvme(body)), type: 'FULL_OBJECT' }

/** As members of an answer. */
export const checksumMembers = (checksum: Checksum | undefined) =>
  checksum && { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: checksum.type }
