// Connections on which something came that cannot be read: what came before it is answered, then they end.
import { randomUUID } from 'node:crypto'
import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { earlyRefusal, type Reason } from './earlyRefusals.ts'

/** Milliseconds until a connection is closed whether the other side has read the answer or not. */
const LINGER = 1000

export function createPartings() {
  const unanswered = new WeakMap<Duplex, Set<IncomingMessage>>()
  const reasons = new WeakMap<Duplex, Reason>()
  // A request that has not come as a whole is the one that cannot be read.
  const owes = (socket: Duplex): boolean => [...(unanswered.get(socket) ?? [])].some(({ complete }) => complete)
  return {
    expect(request: IncomingMessage): void {
      const { socket } = request
      unanswered.set(socket, (unanswered.get(socket) ?? new Set()).add(request))
    },
    done(request: IncomingMessage): void {
      const { socket } = request
      unanswered.get(socket)?.delete(request)
      const reason = reasons.get(socket)
      if (reason !== undefined && socket.writable && !owes(socket)) hangUp(socket, reason)
    },
    /** Ends the connection as soon as nobody waits for an answer on it. */
    after(socket: Duplex, reason: Reason): void {
      if (owes(socket)) reasons.set(socket, reason)
      else hangUp(socket, reason)
    },
  }
}

/** Nothing is known of the request, and so of its protocol. */
function hangUp(socket: Duplex, reason: Reason): void {
  const { status, type, body } = earlyRefusal('rest-xml', reason, randomUUID())
  socket.on('error', () => socket.destroy())
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
  socket.resume()
  setTimeout(() => socket.destroy(), LINGER).unref()
}
