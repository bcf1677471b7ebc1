// The engine with the lesson's machinery: one lazy chunk.
import { documentIn, isInEffect, requestsFor } from '../scenarios/changes.ts'
import { sendRequest, startRun, type LessonFile, type Run } from '../scenarios/runner.ts'
import type { Change, Scenario } from '../scenarios/scenario.ts'
import { sunset } from '../scenarios/sunset.ts'
import type { Refused, World } from '../sim/index.ts'

export { sendRequest } from '../scenarios/runner.ts'
export { isInEffect }

export const fileOr = (own: LessonFile | null): LessonFile => own ?? sunset

/** The world at the start of a chapter: every beat before it has been sent. */
export async function runUpTo(scenario: Scenario, chapter: number, own: LessonFile | null): Promise<Run> {
  const file = fileOr(own)
  let run = await startRun(scenario, file)
  for (const beat of scenario.chapters.slice(0, chapter).flatMap(({ beats }) => beats))
    run = (await sendRequest(run, beat, file)).run
  return run
}

export interface Changed {
  readonly run: Run
  /** `dana · iam:PutUserPolicy`, in order. */
  readonly requests: readonly string[]
  /** The request that AWS refused, which ended the change. */
  readonly refused?: { readonly as: string; readonly outcome: Refused }
}

/** Brings a change about with real requests. */
export async function makeChange(run: Run, change: Change, own: LessonFile | null): Promise<Changed> {
  const requests: string[] = []
  let now = run
  for (const request of requestsFor(run.world, change)) {
    requests.push(`${request.as} · ${request.operation}`)
    const sent = await sendRequest(now, request, fileOr(own))
    now = sent.run
    if ('error' in sent.outcome) return { run: now, requests, refused: { as: request.as, outcome: sent.outcome } }
  }
  return { run: now, requests }
}

/** The document or setting that a change is about, as text; null when there is none. */
export function documentOf(world: World, change: Change): string | null {
  switch (change.type) {
    case 'statement':
      return documentIn(world, change.document)
    case 'key-state':
      return null
    case 'public-access-block':
      return null
  }
}
