// Reads what a client sends, up to a limit and not for ever.
import type { IncomingMessage } from 'node:http'

export type BodyRead =
  { readonly body: Uint8Array<ArrayBuffer> } | { readonly refused: 'too large' | 'too slow' | 'gone' }

export function readBody(
  request: IncomingMessage,
  limits: { readonly bytes: number; readonly idle: number },
): Promise<BodyRead> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let length = 0
    let timer = setTimeout(() => end({ refused: 'too slow' }), limits.idle)
    const end = (read: BodyRead): void => {
      clearTimeout(timer)
      request.off('data', onData)
      resolve(read)
    }
    const onData = (part: Buffer): void => {
      clearTimeout(timer)
      length += part.length
      if (length > limits.bytes) return end({ refused: 'too large' })
      parts.push(part)
      timer = setTimeout(() => end({ refused: 'too slow' }), limits.idle)
    }
    request.on('data', onData)
    request.on('end', () => end({ body: joined(parts, length) }))
    request.on('error', () => end({ refused: 'gone' }))
    request.on('close', () => end({ refused: 'gone' }))
  })
}

function joined(parts: readonly Buffer[], length: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    body.set(part, at)
    at += part.length
  }
  return body
}
