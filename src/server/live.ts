// Tells the pages that follow along what is answered, over server-sent events.
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { base64Of, dropBefore, type BlobRef, type Bytes, type Environment, type World } from '../sim/index.ts'
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
/** Requests that a page may miss while its connection is lost. */
const MOST_MISSED = 100
/** Records of CloudTrail from before a page came. */
const EARLIER_RECORDS = 500
const HEARTBEAT = 15_000
/** Milliseconds after which a page that has lost its connection tries again. */
const RETRY = 1000

export interface Live {
  /** Follows from now on, or from the message on that it has heard last; false when there is no room. */
  readonly join: (response: ServerResponse, heard?: string) => boolean
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
  encode: ReturnType<typeof createEncoder>
  /** What it is to know of a world. */
  seen: (world: World) => World
  /** The bytes that go with the next message, and for how many more there is room. */
  blobs: Record<string, string>
  room: number
  told: number
}

interface Options {
  readonly mostWaiting?: number
  /** Undefined for bytes that are gone. */
  readonly bytesOf?: (environment: Environment, ref: BlobRef) => Bytes | undefined
}

export function createLive(now: () => Present, options: Options = {}): Live {
  const { bytesOf = ({ blobs }, ref) => blobs.get(ref), mostWaiting = MOST_WAITING } = options
  const pages = new Set<Page>()
  /** The story since the front started or was reset, by a name of its own; its last chapters are kept. */
  let story: { readonly name: string; told: number; environment?: Environment } = { name: randomUUID(), told: 0 }
  let latest: Exchange[] = []

  const drop = (page: Page): void => {
    pages.delete(page)
    page.response.destroy()
  }
  const write = (page: Page, text: string): void => {
    if (page.response.writableLength > mostWaiting) drop(page)
    else page.response.write(text)
  }
  const begin = (page: Page, isResumed: boolean, position: number): void => {
    const { scenario, world, environment } = now()
    Object.assign(
      page,
      newEncoding(page, world, (ref) => bytesOf(environment, ref)),
    )
    const id = `${story.name} ${position}`
    const message = eventOf(page, id, 'start', { scenario, isResumed, world: page.encode(page.seen(world)) })
    if (message.length <= LONGEST_START) return write(page, message)
    pages.delete(page)
    page.response.end('event: too-large\ndata: {}\n\n')
  }
  const tell = (page: Page, { operation, status, trace, world }: Exchange, position: number): void => {
    const entries = page.encode(trace.map((entry) => ({ ...entry, world: page.seen(entry.world) })))
    const after = page.encode(page.seen(world))
    const id = `${story.name} ${position}`
    write(page, eventOf(page, id, 'exchange', { operation, status, trace: entries, world: after }))
  }
  const restart = (): void => {
    story = { name: randomUUID(), told: 0 }
    latest = []
    for (const page of pages) begin(page, false, 0)
  }
  /** How many of the latest a page has missed; undefined when it has heard another story, or missed too much. */
  const missedBy = (heard: string): number | undefined => {
    const [name, position = ''] = heard.split(' ')
    const missed = story.told - Number(position)
    return name === story.name && missed >= 0 && missed <= latest.length ? missed : undefined
  }
  const beat = setInterval(() => {
    for (const page of pages) write(page, ': still here\n\n')
  }, HEARTBEAT)
  beat.unref()
  return {
    join(response, heard = '') {
      if (pages.size >= MOST_PAGES) return false
      const page: Page = { response, encode: () => null, seen: (world) => world, blobs: {}, room: 0, told: 0 }
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write(`retry: ${RETRY}\n\n`)
      pages.add(page)
      response.on('close', () => pages.delete(page))
      const missed = missedBy(heard)
      const position = story.told - (missed ?? 0)
      begin(page, missed !== undefined, position)
      latest.slice(latest.length - (missed ?? 0)).forEach((exchange, i) => tell(page, exchange, position + i + 1))
      return true
    },
    tell(exchange) {
      // After a reset the world is another one, with bytes of its own.
      const { environment } = now()
      if (story.environment && story.environment !== environment) return restart()
      story.environment = environment
      latest.push(exchange)
      if (latest.length > MOST_MISSED) latest.shift()
      const position = ++story.told
      for (const page of pages) {
        if (page.told++ >= MOST_EXCHANGES) begin(page, true, position - 1)
        tell(page, exchange, position)
      }
    },
    restart,
    close() {
      clearInterval(beat)
      for (const page of pages) drop(page)
    },
  }
}

/** From here on: everything is written out again, and the history begins not long ago. */
function newEncoding(page: Page, { cloudtrail }: World, bytesOf: (ref: BlobRef) => Bytes | undefined): Partial<Page> {
  const encode = createEncoder((value) => {
    if (!isBlobRef(value) || value.length > Math.min(LONGEST_BLOB, page.room)) return
    const bytes = bytesOf(value)
    if (!bytes) return
    page.room -= bytes.length
    page.blobs[value.sha256] = base64Of(bytes)
  })
  const seen = createView(cloudtrail.events.length - EARLIER_RECORDS)
  return { encode, seen, blobs: {}, room: MOST_BLOBS, told: 0 }
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
  id: string,
  ...[event, message]: ['start', Omit<StartMessage, 'blobs'>] | ['exchange', Omit<ExchangeMessage, 'blobs'>]
): string {
  const text = `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify({ ...message, blobs: page.blobs })}\n\n`
  Object.assign(page, { blobs: {}, room: MOST_BLOBS })
  return text
}

const isBlobRef = (value: object): value is BlobRef =>
  'sha256' in value && typeof value.sha256 === 'string' && 'length' in value && typeof value.length === 'number'
