// A page that was opened from the front hears what the front answers, over server-sent events of its own origin.
// https://html.spec.whatwg.org/multipage/server-sent-events.html
import { fromBase64, type World } from '../sim/index.ts'
import { createDecoder } from './graph.ts'
import type { ExchangeMessage, Followed, StartMessage } from './messages.ts'

export interface Listener {
  /** The world as it is; again after each loss of the connection and each reset. What was heard before still holds if it goes on. */
  readonly onStart: (start: { readonly scenario: string; readonly isResumed: boolean; readonly world: World }) => void
  readonly onExchange: (exchange: Followed) => void
  /** `lost` is tried again; the others are not. */
  readonly onLost: (how: 'lost' | 'turned away' | 'too large') => void
}

/** Bytes of bodies that are kept, the newest ones. */
const MOST_KEPT = 64 << 20

export interface Following {
  /** Bytes of the front's blob store; undefined for those that it did not send along. */
  readonly blob: (sha256: string) => Uint8Array<ArrayBuffer> | undefined
  readonly stop: () => void
}

export function follow(address: string, listener: Listener): Following {
  const blobs = createShelf()
  let decode = createDecoder()
  const source = new EventSource(address)
  source.addEventListener('start', ({ data }) => {
    const message = JSON.parse(String(data)) as StartMessage // the front is this page's own origin
    decode = createDecoder()
    blobs.keep(message.blobs)
    const { isResumed, scenario } = message
    listener.onStart({ scenario, isResumed, world: decode(message.world) as World }) // it was a world
  })
  source.addEventListener('exchange', ({ data }) => {
    const message = JSON.parse(String(data)) as ExchangeMessage // the front is this page's own origin
    blobs.keep(message.blobs)
    // In the order in which they were coded.
    const trace = decode(message.trace) as Followed['trace'] // it was a trace
    const world = decode(message.world) as World // it was a world
    listener.onExchange({ operation: message.operation, status: message.status, trace, world })
  })
  source.addEventListener('too-large', () => {
    source.close()
    listener.onLost('too large')
  })
  source.addEventListener('error', () =>
    listener.onLost(source.readyState === EventSource.CLOSED ? 'turned away' : 'lost'),
  )
  return { blob: blobs.get, stop: () => source.close() }
}

function createShelf() {
  const blobs = new Map<string, Uint8Array<ArrayBuffer>>()
  let size = 0
  return {
    get: (name: string) => blobs.get(name),
    keep(sent: Readonly<Record<string, string>>): void {
      for (const [name, base64] of Object.entries(sent)) {
        const bytes = fromBase64(base64)
        if (!bytes || blobs.has(name)) continue
        blobs.set(name, bytes)
        size += bytes.length
      }
      for (const [name, { length }] of blobs) {
        if (size <= MOST_KEPT) return
        blobs.delete(name)
        size -= length
      }
    },
  }
}
