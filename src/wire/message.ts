// An HTTP message with what the protocols need of it: names of headers in lower case, the target as the client sent it.
import type { Bytes } from '../sim/index.ts'

export interface WireRequest {
  readonly method: string
  /** Path and query, as sent. */
  readonly target: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: Bytes
  /** The address of the client; everybody's when absent. */
  readonly address?: string
}

export interface WireResponse {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Empty for HEAD, whose `content-length` says how much there would be. */
  readonly body: Bytes
}

/** The message of a Fetch request, whose host is in its URL. */
export async function messageOf(request: Request): Promise<WireRequest> {
  const { host, pathname, search } = new URL(request.url)
  const headers = new Map([['host', host], ...request.headers])
  return {
    method: request.method,
    target: pathname + search,
    headers,
    body: new Uint8Array(await request.arrayBuffer()),
  }
}

/** Statuses to which HTTP allows no body. */
const BARE = [204, 304]

export const responseOf = ({ status, headers, body }: WireResponse): Response =>
  new Response(BARE.includes(status) || body.length === 0 ? null : body, {
    status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  })
