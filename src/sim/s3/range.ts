// A part of a body: some bytes, or one part of a multipart upload.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax
import type { S3Object } from '../world.ts'
import { invalidRequest } from './errors.ts'
import { invalidPartNumber, invalidRange } from './objectErrors.ts'

export interface Section {
  readonly start: number
  /** Exclusive. */
  readonly end: number
}

/** Undefined for all of the object; a range that cannot be read is no range. */
export function sectionOf(
  { Range, PartNumber }: { readonly Range?: string; readonly PartNumber?: number },
  { parts, size }: S3Object,
): Section | undefined {
  if (Range !== undefined && PartNumber !== undefined)
    throw invalidRequest('Cannot specify both Range header and partNumber query parameter')
  if (PartNumber !== undefined) return partOf(PartNumber, parts?.map((part) => part.size) ?? [size])
  const match = /^bytes=(\d*)-(\d*)$/.exec(Range ?? '')
  if (!match || Range === undefined) return undefined
  const [first = '', last = ''] = match.slice(1)
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  if (start >= size || end === start) throw invalidRange(Range, size)
  return { start, end }
}

function partOf(number: number, sizes: readonly number[]): Section {
  const size = sizes[number - 1]
  if (size === undefined) throw invalidPartNumber(number, sizes.length)
  const start = sizes.slice(0, number - 1).reduce((sum, one) => sum + one, 0)
  return { start, end: start + size }
}
