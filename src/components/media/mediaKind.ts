// What some bytes are, by their first bytes and not by their name. SVG is text here: it could carry script.

export type Media =
  | { readonly type: 'picture'; readonly mediaType: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'bytes' }

/** Longest text that is shown, in bytes. */
const EXCERPT = 2000

export function mediaKind(bytes: Uint8Array): Media {
  const starts = (...head: readonly number[]): boolean => head.every((byte, i) => bytes[i] === byte)
  const ascii = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { type: 'picture', mediaType: 'image/png' }
  if (starts(0xff, 0xd8, 0xff)) return { type: 'picture', mediaType: 'image/jpeg' }
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') return { type: 'picture', mediaType: 'image/gif' }
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return { type: 'picture', mediaType: 'image/webp' }
  if (ascii(4, 12) === 'ftypavif') return { type: 'picture', mediaType: 'image/avif' }
  const text = textIn(bytes)
  return text === undefined ? { type: 'bytes' } : { type: 'text', text }
}

function textIn(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, EXCERPT).includes(0)) return undefined
  try {
    // The excerpt may end inside a character; streaming keeps that from being an error.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, EXCERPT), {
      stream: bytes.length > EXCERPT,
    })
  } catch {
    return undefined
  }
}
