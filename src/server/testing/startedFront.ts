// For tests only: a front on a free port, with an empty account, and sockets to it.
import { request as ask, type IncomingHttpHeaders } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { createEnvironment } from '../../sim/index.ts'
import { createHandler } from '../../wire/handler.ts'
import { nodeAesKey } from '../aesKey.ts'
import { nodeDigests } from '../digests.ts'
import { createFront, type Limits } from '../front.ts'
import { createHousekeeping } from '../housekeeping.ts'
import { createLive } from '../live.ts'
import { startingWorld } from '../startingWorld.ts'
import { createStory } from '../story.ts'

export const credentials = { accessKeyId: 'test', secretAccessKey: 'secret' }

const open: (() => void)[] = []

export function closeFronts(): void {
  for (const close of open.splice(0)) close()
}

export async function startedFront(
  limits: Partial<Limits> = {},
  site: string | null = null,
  live: Parameters<typeof createLive>[1] = {},
) {
  const housekeeping = createHousekeeping()
  const newEnvironment = () => housekeeping.watched(createEnvironment({ digests: nodeDigests(), aesKey: nodeAesKey }))
  const environment = newEnvironment()
  const start = await startingWorld(environment, { port: 0, credentials })
  const bugs: unknown[] = []
  const onBug = (error: unknown) => void bugs.push(error)
  const story = createStory()
  const pages = createLive(
    () => ({ scenario: start.scenario, world: handler.world, environment: handler.environment }),
    { bytesOf: housekeeping.bytesOf, ...live },
  )
  const handler = createHandler({
    world: start.world,
    environment,
    onExchange(exchange) {
      story.add(exchange)
      pages.tell(exchange)
    },
    tidied: housekeeping.tidied,
    onBug,
  })
  const reset = async () => {
    const another = newEnvironment()
    const fresh = await startingWorld(another, { port: 0, credentials })
    await handler.reset(fresh.world, another)
    story.clear()
    pages.restart()
  }
  const server = createFront({ handler, now: environment.now, live: pages, story, reset, site, limits, onBug })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => {
    pages.close()
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo // it listens on TCP
  return { port, bugs, handler, server }
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export const send = (port: number, method: string, path: string, headers: Record<string, string> = {}, body = '') =>
  new Promise<Answer>((resolve, reject) => {
    const sent = ask({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** What comes back for these very bytes, until the front closes the connection. */
export const raw = (port: number, bytes: string | Buffer) => dialled(port, bytes).closed

/** A connection to the front that says these bytes first. */
export function dialled(port: number, bytes: string | Buffer) {
  let text = ''
  const waiting: (() => void)[] = []
  const socket: Socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  const look = (): void => {
    for (const check of waiting) check()
  }
  socket.on('data', (part) => {
    text += part.toString('latin1')
    look()
  })
  socket.on('error', () => undefined)
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(text))
  })
  return {
    socket,
    closed,
    /** Resolves when the front has said so. */
    heard: (what: RegExp) =>
      new Promise<string>((resolve) => {
        const check = () => (what.test(text) ? resolve(text) : undefined)
        waiting.push(check)
        check()
      }),
  }
}
