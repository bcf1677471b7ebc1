// HTTP in front of the engine, for this machine only: AWS's interface, and below `/_unsealed/` the page and its doors.
import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { Handler } from '../wire/handler.ts'
import { readBody } from './body.ts'
import { earlyRefusal, protocolIn, type Reason } from './earlyRefusals.ts'
import type { Live } from './live.ts'
import { sendSiteFile } from './site.ts'
import type { Story } from './story.ts'
import { letTimePass } from './timePasses.ts'

export interface FrontParts {
  readonly handler: Pick<Handler, 'handle' | 'send' | 'world'>
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly live: Live
  readonly story: Story
  /** Back to the start. */
  readonly reset: () => Promise<void>
  /** The folder of the built page; null to serve none. */
  readonly site: string | null
  readonly limits?: Partial<Limits>
  /** Hears of a mistake of ours. */
  readonly onBug: (error: unknown) => void
}

export interface Limits {
  /** Bytes of an object's body; of any other request's. */
  readonly upload: number
  readonly body: number
  readonly headers: number
  /** Requests at a time. */
  readonly requests: number
  /** Milliseconds without a byte, after which a request is given up. */
  readonly idle: number
}

const LIMITS: Limits = {
  // An object of 256 MiB, its framing and its trailer.
  upload: 272 << 20,
  body: 10 << 20,
  headers: 64 << 10,
  requests: 256,
  idle: 20_000,
}

const OWN = '/_unsealed'

export function createFront({ limits: given, onBug, ...parts }: FrontParts): Server {
  const limits = { ...LIMITS, ...given }
  let open = 0
  const options = {
    maxHeaderSize: limits.headers,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: Math.min(limits.idle, 5000),
    // Answered below, in AWS's form.
    requireHostHeader: false,
  }
  const server = createServer(options, (request, response) => {
    open++
    response.on('close', () => open--)
    const work = isOwn(request) ? own(parts, request, response) : aws(parts.handler, limits, open, request, response)
    work.catch((error: unknown) => {
      onBug(error)
      // Half an answer may have gone out: the connection is no use any more.
      response.destroy()
    })
  })
  server.requestTimeout = 0
  server.headersTimeout = limits.idle
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    refuse('malformed', request, response),
  )
  // Nobody is let through to somewhere else.
  server.on('connect', (_, socket) => hangUp(socket, 'malformed'))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else hangUp(socket, FLAWS.get(error.code ?? '') ?? 'malformed')
  })
  return server
}

const FLAWS: ReadonlyMap<string, Reason> = new Map([
  ['HPE_HEADER_OVERFLOW', 'headers too large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'too slow'],
])

/** Nothing is known of the request, and so of its protocol. */
function hangUp(socket: Duplex, reason: Reason): void {
  const { status, type, body } = earlyRefusal('rest-xml', reason, randomUUID())
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}

function refuse(reason: Reason, request: IncomingMessage, response: ServerResponse): void {
  const { status, type, body } = earlyRefusal(protocolIn(request.headers), reason, randomUUID())
  // What is still on its way is not waited for.
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), connection: 'close' })
  response.end(request.method === 'HEAD' ? undefined : body, () => request.destroy())
}

async function aws(
  handler: FrontParts['handler'],
  limits: Limits,
  open: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const protocol = protocolIn(request.headers)
  if (open > limits.requests) return refuse('too many', request, response)
  if (request.headers.host === undefined && request.httpVersion === '1.1') return refuse('malformed', request, response)
  const bytes = protocol === 'rest-xml' ? limits.upload : limits.body
  if (Number(request.headers['content-length'] ?? 0) > bytes) return refuse('too large', request, response)
  const read = await readBody(request, { bytes, idle: limits.idle })
  if ('refused' in read) return read.refused === 'gone' ? undefined : refuse(read.refused, request, response)
  const answer = await handler.handle({
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: headersOf(request),
    body: read.body,
    ...(request.socket.remoteAddress !== undefined && { address: plain(request.socket.remoteAddress) }),
  })
  const headers = flat(answer.headers)
  // Without its length, Node would cut the body into chunks.
  if (answer.body.length > 0 && !answer.headers.some(([name]) => name.toLowerCase() === 'content-length'))
    headers.push('content-length', String(answer.body.length))
  response.writeHead(answer.status, headers)
  response.end(answer.body)
}

const flat = (headers: readonly (readonly [string, string])[]): string[] =>
  headers.flatMap(([name, value]) => [name, value])

/** `::ffff:127.0.0.1` is an IPv4 address in IPv6's clothes. */
const plain = (address: string): string => address.replace(/^::ffff:/, '')

function headersOf({ rawHeaders }: IncomingMessage): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]?.toLowerCase() ?? ''
    const value = rawHeaders[i + 1] ?? ''
    const before = headers.get(name)
    headers.set(name, before === undefined ? value : `${before},${value}`)
  }
  return headers
}

/** The page, and the doors that are not AWS's. A browser that asks for `/` means the page; a client of AWS signs, or is no browser. */
const isOwn = ({ url = '', headers }: IncomingMessage): boolean =>
  url === OWN ||
  url.startsWith(`${OWN}/`) ||
  (url === '/' && headers.authorization === undefined && (headers.accept ?? '').startsWith('text/html'))

async function own(
  parts: Omit<FrontParts, 'onBug' | 'limits'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET' } = request
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const say = (status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
    response.writeHead(status, {
      'content-type': type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    response.end(text)
  }
  if (!isFromHere(request)) return say(403, 'This front answers pages of its own and programs of this machine only.\n')
  if (pathname === '/' || pathname === OWN) {
    response.writeHead(302, { location: `${OWN}/` })
    return void response.end()
  }
  const path = pathname.slice(OWN.length + 1)
  if (path === 'reset') {
    if (method !== 'POST') return say(405, 'Send POST to go back to the start.\n')
    request.resume()
    await parts.reset()
    return say(200, 'Back to the start.\n')
  }
  if (path === 'pass') {
    if (method !== 'POST') return say(405, 'Send POST to let time pass.\n')
    request.resume()
    const { status, text } = await letTimePass(parts, searchParams)
    return say(status, text)
  }
  if (method !== 'GET' && method !== 'HEAD') return say(405, 'Only GET is known here.\n')
  if (path === 'trace') return say(200, parts.story.json(), 'application/json')
  if (path === 'live') {
    if (!parts.live.join(response)) say(503, 'Too many pages follow already: close one.\n')
    return
  }
  if (parts.site !== null && (await sendSiteFile(parts.site, path, response))) return
  say(404, 'There is nothing here.\n')
}

/** Other sites that the visitor's browser is on must not reach in: neither by a form nor under a borrowed name. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const host = headers.host ?? ''
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)
  return isLocal && (headers.origin === undefined || headers.origin === `http://${host}`)
}
