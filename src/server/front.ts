// HTTP in front of the engine, for this machine only: AWS's interface, and below `/_unsealed/` what is ours.
import { isUtf8 } from 'node:buffer'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { Handler } from '../wire/handler.ts'
import { readBody } from './body.ts'
import { createBudget } from './budget.ts'
import { earlyRefusal, protocolIn, type Reason } from './earlyRefusals.ts'
import { isOwn, openOwnDoor, type Address, type OwnArrival, type OwnParts } from './ownDoors.ts'
import { createPartings } from './partings.ts'

export interface FrontParts extends OwnParts {
  readonly handler: Pick<Handler, 'handle' | 'send' | 'world'>
  readonly limits?: Partial<Limits>
  /** Hears of a mistake of ours. */
  readonly onBug: (error: unknown) => void
}

export interface Limits {
  /** Bytes of an object's body; of any other request's. */
  readonly upload: number
  readonly body: number
  readonly headers: number
  /** Bytes of all bodies that are in memory, of requests and of answers. */
  readonly inFlight: number
  /** Requests at a time. */
  readonly requests: number
  /** Milliseconds without a byte, after which a request is given up; and until it must have come as a whole. */
  readonly idle: number
  readonly whole: number
  /** Milliseconds in which nothing of an answer is read, after which the client is given up. */
  readonly unread: number
}

const LIMITS: Limits = {
  // An object of 256 MiB, its framing and its trailer.
  upload: 272 << 20,
  body: 10 << 20,
  headers: 64 << 10,
  inFlight: 544 << 20,
  requests: 256,
  idle: 20_000,
  whole: 300_000,
  unread: 120_000,
}

export function createFront({ limits: given, onBug, ...parts }: FrontParts): Server {
  const limits = { ...LIMITS, ...given }
  const budget = createBudget(limits.inFlight)
  let open = 0
  const options = {
    maxHeaderSize: limits.headers,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: Math.min(limits.idle, 5000),
    // Answered below, in AWS's form.
    requireHostHeader: false,
  }
  const partings = createPartings()
  const serve = (request: IncomingMessage, response: ServerResponse, waits = false): void => {
    const share = budget.share()
    open++
    partings.expect(request)
    response.on('close', () => {
      open--
      share.hold(0)
      partings.done(request)
    })
    const address = addressOf(request)
    const arrival = { request, response, address, share, waits }
    const work =
      open > limits.requests
        ? refuse('too many', arrival)
        : isOwn(address, request)
          ? openOwnDoor(parts, arrival)
          : aws(parts.handler, limits, arrival)
    work.catch((error: unknown) => {
      onBug(error)
      // Half an answer may have gone out: the connection is no use any more.
      response.destroy()
    })
  }
  const server = createServer(options, serve)
  server.requestTimeout = 0
  server.headersTimeout = limits.idle
  server.timeout = limits.unread
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => serve(request, response, true))
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    answerEarly('malformed', request, response, true)
  })
  // Nobody is let through to somewhere else.
  server.on('connect', (_, socket) => partings.after(socket, 'malformed'))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else partings.after(socket, FLAWS.get(error.code ?? '') ?? 'malformed')
  })
  return server
}

interface Arrival extends OwnArrival {
  /** The client sends the body when it is told to. */
  readonly waits: boolean
}

const FLAWS: ReadonlyMap<string, Reason> = new Map([
  ['HPE_HEADER_OVERFLOW', 'headers too large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'too slow'],
])

/** How long a client that was refused may go on sending, in milliseconds: it reads its answer only then. */
const LINGER = 5000

async function refuse(reason: Reason, { request, response, waits }: Arrival): Promise<void> {
  // Of a body that was not sent, or stopped coming, nobody knows where it ends.
  answerEarly(reason, request, response, waits || reason === 'too slow' || reason === 'malformed')
}

function answerEarly(reason: Reason, request: IncomingMessage, response: ServerResponse, closes: boolean): void {
  const { status, type, body } = earlyRefusal(protocolIn(request.headers), reason, randomUUID())
  const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) }
  response.writeHead(status, { ...headers, ...(closes && { connection: 'close' }) })
  response.end(request.method === 'HEAD' ? undefined : body)
  request.resume()
  const timer = setTimeout(() => request.destroy(), LINGER)
  request.on('close', () => clearTimeout(timer))
}

