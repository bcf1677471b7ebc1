// The outcome of one request in every world that a set of switches can make: foreseen, not sent.
import { foresightOf, suppose, type Decision, type ErrorData, type Foreseen, type World } from '../sim/index.ts'
import { allSettings, documentAfter, documentIn, isInEffect } from './changes.ts'
import { partOf, supposing, type Value } from './fixes/part.ts'
import { callerOf, resolveInput, type LessonFile, type Run } from './runner.ts'
import type { Change, Request, Toggle } from './scenario.ts'

export interface DecisionMap {
  readonly toggles: readonly Toggle[]
  /** One for each combination of options, the last toggle turning fastest. */
  readonly cells: readonly MapCell[]
}

export interface MapCell {
  /** The position of each toggle's option. */
  readonly choice: readonly number[]
  readonly outcome: MapOutcome
}

/** Cells with the same outcome for the same reason share it. */
export interface MapOutcome {
  readonly verdict: 'allowed' | 'refused'
  readonly gate: Gate
  /** Absent when the request is answered. */
  readonly error?: ErrorData
  /** The last decision that was taken; absent when AWS asks for no permission. */
  readonly decision?: Decision
}

/** What decided. */
export type Gate =
  | 'open'
  | 'explicit deny'
  /** Nothing says yes there. */
  | 'IAM policies'
  | 'key policy'
  | 'bucket policy'
  | 'other policy'
  | 'Block Public Access'
  | 'key state'
  | 'signature'
  | 'request'

export async function decisionMap(
  run: Run,
  request: Request,
  toggles: readonly Toggle[],
  file: LessonFile,
): Promise<DecisionMap> {
  // What a file holds decides nothing, and a large one takes its time.
  const light = { ...file, bytes: file.bytes.subarray(0, 1) }
  const foresee = foresightOf(run.environment)
  const asked = {
    as: callerOf(run.scenario, request.as),
    operation: request.operation,
    input: resolveInput(request.input, run.answers, light),
  }
  const worlds = worldsOf(run, toggles, light)
  const outcomes = new Map<string, MapOutcome>()
  const cells: MapCell[] = []
  for (const { world, choice } of worlds) {
    const foreseen = await foresee(world, asked)
    const name = reasonOf(foreseen)
    const outcome = outcomes.get(name) ?? outcomeOf(foreseen)
    outcomes.set(name, outcome)
    cells.push({ choice, outcome })
    if (cells.length % TURN === 0) await run.environment.turn()
  }
  return { toggles, cells }
}

/** Worlds after which the host gets a turn. */
const TURN = 64

/** Every combination with its world. A toggle's option that is in effect leaves the world as it is. */
export function* worldsOf(
  run: Run,
  toggles: readonly Toggle[],
  file: LessonFile,
  edit = editor(run, file),
): Generator<{ readonly world: World; readonly choice: readonly number[] }> {
  const [toggle, ...rest] = toggles
  if (!toggle) return yield { world: run.world, choice: [] }
  for (const [index, { change }] of toggle.options.entries()) {
    const world = edit(run.world, change)
    for (const inner of worldsOf({ ...run, world }, rest, file, edit))
      yield { world: inner.world, choice: [index, ...inner.choice] }
  }
}

/** The options that are in effect; -1 for a toggle of which none is. */
export const choiceIn = (world: World, toggles: readonly Toggle[]): readonly number[] =>
  toggles.map(({ options }) => options.findIndex(({ change }) => isInEffect(world, change)))

/** Makes a change by supposing it. Documents are written once for each text and change. */
function editor(run: Run, file: LessonFile): (world: World, change: Change) => World {
  const written = new Map<Change, Map<string | null, string | null>>()
  const documentOf = (world: World, change: Extract<Change, { type: 'statement' }>): string | null => {
    const known = written.get(change) ?? new Map<string | null, string | null>()
    written.set(change, known)
    const before = documentIn(world, change.document)
    const found = known.get(before)
    if (found !== undefined) return found
    const json = documentAfter(world, change)
    const after = json === null ? null : String(resolveInput({ json }, run.answers, file))
    known.set(before, after)
    return after
  }
  const valueOf = (world: World, change: Change): Value =>
    change.type === 'statement'
      ? documentOf(world, change)
      : change.type === 'key-state'
        ? change.state
        : allSettings(change.on)
  return (world, change) => {
    const supposition = isInEffect(world, change) ? undefined : supposing(world, partOf(change), valueOf(world, change))
    return supposition ? suppose(world, supposition) : world
  }
}

function reasonOf({ decisions, error }: Foreseen): string {
  const last = decisions.at(-1)?.decision
  return JSON.stringify([
    error,
    last?.action,
    last?.because,
    last?.considered.map(({ source, verdict }) => [source.id, verdict, source.document === '']),
  ])
}

function outcomeOf({ decisions, error }: Foreseen): MapOutcome {
  const decision = decisions.at(-1)?.decision
  return {
    verdict: error ? 'refused' : 'allowed',
    gate: error ? gateOf(error, decision) : 'open',
    ...(error && { error }),
    ...(decision && { decision }),
  }
}

function gateOf({ code, message = '' }: ErrorData, decision: Decision | undefined): Gate {
  if (decision?.verdict !== 'denied') {
    if (/Disabled|InvalidState/.test(code)) return 'key state'
    if (message.includes('Signature Version 4')) return 'signature'
    return message.includes('Block Public Access') ? 'Block Public Access' : 'request'
  }
  const { because, considered } = decision
  if (because.type === 'explicit-deny') return 'explicit deny'
  if (because.type === 'block-public-access') return 'Block Public Access'
  if (because.type !== 'implicit-deny') return 'other policy'
  if (because.missing === 'identity-based') return 'IAM policies'
  if (because.missing !== 'resource-based') return 'other policy'
  const name = considered.find(({ source }) => source.type === 'resource-based')?.source.name
  return name === 'key policy' || name === 'bucket policy' ? name : 'other policy'
}

/**
 * Positions of the toggles that turn the verdict most often, at most `most`, in their own order. Where none turns it, those
 * that decide which gate it is.
 */
export function togglesThatMatter({ toggles, cells }: DecisionMap, most: number): readonly number[] {
  const steps = toggles.map((_, index) =>
    toggles.slice(index + 1).reduce((product, { options }) => product * options.length, 1),
  )
  const weights = toggles.map(({ options }, index) => {
    const step = steps[index] ?? 1
    let verdicts = 0
    let gates = 0
    for (const [at, { choice, outcome }] of cells.entries()) {
      // Each option against the one before it.
      if (choice[index] === 0) continue
      const other = cells[at - step]?.outcome
      if (other?.verdict !== outcome.verdict) verdicts++
      if (other?.gate !== outcome.gate) gates++
    }
    const pairs = (cells.length / options.length) * (options.length - 1)
    return { index, verdicts: verdicts / pairs, gates: gates / pairs }
  })
  const turning = weights.filter(({ verdicts }) => verdicts > 0)
  const mattering = turning.length > 0 ? turning : weights.filter(({ gates }) => gates > 0)
  return mattering
    .toSorted((a, b) => b.verdicts - a.verdicts || b.gates - a.gates)
    .slice(0, most)
    .map(({ index }) => index)
    .toSorted((a, b) => a - b)
}

/** The cell of a combination. */
export function cellAt({ toggles, cells }: DecisionMap, choice: readonly number[]): MapCell | undefined {
  const at = toggles.reduce((sum, { options }, index) => sum * options.length + (choice[index] ?? 0), 0)
  return choice.includes(-1) ? undefined : cells[at]
}
