// The page as a follower: its world and its stories come from the front that it was opened from, and it sends nothing.
import { follow } from '../live/follow.ts'
import type { Followed } from '../live/messages.ts'
import { scenarios } from '../scenarios/index.ts'
import { createEnvironment, type BlobRef, type Bytes, type Environment } from '../sim/index.ts'
import { liveScenario } from './liveScenario.ts'
import { page, type Story } from './page.ts'

const MOST = 200

/** Follows from now on; returns how to stop. */
export function followFront(address: string): () => void {
  const following = follow(address, {
    onStart({ scenario: id, world }) {
      const scenario = scenarios.find((one) => one.id === id) ?? page.getState().scenario
      page.setState({
        scenario: liveScenario(scenario, world, []),
        phase: 'following',
        live: { isConnected: true },
        run: { scenario, environment, world, answers: new Map() },
        story: null,
        stories: [],
        told: null,
        cursor: 0,
        furthest: 0,
        isPlaying: false,
      })
    },
    onExchange(exchange) {
      page.setState(({ run, scenario, stories }) => ({
        run: run && { ...run, world: exchange.world },
        scenario: liveScenario(scenario, exchange.world, exchange.trace),
        stories: [...stories, storyOf(exchange)].slice(-MOST),
      }))
    },
    onLost: () => page.setState({ live: { isConnected: false } }),
  })
  const environment = environmentWith(following.blob)
  return following.stop
}

function storyOf({ operation, trace }: Followed): Story {
  const last = trace.at(-1)
  const answered = trace.findLast(({ call, step }) => call.depth === 0 && step.type === 'response-returned')?.step
  const failed = trace.findLast(({ call, step }) => call.depth === 0 && step.type === 'request-failed')?.step
  const caller = last?.call.caller
  const as = caller?.type === 'User' ? caller.userName : (caller?.type ?? '')
  return {
    title: operation.slice(operation.indexOf(':') + 1),
    request: { as, operation, input: null },
    as,
    trace,
    outcome:
      failed?.type === 'request-failed'
        ? { error: failed.error }
        : { response: answered?.type === 'response-returned' ? answered.output : null },
  }
}

/** A door whose disk is the front's, as far as it has been sent along. */
function environmentWith(blob: (sha256: string) => Bytes | undefined): Environment {
  const environment = createEnvironment()
  const get = ({ sha256 }: BlobRef): Bytes => blob(sha256) ?? new Uint8Array(0)
  return { ...environment, blobs: { ...environment.blobs, get, pieces: (ref) => [get(ref)] } }
}
