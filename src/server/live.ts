// Tells the pages that follow along what is answered, over server-sent events.
import type { ServerResponse } from 'node:http'
import { base64Of, type Environment, type World } from '../sim/index.ts'
import { createEncoder } from '../live/graph.ts'
import { LONGEST_BLOB, type ExchangeMessage, type StartMessage } from '../live/messages.ts'
import type { Exchange } from '../wire/handler.ts'

const MOST_PAGES = 16
/** A page that reads slower than this is behind loses its connection, comes back, and gets the world as it is then. */
const MOST_WAITING = 64 << 20
/** After this many requests a page starts afresh, so that it need not remember every world. */
const MOST_EXCHANGES = 5000
const HEARTBEAT = 15_000

export interface Live {
  /** Follows from now on; false when there is no room. */
  readonly join: (response: ServerResponse) => boolean
  readonly tell: (exchange: Exchange) => void
  /** The world is another one now. */
  readonly restart: () => void
  readonly close: () => void
}

interface Page {
  readonly response: ServerResponse
  encode: ReturnType<typeof createEncoder>
  blobs: Record<string, string>
  told: number
}

export function createLive(
  now: () => { readonly scenario: string; readonly world: World; readonly environment: Environment },
): Live {
  const pages = new Set<Page>()
  const beat = setInterval(() => {
    for (const { response } of pages) response.write(': still here\n\n')
  }, HEARTBEAT)
  beat.unref()

  const drop = (page: Page): void => {
    pages.delete(page)
    page.response.destroy()
  }
  const write = (page: Page, event: string, message: StartMessage | ExchangeMessage): void => {
    page.blobs = {}
    page.response.write(`event: ${event}\ndata: ${JSON.stringify(message)}\n\n`)
    if (page.response.writableLength > MOST_WAITING) drop(page)
  }
  const start = (page: Page): void => {
    const { scenario, world, environment } = now()
    page.told = 0
    page.encode = createEncoder((value) => {
      if (!isBlobRef(value) || value.length > LONGEST_BLOB) return
      page.blobs[value.sha256] = base64Of(environment.blobs.get(value))
    })
    const coded = page.encode(world)
    write(page, 'start', { scenario, world: coded, blobs: page.blobs })
  }
  return {
    join(response) {
      if (pages.size >= MOST_PAGES) return false
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      const page: Page = { response, encode: createEncoder(), blobs: {}, told: 0 }
      pages.add(page)
      response.on('close', () => pages.delete(page))
      start(page)
      return true
    },
    tell({ operation, status, trace, world }) {
      for (const page of pages) {
        if (page.told++ >= MOST_EXCHANGES) start(page)
        const coded = page.encode(trace)
        const after = page.encode(world)
        write(page, 'exchange', { operation, status, trace: coded, world: after, blobs: page.blobs })
      }
    },
    restart() {
      for (const page of pages) start(page)
    },
    close() {
      clearInterval(beat)
      for (const page of pages) drop(page)
    },
  }
}

const isBlobRef = (value: object): value is { readonly sha256: string; readonly length: number } =>
  'sha256' in value && typeof value.sha256 === 'string' && 'length' in value && typeof value.length === 'number'