async function aws(handler: FrontParts['handler'], limits: Limits, arrival: Arrival): Promise<void> {
  const { address, request, response, share, waits } = arrival
  const protocol = protocolIn(request.headers)
  if (request.headers.host === undefined && request.httpVersion === '1.1') return refuse('malformed', arrival)
  const bytes = protocol === 'rest-xml' ? limits.upload : limits.body
  const length = lengthOf(request)
  if (length !== undefined && length > bytes) return refuse('too large', arrival)
  if (!share.hold(length ?? 0)) return refuse('too many', arrival)
  if (waits) response.writeContinue()
  const read = await readBody(request, length, share, { bytes, idle: limits.idle, whole: limits.whole })
  if ('refused' in read) return read.refused === 'gone' ? undefined : refuse(read.refused, arrival)
  const answer = await handler.handle({
    method: request.method ?? 'GET',
    target: address.target,
    headers: headersOf(request, address),
    body: read.body,
    ...(request.socket.remoteAddress !== undefined && { address: plain(request.socket.remoteAddress) }),
  })
  if (!share.hold(answer.body.length)) return refuse('too many', arrival)
  const headers = flat(answer.headers)
  // Without its length, Node would cut the body into chunks.
  if (mayHaveBody(request, answer) && !answer.headers.some(([name]) => name.toLowerCase() === 'content-length'))
    headers.push('Content-Length', String(answer.body.length))
  // S3 does not say that it keeps a connection; a client that speaks HTTP/1.0 has to be told.
  if (protocol === 'rest-xml' && request.httpVersion === '1.1' && response.shouldKeepAlive)
    response.removeHeader('connection')
  response.writeHead(answer.status, headers)
  response.end(answer.body)
}

/** Also one of no bytes, whose length is said then. https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1 */
const mayHaveBody = ({ method }: IncomingMessage, { status }: { readonly status: number }): boolean =>
  method !== 'HEAD' && status !== 204 && status !== 304

/** Undefined for a body that comes in chunks. */
const lengthOf = ({ headers }: IncomingMessage): number | undefined =>
  headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : undefined

/** A first line with a whole URL in it, as for a proxy: its host counts. https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2 */
function addressOf({ headers: { host }, url = '/' }: IncomingMessage): Address {
  const absolute = /^https?:\/\/([^/?]*)(.*)$/i.exec(url)
  if (!absolute) return { host, target: url }
  const [, authority = '', rest = ''] = absolute
  return { host: authority, target: rest.startsWith('/') ? rest : `/${rest}` }
}

const flat = (headers: readonly (readonly [string, string])[]): string[] =>
  headers.flatMap(([name, value]) => [spelled(name), value])

/** AWS's own headers are in lower case, HTTP's are not, and there are clients that look for `ETag`. */
function spelled(name: string): string {
  if (name.startsWith('x-')) return name
  const known = spellings.get(name)
  if (known !== undefined) return known
  const spelling = name.replaceAll(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase())
  spellings.set(name, spelling)
  return spelling
}

/** As many as the protocols have names of headers. */
const spellings = new Map([['etag', 'ETag']])

/** `::ffff:127.0.0.1` is an IPv4 address in IPv6's clothes. */
const plain = (address: string): string => address.replace(/^::ffff:/, '')

/** Node reads headers as Latin-1; what is UTF-8 was meant, and signed, as that. */
const textOf = (value: string): string =>
  /^[\0-\x7f]*$/.test(value) || !isUtf8(Buffer.from(value, 'latin1'))
    ? value
    : Buffer.from(value, 'latin1').toString('utf8')

function headersOf({ rawHeaders }: IncomingMessage, { host }: Address): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]?.toLowerCase() ?? ''
    const value = textOf(rawHeaders[i + 1] ?? '')
    const before = headers.get(name)
    headers.set(name, before === undefined ? value : `${before},${value}`)
  }
  if (host !== undefined) headers.set('host', host)
  return headers
}
