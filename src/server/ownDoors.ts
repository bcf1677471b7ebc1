// What is beside AWS's interface, below `/_unsealed/`: the page, and the doors for it and for whoever runs the front.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Handler } from '../wire/handler.ts'
import type { Share } from './budget.ts'
import type { Live } from './live.ts'
import { sendSiteFile } from './site.ts'
import type { Story } from './story.ts'
import { letTimePass } from './timePasses.ts'

export interface OwnParts {
  readonly handler: Pick<Handler, 'send' | 'world'>
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly live: Live
  readonly story: Story
  /** Back to the start. */
  readonly reset: () => Promise<void>
  /** The folder of the built page; null to serve none. */
  readonly site: string | null
}

/** Where a request is for: what stands in its first line counts, if that names a host. */
export interface Address {
  readonly host: string | undefined
  readonly target: string
}

export interface OwnArrival {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly address: Address
  readonly share: Share
}

const OWN = '/_unsealed'

/** A browser that asks for `/` means the page; a client of AWS signs, or is no browser. */
export const isOwn = ({ target }: Address, { headers }: IncomingMessage): boolean =>
  target === OWN ||
  target.startsWith(`${OWN}/`) ||
  target.startsWith(`${OWN}?`) ||
  (target === '/' && headers.authorization === undefined && (headers.accept ?? '').startsWith('text/html'))

export async function openOwnDoor(parts: OwnParts, { address, request, response, share }: OwnArrival): Promise<void> {
  const { method = 'GET' } = request
  const { pathname, searchParams } = new URL(address.target, 'http://localhost')
  for (const [name, value] of GUARDS) response.setHeader(name, value)
  const say = (status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
    response.end(text)
  }
  // Nothing here is read from a body.
  request.resume()
  if (!isFromHere(address, request))
    return say(403, 'This front answers pages of its own and programs of this machine only.\n')
  if (pathname === '/' || pathname === OWN) {
    response.writeHead(302, { location: `${OWN}/` })
    return void response.end()
  }
  const path = pathname.slice(OWN.length + 1)
  if (path === 'reset') {
    if (method !== 'POST') return say(405, 'Send POST to go back to the start.\n')
    await parts.reset()
    return say(200, 'Back to the start.\n')
  }
  if (path === 'pass') {
    if (method !== 'POST') return say(405, 'Send POST to let time pass.\n')
    const { status, text } = await letTimePass(parts, searchParams)
    return say(status, text)
  }
  if (method !== 'GET' && method !== 'HEAD') return say(405, 'Only GET is known here.\n')
  if (path === 'trace') {
    const story = parts.story.json()
    if (!share.hold(story.length)) return say(503, 'Too much is on its way already: ask again.\n')
    return say(200, story, 'application/json')
  }
  if (path === 'live') {
    if (method !== 'GET') return say(405, 'Only GET is known here.\n')
    const heard = request.headers['last-event-id']
    if (!parts.live.join(response, typeof heard === 'string' ? heard : undefined))
      say(503, 'Too many pages follow already: close one.\n')
    return
  }
  if (parts.site !== null && (await sendSiteFile(parts.site, path, response))) return
  say(404, 'There is nothing here.\n')
}

/** No page of another origin may show, load or frame what is here. */
const GUARDS = [
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['content-security-policy', "frame-ancestors 'none'"],
  ['referrer-policy', 'no-referrer'],
] as const

/**
 * Other sites that the visitor's browser is on must not reach in: neither by a form or a picture nor under a borrowed name.
 * They may have a link to the page. https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
function isFromHere({ host = '' }: Address, { headers, method }: IncomingMessage): boolean {
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)
  const isLink =
    method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  const site = headers['sec-fetch-site']
  return (
    isLocal &&
    (headers.origin === undefined || headers.origin === `http://${host}`) &&
    (site === undefined || site === 'same-origin' || site === 'none' || isLink)
  )
}
