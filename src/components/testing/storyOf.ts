// Real stories for tests of components: a lesson is run up to one of its requests.
import { openedEnvelope } from '../../scenarios/openedEnvelope.ts'
import { protectedPicture } from '../../scenarios/protectedPicture.ts'
import { requestsFor } from '../../scenarios/changes.ts'
import { sendRequest, startRun, type Run } from '../../scenarios/runner.ts'
import type { Change, Scenario } from '../../scenarios/scenario.ts'
import { sunset } from '../../scenarios/sunset.ts'
import type { TraceEntry } from '../../sim/index.ts'
import type { StageCast } from '../../stage/cast.ts'

export interface Story {
  readonly cast: StageCast
  readonly trace: readonly TraceEntry[]
  readonly run: Run
}

const scenarios: readonly Scenario[] = [protectedPicture, openedEnvelope]

/** The story of one beat, after the given toggles were set to the given options. */
export async function storyOf(beatId: string, toggles: Readonly<Record<string, number>> = {}): Promise<Story> {
  const scenario = scenarios.find(({ chapters }) => chapters.some(({ beats }) => beats.some(({ id }) => id === beatId)))
  if (!scenario) throw new RangeError(`No lesson has a beat \`${beatId}\`.`)
  let run = await startRun(scenario, sunset)
  for (const beat of scenario.chapters.flatMap(({ beats }) => beats)) {
    if (beat.id === beatId) for (const change of changesIn(scenario, toggles)) run = await changed(run, change)
    const sent = await sendRequest(run, beat, sunset)
    run = sent.run
    if (beat.id === beatId)
      return { cast: { people: scenario.cast, ...scenario.stage }, trace: sent.outcome.trace, run }
  }
  throw new RangeError(`The beat \`${beatId}\` was not reached.`)
}

const changesIn = (scenario: Scenario, toggles: Readonly<Record<string, number>>): readonly Change[] =>
  scenario.chapters
    .flatMap((chapter) => chapter.toggles ?? [])
    .flatMap(({ id, options }) => options[toggles[id] ?? -1]?.change ?? [])

async function changed(run: Run, change: Change): Promise<Run> {
  let now = run
  for (const request of requestsFor(run.world, change)) {
    const sent = await sendRequest(now, request, sunset)
    if ('error' in sent.outcome)
      throw new Error(`${request.operation}: ${sent.outcome.error.message ?? sent.outcome.error.code}`)
    now = sent.run
  }
  return now
}

/** Position of the first step for which `is` holds. */
export function stepWhere(trace: readonly TraceEntry[], is: (entry: TraceEntry) => boolean): number {
  const at = trace.findIndex(is)
  if (at < 0) throw new RangeError('The story has no such step.')
  return at
}
