// Which sets of edits turn the outcome over: breadth first, so that the smallest come first, and only those that need
// every one of their edits.
import type { Foreseen, World } from '../../sim/index.ts'
import type { Scenario } from '../scenario.ts'
import { closings, openings } from './candidates.ts'
import type { Edit } from './edit.ts'
import { changesOf, edited, textOf, wideEdits, type EditSet } from './editSet.ts'
import type { Wanted } from './fix.ts'
import { partId } from './part.ts'

const LARGEST = 5
/** Of sets of two edits and more only the most promising are carried on: a request meets its gates one after the other. */
const CARRIED_ON = 16

export interface Task {
  readonly scenario: Scenario
  readonly world: World
  /** The edits that the scenario's own switches offer. */
  readonly toggles: readonly Edit[]
  /** What becomes of the request. */
  readonly ask: (world: World) => Promise<Foreseen>
}

export interface Searched {
  readonly wanted: Wanted
  readonly found: readonly EditSet[]
  /** How far the request got at most. */
  readonly deepest: Foreseen
}

export async function search({ scenario, world: before, toggles, ask }: Task): Promise<Searched> {
  const start: EditSet = { edits: [], world: before, foreseen: await ask(before) }
  const wanted = start.foreseen.error ? 'allowed' : 'refused'
  const isDone = ({ error }: Foreseen): boolean => (error === undefined) === (wanted === 'allowed')
  const candidates = wanted === 'allowed' ? openings : closings
  const seen = new Set([signature(before, start)])
  const found: EditSet[] = []
  let deepest = start.foreseen
  let frontier = [start]
  // More than two edits are looked for only when fewer are not enough.
  for (let size = 1; frontier.length > 0 && size <= (found.length > 0 ? 2 : LARGEST); size++) {
    const next: EditSet[] = []
    for (const set of frontier)
      for (const edit of [...toggles, ...candidates(scenario, set.world, set.foreseen)]) {
        const world = edited(set.world, edit)
        if (!world) continue
        const edits = [...set.edits, edit]
        const name = signature(before, { edits, world })
        if (seen.has(name)) continue
        seen.add(name)
        const foreseen = await ask(world)
        if (isDone(foreseen)) {
          if (await needsAll(edits, before, async (smaller) => isDone(await ask(smaller))))
            found.push({ edits, world, foreseen })
        } else if (isFurther(set.foreseen, foreseen)) {
          next.push({ edits, world, foreseen })
          if (gatesPassed(foreseen) > gatesPassed(deepest)) deepest = foreseen
        }
      }
    frontier = size === 1 ? next : next.toSorted(byPromise).slice(0, CARRIED_ON)
  }
  return { wanted, found, deepest }
}

/** Sets that lead to the same values are one. */
const signature = (before: World, set: Pick<EditSet, 'edits' | 'world'>): string =>
  changesOf(before, set)
    .map(({ part, after }) => `${partId(part)}=${textOf(after) ?? ''}`)
    .toSorted()
    .join('\n')

async function needsAll(
  edits: readonly Edit[],
  before: World,
  isEnough: (world: World) => Promise<boolean>,
): Promise<boolean> {
  if (edits.length < 2) return true
  for (const left of edits) {
    const rest = edits.filter((edit) => edit !== left)
    const smaller = rest.reduce<World | undefined>((world, edit) => world && edited(world, edit), before)
    if (smaller && (await isEnough(smaller))) return false
  }
  return true
}

/** The request gets past something that it met before, or meets another thing in its place. */
function isFurther(before: Foreseen, after: Foreseen): boolean {
  const by = after.decisions.length - before.decisions.length
  return by === 0 ? reasons(before) !== reasons(after) : by > 0
}

const reasons = ({ decisions, error }: Foreseen): string =>
  JSON.stringify([decisions.map(({ decision }) => decision.because), error?.code])

const byPromise = (a: EditSet, b: EditSet): number =>
  gatesPassed(b.foreseen) - gatesPassed(a.foreseen) || wideEdits(a) - wideEdits(b)

const gatesPassed = ({ decisions }: Foreseen): number =>
  decisions.filter(({ decision }) => decision.verdict === 'allowed').length
