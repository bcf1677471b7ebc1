import { fromBase64, sameBytes } from '../../bytes.ts'
import type { Matcher } from '../glob.ts'

export const isBase64 = (text: string): boolean => fromBase64(text) !== undefined

export function base64Matcher(expected: string): Matcher {
  const wanted = fromBase64(expected)
  return (actual) => {
    const found = fromBase64(actual)
    return wanted !== undefined && found !== undefined && sameBytes(wanted, found)
  }
}
