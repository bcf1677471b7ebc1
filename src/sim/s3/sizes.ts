// How much one request may bring.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
import type { Bytes } from '../bytes.ts'
import { entityTooLarge, notImplemented } from './objectErrors.ts'

/** In bytes: of one PutObject, of one part, and of what CopyObject can copy. */
const LARGEST_UPLOAD = 5 * 2 ** 30
/** Of all but the last part. */
export const SMALLEST_PART = 5 * 2 ** 20
/** What this simulation really encrypts. */
const LARGEST_HERE = 256 * 2 ** 20

/** A body that is only announced, by its length, is judged by the rules all the same. */
export function requireSize({ Body, ContentLength }: { readonly Body?: Bytes; readonly ContentLength?: number }): void {
  const size = Math.max(Body?.length ?? 0, ContentLength ?? 0)
  if (size > LARGEST_UPLOAD) throw entityTooLarge(size, LARGEST_UPLOAD)
  if (size > LARGEST_HERE) throw notImplemented('Content-Length', 'This simulation encrypts bodies up to 256 MiB.')
}
