// The plaintext of a data key and its wrapped copy. https://docs.aws.amazon.com/kms/latest/developerguide/data-keys.html
import { validation } from './errors.ts'

/** In bytes. */
const LENGTHS = { AES_256: 32, AES_128: 16 }

interface Asked {
  readonly KeySpec?: keyof typeof LENGTHS
  readonly NumberOfBytes?: number
}

/** How long the data key is to be; refuses both ways of saying it at once, and none. */
export function dataKeyLength({ KeySpec, NumberOfBytes }: Asked): number {
  const length = KeySpec === undefined ? NumberOfBytes : NumberOfBytes === undefined ? LENGTHS[KeySpec] : undefined
  if (length === undefined) throw validation('Please specify either number of bytes or key spec.')
  return length
}
