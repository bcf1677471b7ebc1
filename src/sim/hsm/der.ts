// The little of DER (X.690) that keys are written in: one tag of one byte, a definite length, the content.
import { concat, fromHex, hexOf, type Bytes } from '../bytes.ts'

export interface Element {
  readonly tag: number
  readonly content: Bytes
}

export const SEQUENCE = 0x30
export const INTEGER = 0x02
export const BIT_STRING = 0x03
export const OCTET_STRING = 0x04

export function element(tag: number, ...content: readonly Uint8Array[]): Bytes {
  const inside = concat(...content)
  return concat(Uint8Array.of(tag), lengthOf(inside.length), inside)
}

/** An INTEGER that is not negative. */
export function integer(value: bigint): Bytes {
  const bytes = bytesOf(value)
  return element(INTEGER, (bytes[0] ?? 0x80) >= 0x80 ? concat(Uint8Array.of(0), bytes) : bytes)
}

/** The elements that follow each other in `bytes`; undefined when they are not DER to the last byte. */
export function elementsOf(bytes: Bytes): readonly Element[] | undefined {
  const elements: Element[] = []
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0
    const short = bytes[at + 1] ?? 0x80
    const more = short < 0x80 ? 0 : short - 0x80
    const start = at + 2 + more
    if ((short >= 0x80 && (more === 0 || more > 3)) || start > bytes.length) return undefined
    const length = more === 0 ? short : Number(`0x${hexOf(bytes.subarray(at + 2, start))}`)
    const isShortest = more === 0 || (length >= 0x80 && length >= 256 ** (more - 1))
    if (!isShortest || start + length > bytes.length) return undefined
    elements.push({ tag, content: bytes.slice(start, start + length) })
    at = start + length
  }
  return elements
}

/** The elements inside the one element that `bytes` are; undefined when they are no such element. */
export function inside(tag: number, bytes: Bytes): readonly Element[] | undefined {
  const [only, ...others] = elementsOf(bytes) ?? []
  return only?.tag === tag && others.length === 0 ? elementsOf(only.content) : undefined
}

/** Big-endian, without leading zeros but for zero itself; or in `length` bytes. */
export function bytesOf(value: bigint, length?: number): Bytes {
  const hex = value.toString(16)
  return fromHex(
    length === undefined ? hex.padStart(hex.length + (hex.length % 2), '0') : hex.padStart(2 * length, '0'),
  )
}

export const numberOf = (bytes: Uint8Array): bigint => (bytes.length === 0 ? 0n : BigInt(`0x${hexOf(bytes)}`))

function lengthOf(length: number): Bytes {
  if (length < 0x80) return Uint8Array.of(length)
  const bytes = bytesOf(BigInt(length))
  return concat(Uint8Array.of(0x80 + bytes.length), bytes)
}
