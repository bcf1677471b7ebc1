// Reads what a client sends: up to a limit, into the room that there is, and not for ever.
import type { IncomingMessage } from 'node:http'
import type { Share } from './budget.ts'
import type { Reason } from './earlyRefusals.ts'

export type BodyRead = { readonly body: Uint8Array<ArrayBuffer> } | { readonly refused: Reason | 'gone' }

export interface BodyLimits {
  readonly bytes: number
  /** Milliseconds without a byte; and for all of it. */
  readonly idle: number
  readonly whole: number
}

/** `length` is what the client has said, for which there is room; undefined when it sends chunks. */
export function readBody(
  request: IncomingMessage,
  length: number | undefined,
  share: Share,
  limits: BodyLimits,
): Promise<BodyRead> {
  if (length === 0) {
    request.resume()
    return Promise.resolve({ body: room(0) })
  }
  return new Promise((resolve) => {
    const whole = length === undefined ? undefined : room(length)
    const parts: Buffer[] = []
    let at = 0
    const start = Date.now()
    const timer = setTimeout(() => end({ refused: 'too slow' }), limits.idle)
    const end = (read: BodyRead): void => {
      clearTimeout(timer)
      request.off('data', onData)
      resolve(read)
    }
    const onData = (part: Buffer): void => {
      timer.refresh()
      if (Date.now() - start > limits.whole) return end({ refused: 'too slow' })
      if (whole) whole.set(part, at)
      else parts.push(part)
      at += part.length
      if (at > limits.bytes) return end({ refused: 'too large' })
      if (!whole && !share.hold(at)) return end({ refused: 'too many' })
    }
    request.on('data', onData)
    request.on('end', () => end({ body: whole ? (at < whole.length ? whole.slice(0, at) : whole) : joined(parts, at) }))
    request.on('error', () => end({ refused: 'gone' }))
    request.on('close', () => end({ refused: 'gone' }))
  })
}

// Not cleared, which takes ten times as long as to fill it: only what has been written may be let out.
const room = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.allocUnsafeSlow(length).buffer)

function joined(parts: readonly Buffer[], length: number): Uint8Array<ArrayBuffer> {
  const body = room(length)
  let at = 0
  for (const part of parts) {
    body.set(part, at)
    at += part.length
  }
  return body
}
