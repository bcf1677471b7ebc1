// Runs a scenario's requests against the engine. Nothing here knows a page: tests, the store and any other host use it alike.
import {
  createEnvironment,
  createWorld,
  send,
  type CallerName,
  type Environment,
  type Outcome,
  type Watch,
  type World,
} from '../sim/index.ts'
import type { Beat, Input, Request, Scenario } from './scenario.ts'

/** The file that a lesson is about. */
export interface LessonFile {
  readonly name: string
  /** Media type. */
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A scenario on its way: the world now, and the answers that later inputs may quote. */
export interface Run {
  readonly scenario: Scenario
  readonly environment: Environment
  readonly world: World
  readonly answers: ReadonlyMap<string, unknown>
}

export interface Sent {
  readonly run: Run
  readonly outcome: Outcome
}

/** The world of a scenario's first chapter: behind a door with a seed, the same on every machine. */
export async function startRun(
  scenario: Scenario,
  file: LessonFile,
  environment: Environment = createEnvironment({ seed: scenario.id }),
): Promise<Run> {
  let run: Run = { scenario, environment, world: createWorld(), answers: new Map() }
  for (const request of scenario.setup) {
    const sent = await sendRequest(run, request, file)
    if ('error' in sent.outcome)
      throw new Error(
        `Setup of \`${scenario.id}\`: ${request.operation} was refused. ${sent.outcome.error.message ?? sent.outcome.error.code}`,
      )
    run = sent.run
  }
  return run
}

/** Sends one request of the scenario, or one that a visitor made up. */
export async function sendRequest(run: Run, request: Request, file: LessonFile, watch?: Watch): Promise<Sent> {
  const asked = {
    as: callerOf(run.scenario, request.as),
    operation: request.operation,
    input: resolveInput(request.input, run.answers, file),
  }
  const outcome = await send(run.world, run.environment, asked, watch)
  const answers =
    request.id !== undefined && 'response' in outcome
      ? new Map([...run.answers, [request.id, outcome.response]])
      : run.answers
  return { run: { ...run, world: outcome.world, answers }, outcome }
}

/** Null when the outcome is what the beat expects; otherwise what differs, in a sentence. */
export function surprise(beat: Beat, outcome: Outcome): string | null {
  if (beat.expect.outcome === 'allowed')
    return 'error' in outcome ? `expected an answer, got ${outcome.error.code}: ${outcome.error.message ?? ''}` : null
  if (!('error' in outcome)) return `expected ${beat.expect.code}, got an answer`
  if (outcome.error.code !== beat.expect.code)
    return `expected ${beat.expect.code}, got ${outcome.error.code}: ${outcome.error.message ?? ''}`
  if (beat.expect.message !== undefined && outcome.error.message !== beat.expect.message)
    return `expected “${beat.expect.message}”, got “${outcome.error.message ?? ''}”`
  return null
}

export function callerOf(scenario: Scenario, id: string): CallerName {
  const person = scenario.cast.find((candidate) => candidate.id === id)
  if (!person) throw new RangeError(`The scenario \`${scenario.id}\` has nobody called \`${id}\`.`)
  return person.caller
}

/** Replaces the marked objects of an input: quotes of earlier answers, the file, JSON text. */
export function resolveInput(input: Input, answers: ReadonlyMap<string, unknown>, file: LessonFile): unknown {
  if (typeof input !== 'object' || input === null) return input
  if (Array.isArray(input)) return input.map((item: Input) => resolveInput(item, answers, file))
  if ('raw' in input) return input.raw
  const marked = input as { readonly [member: string]: Input } // what is left of the union is an object
  if (typeof marked['from'] === 'string' && typeof marked['member'] === 'string')
    return quote(answers, marked['from'], marked['member'])
  if (typeof marked['file'] === 'string')
    return marked['file'] === 'body' ? file.bytes : marked['file'] === 'type' ? file.type : file.name
  if (marked['json'] !== undefined) return JSON.stringify(resolveInput(marked['json'], answers, file), null, 2)
  return Object.fromEntries(
    Object.entries(marked).map(([member, value]) => [member, resolveInput(value, answers, file)]),
  )
}

function quote(answers: ReadonlyMap<string, unknown>, from: string, member: string): unknown {
  const value = member
    .split('.')
    .reduce<unknown>(
      (part, name) =>
        typeof part === 'object' && part !== null && Object.hasOwn(part, name) ? Reflect.get(part, name) : undefined,
      answers.get(from),
    )
  if (value === undefined) throw new RangeError(`No earlier answer \`${from}\` has a member \`${member}\`.`)
  return value
}
