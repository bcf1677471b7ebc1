// The page as a follower: its world and its stories come from the front that it was opened from, and it sends nothing.
import { follow } from '../live/follow.ts'
import type { Followed } from '../live/messages.ts'
import { scenarios } from '../scenarios/index.ts'
import { personOf } from '../stage/cast.ts'
import { createEnvironment, type BlobRef, type Bytes, type Environment } from '../sim/index.ts'
import { liveScenario } from './liveScenario.ts'
import { actions, page, type Story } from './page.ts'
import { stageCast } from './stageCast.ts'

const MOST = 200

/** Follows from now on; returns how to stop. */
export function followFront(address: string): () => void {
  const following = follow(address, {
    onStart({ isResumed, scenario: id, world }) {
      const { run } = page.getState()
      if (isResumed && run) return page.setState({ live: 'live', run: { ...run, world } })
      const scenario = scenarios.find((one) => one.id === id) ?? page.getState().scenario
      page.setState({
        scenario: liveScenario(scenario, scenario, world),
        phase: 'following',
        live: 'live',
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
      page.setState(({ run, stories }) => ({
        run: run && { ...run, world: exchange.world },
        stories: [...stories, storyOf(exchange)].slice(-MOST),
      }))
    },
    onLost: (live) => page.setState({ live }),
  })
  const environment = environmentWith(following.blob)
  return following.stop
}

/** Plays a request from its first step, on a map of whom and what it is about. */
export function playLive(story: Story): void {
  const { run, scenario } = page.getState()
  const world = story.trace.at(-1)?.world ?? run?.world
  if (run && world) page.setState({ scenario: liveScenario(run.scenario, scenario, world, story.trace) })
  actions.show(story, 0)
  // Not yet told: the map plays it from its first step.
  page.setState({ furthest: 0, told: null })
  actions.play()
}

function storyOf({ operation, trace }: Followed): Story {
  const sent = trace[0]
  const answered = trace.findLast(({ call, step }) => call.depth === 0 && step.type === 'response-returned')?.step
  const failed = trace.findLast(({ call, step }) => call.depth === 0 && step.type === 'request-failed')?.step
  const as = sent ? personOf(stageCast(page.getState().scenario), sent.call.caller).name : ''
  return {
    title: operation.slice(operation.indexOf(':') + 1),
    request: { as, operation, input: sent?.step.type === 'request-sent' ? sent.step.input : null },
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
