// Finds secret bytes in text, however they were written down.
import { base64Of, concat, hexOf, type Bytes } from '../bytes.ts'

/** What to look for: the bytes as hex, and as a run inside any base64 text. */
export const writtenForms = (secret: Bytes): readonly string[] => [
  hexOf(secret),
  ...[0, 1, 2].map((offset) => insideBase64(secret, offset)),
]

// Base64 writes three bytes as four characters, so a run of bytes looks different after 0, 1 or 2 others. The first and last
// characters depend on the neighbours.
function insideBase64(secret: Bytes, offset: number): string {
  const text = base64Of(concat(new Uint8Array(offset), secret, new Uint8Array(2)))
  const start = Math.ceil((offset * 8) / 6)
  const end = Math.floor(((offset + secret.length) * 8) / 6)
  return text.slice(start, end)
}

/** True when `haystack` holds `needle`. */
export function includesBytes(haystack: Uint8Array, needle: Uint8Array): boolean {
  const [first] = needle
  if (first === undefined) return true
  for (let start = haystack.indexOf(first); start >= 0; start = haystack.indexOf(first, start + 1))
    if (needle.every((byte, i) => haystack[start + i] === byte)) return true
  return false
}

/** Runs of 16 bytes from a text or picture: the beginning, the middle and the end. A shorter one has none. */
export function windowsOf(plaintext: Bytes): readonly Bytes[] {
  if (plaintext.length < WINDOW) return []
  const last = plaintext.length - WINDOW
  const windows = [...new Set([0, Math.floor(last / 2), last])].map((start) => plaintext.slice(start, start + WINDOW))
  // Sixteen times the same byte tells nothing apart.
  return windows.filter((window) => window.some((byte) => byte !== window[0]))
}

const WINDOW = 16
