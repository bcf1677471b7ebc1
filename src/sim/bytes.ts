// Bytes and their written forms.

export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()

export const utf8 = (text: string): Bytes => encoder.encode(text)

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function hexOf(bytes: Uint8Array): string {
  let hex = ''
  for (let i = 0; i < bytes.length; i++) hex += pairs[bytes[i] ?? 0]
  return hex
}

/** The bytes of lower-case hex; the caller knows that it is hex. */
export function fromHex(hex: string): Bytes {
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

export function base64Of(bytes: Uint8Array): string {
  let binary = ''
  // To spread them into arguments takes five times as long.
  for (let i = 0; i < bytes.length; i += 8192)
    binary += Reflect.apply(String.fromCharCode, null, bytes.subarray(i, i + 8192))
  return btoa(binary)
}

/** The bytes of a base64 text; undefined when it is not base64. */
export function fromBase64(text: string): Bytes | undefined {
  try {
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
    return bytes
  } catch {
    return undefined
  }
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
