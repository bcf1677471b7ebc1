import { fromBase64, sameBytes } from '../../bytes.ts'

export const isBase64 = (text: string): boolean => fromBase64(text) !== undefined

export function sameBase64(a: string, b: string): boolean {
  const left = fromBase64(a)
  const right = fromBase64(b)
  return left !== undefined && right !== undefined && sameBytes(left, right)
}
