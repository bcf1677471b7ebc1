// Tells the pages that follow along what is answered, over server-sent events.
import type { ServerResponse } from 'node:http'
import { base64Of, dropBefore, type Environment, type World } from '../sim/index.ts'
import { createEncoder } from '../live/graph.ts'
import { LONGEST_BLOB, type ExchangeMessage, type StartMessage } from '../live/messages.ts'
import type { Exchange } from '../wire/handler.ts'

const MOST_PAGES = 16
/** Bytes. A page that is further behind loses its connection, comes back, and gets the world as it is then. */
const MOST_WAITING = 8 << 20
/** Characters of a first message. What is longer no page could show. */
const LONGEST_START = 64 << 20
/** Bytes of bodies that go with one message. */
const MOST_BLOBS = 16 << 20
/** After this many requests a page starts afresh, so that it need not remember every world. */
const MOST_EXCHANGES = 5000
/** Records of CloudTrail from before a page came. */
const EARLIER_RECORDS = 500
const HEARTBEAT = 15_000

export interface Live {
  /** Follows from now on; false when there is no room. */
  readonly join: (response: ServerResponse) => boolean
  readonly tell: (exchange: Exchange) => void
  /** The world is another one now. */
  readonly restart: () => void
  readonly close: () => void
}

interface Present {
  readonly scenario: string
  readonly world: World
  /** The door to which the world's bytes belong. */
  readonly environment: Environment
}

interface Page {
  readonly response: ServerResponse
  environment: Environment
  encode: ReturnType<typeof createEncoder>
  /** What it is to know of a world. */
  seen: (world: World) => World
  /** The bytes that go with the next message, and for how many more there is room. */
  blobs: Record<string, string>
  room: number
  told: number
}

export function createLive(now: () => Present, { mostWaiting = MOST_WAITING } = {}): Live {
  const pages = new Set<Page>()
  const drop = (page: Page): void => {
    pages.delete(page)
    page.response.destroy()
  }
  const write = (page: Page, text: string): void => {
    if (page.response.writableLength > mostWaiting) drop(page)
    else page.response.write(text)
  }
  const restart = (page: Page): void => {
    const { scenario, world, environment } = now()
    Object.assign(page, newEncoding(page, environment, world))
    const message = eventOf(page, 'start', { scenario, world: page.encode(page.seen(world)) })
    if (message.length <= LONGEST_START) return write(page, message)
    pages.delete(page)
    page.response.end('event: too-large\ndata: {}\n\n')
  }
  const tell = (page: Page, { operation, status, trace, world }: Exchange): void => {
    const entries = page.encode(trace.map((entry) => ({ ...entry, world: page.seen(entry.world) })))
    const after = page.encode(page.seen(world))
    write(page, eventOf(page, 'exchange', { operation, status, trace: entries, world: after }))
  }
  const beat = setInterval(() => {
    for (const page of pages) write(page, ': still here\n\n')
  }, HEARTBEAT)
  beat.unref()
  return {
    join(response) {
      if (pages.size >= MOST_PAGES) return false
      const { environment, world } = now()
      const page = { response, environment, encode: createEncoder(), seen: () => world, blobs: {}, room: 0, told: 0 }
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      pages.add(page)
      response.on('close', () => pages.delete(page))
      restart(page)
      return true
    },
    tell(exchange) {
      for (const page of pages)
        // After a reset the world is another one, with bytes of its own.
        if (page.told++ >= MOST_EXCHANGES || page.environment !== now().environment) restart(page)
        else tell(page, exchange)
    },
    restart() {
      for (const page of pages) restart(page)
    },
    close() {
      clearInterval(beat)
      for (const page of pages) drop(page)
    },
  }
}

/** From here on: everything is written out again, and the history begins not long ago. */
function newEncoding(page: Page, environment: Environment, { cloudtrail }: World): Partial<Page> {
  const encode = createEncoder((value) => {
    if (!isBlobRef(value) || value.length > Math.min(LONGEST_BLOB, page.room)) return
    page.room -= value.length
    page.blobs[value.sha256] = base64Of(environment.blobs.get(value))
  })
  return {
    environment,
    encode,
    seen: createView(cloudtrail.events.length - EARLIER_RECORDS),
    blobs: {},
    room: MOST_BLOBS,
    told: 0,
  }
}

/** Worlds whose history begins at a position; the same world gives the same object, which an encoder writes out once. */
function createView(since: number): (world: World) => World {
  const worlds = new WeakMap<World, World>()
  const trails = new WeakMap<World['cloudtrail'], World['cloudtrail']>()
  const short = ({ events, ...rest }: World['cloudtrail']) => ({ ...rest, events: dropBefore(events, since) })
  return (world) => {
    const cloudtrail = remembered(trails, world.cloudtrail, short)
    return remembered(worlds, world, (whole) => ({ ...whole, cloudtrail }))
  }
}

function remembered<T extends object>(known: WeakMap<T, T>, value: T, make: (value: T) => T): T {
  const before = known.get(value)
  if (before) return before
  const made = make(value)
  known.set(value, made)
  return made
}

function eventOf(
  page: Page,
  ...[event, message]: ['start', Omit<StartMessage, 'blobs'>] | ['exchange', Omit<ExchangeMessage, 'blobs'>]
): string {
  const text = `event: ${event}\ndata: ${JSON.stringify({ ...message, blobs: page.blobs })}\n\n`
  Object.assign(page, { blobs: {}, room: MOST_BLOBS })
  return text
}

const isBlobRef = (value: object): value is { readonly sha256: string; readonly length: number } =>
  'sha256' in value && typeof value.sha256 === 'string' && 'length' in value && typeof value.length === 'number'
