// A page that was opened from the front hears what the front answers, over server-sent events of its own origin.
// https://html.spec.whatwg.org/multipage/server-sent-events.html
import { fromBase64, type World } from '../sim/index.ts'
import { createDecoder } from './graph.ts'
import type { ExchangeMessage, Followed, StartMessage } from './messages.ts'

export interface Listener {
  /** The world as it is; again after each loss of the connection and each reset. */
  readonly onStart: (start: { readonly scenario: string; readonly world: World }) => void
  readonly onExchange: (exchange: Followed) => void
  readonly onLost: () => void
}

export interface Following {
  /** Bytes of the front's blob store; undefined for those that it did not send along. */
  readonly blob: (sha256: string) => Uint8Array<ArrayBuffer> | undefined
  readonly stop: () => void
}

export function follow(address: string, listener: Listener): Following {
  const blobs = new Map<string, Uint8Array<ArrayBuffer>>()
  let decode = createDecoder()
  const source = new EventSource(address)
  source.addEventListener('start', ({ data }) => {
    const message = JSON.parse(String(data)) as StartMessage // the front is this page's own origin
    decode = createDecoder()
    keep(blobs, message.blobs)
    listener.onStart({ scenario: message.scenario, world: decode(message.world) as World }) // it was a world
  })
  source.addEventListener('exchange', ({ data }) => {
    const message = JSON.parse(String(data)) as ExchangeMessage // the front is this page's own origin
    keep(blobs, message.blobs)
    // In the order in which they were coded.
    const trace = decode(message.trace) as Followed['trace'] // it was a trace
    const world = decode(message.world) as World // it was a world
    listener.onExchange({ operation: message.operation, status: message.status, trace, world })
  })
  source.addEventListener('error', () => listener.onLost())
  return { blob: (sha256) => blobs.get(sha256), stop: () => source.close() }
}

function keep(blobs: Map<string, Uint8Array<ArrayBuffer>>, sent: Readonly<Record<string, string>>): void {
  for (const [name, base64] of Object.entries(sent)) {
    const bytes = fromBase64(base64)
    if (bytes) blobs.set(name, bytes)
  }
}
