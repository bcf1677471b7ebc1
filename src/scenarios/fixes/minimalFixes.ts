// The smallest sets of edits that turn a request's outcome over. They are found by foresight; what is offered has been
// carried out with real requests behind a fork of the door, and the request has really been sent again.
import { foresightOf } from '../../sim/index.ts'
import { callerOf, resolveInput, sendRequest, type LessonFile, type Run } from '../runner.ts'
import type { Request, Toggle } from '../scenario.ts'
import { deadEnd } from './deadEnd.ts'
import { toggleEdits } from './edit.ts'
import { wideEdits, type EditSet } from './editSet.ts'
import type { Fix, FixSearch, Wanted } from './fix.ts'
import { createProbe } from './probes.ts'
import { rated } from './rating.ts'
import { search } from './search.ts'

/** More than these nobody compares. */
const MOST = 6
/** Enough to choose them from. */
const MOST_RATED = 12

export async function minimalFixes(run: Run, request: Request, file: LessonFile): Promise<FixSearch> {
  const { environment, scenario, world } = run
  // What a file holds decides nothing, and a large one takes its time.
  const light = { ...file, bytes: file.bytes.subarray(0, 1) }
  const foresee = foresightOf(environment)
  const asked = {
    as: callerOf(scenario, request.as),
    operation: request.operation,
    input: resolveInput(request.input, run.answers, light),
  }
  const { wanted, found, deepest } = await search({
    scenario,
    world,
    toggles: toggleEdits(run, light, togglesOf(run)),
    ask: (other) => foresee(other, asked),
  })
  const probe = createProbe(scenario, foresee)
  const all: Fix[] = []
  for (const set of found.toSorted(byPromise).slice(0, MOST_RATED))
    all.push(await rated({ run, asker: request.as, wanted, probe }, set))

  const fixes: Fix[] = []
  for (const fix of withoutTwins(all.toSorted(byOrder)))
    if (fixes.length < MOST && (await holds(run, fix, request, file, wanted))) fixes.push(fix)
  return { wanted, fixes, ...(fixes.length === 0 && { deadEnd: deadEnd(deepest, wanted) }) }
}

const togglesOf = ({ scenario }: Run): readonly Toggle[] => [
  ...new Map(scenario.chapters.flatMap(({ toggles }) => toggles ?? []).map((toggle) => [toggle.id, toggle])).values(),
]

/** Switches were tried first, so among equals they stay first. */
const byPromise = (a: EditSet, b: EditSet): number => a.edits.length - b.edits.length || wideEdits(a) - wideEdits(b)

const byOrder = (a: Fix, b: Fix): number =>
  a.edits.length - b.edits.length || breadth(a) - breadth(b) || a.changes.length - b.changes.length

const breadth = ({ also }: Fix): number => also.reduce((sum, { actions }) => sum + actions.length, 0)

/**
 * Of fixes that allow the same in the same places only the narrowest stays: what a wider one reaches besides, other keys
 * and objects than those of the scenario, nobody here can be asked about.
 */
function withoutTwins(fixes: readonly Fix[]): readonly Fix[] {
  const seen = new Set<string>()
  return fixes.filter(({ also, changes, edits }) => {
    const name = JSON.stringify([edits.length, [...new Set(changes.map(({ where }) => where))].toSorted(), also])
    return !seen.has(name) && seen.add(name)
  })
}

/** Carries the fix out and sends the request again, for real, where nobody is disturbed. */
async function holds(
  run: Run,
  { requests }: Fix,
  request: Request,
  file: LessonFile,
  wanted: Wanted,
): Promise<boolean> {
  let fork: Run = { ...run, environment: run.environment.fork() }
  for (const each of requests) {
    const { run: next, outcome } = await sendRequest(fork, each, file)
    if ('error' in outcome) return false
    fork = next
  }
  const { outcome } = await sendRequest(fork, request, file)
  return 'error' in outcome ? wanted === 'refused' : wanted === 'allowed'
}
