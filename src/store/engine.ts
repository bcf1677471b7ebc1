// The engine with the lesson's machinery: one lazy chunk.
import { documentIn, isInEffect, requestsFor } from '../scenarios/changes.ts'
import { sendRequest, startRun, type LessonFile, type Run } from '../scenarios/runner.ts'
import type { Change, Request, Scenario } from '../scenarios/scenario.ts'
import { sunset } from '../scenarios/sunset.ts'
import type { Refused, Watch, World } from '../sim/index.ts'

export { changesTo } from '../scenarios/changes.ts'
export { sendRequest } from '../scenarios/runner.ts'
export { isInEffect }

export const fileOr = (own: LessonFile | null): LessonFile => own ?? sunset

/** The world at the start of a chapter: every beat before it has been sent. */
export async function runUpTo(
  scenario: Scenario,
  chapter: number,
  own: LessonFile | null,
  watch?: Watch,
): Promise<Run> {
  const file = fileOr(own)
  let run = await startRun(scenario, file)
  for (const beat of scenario.chapters.slice(0, chapter).flatMap(({ beats }) => beats))
    run = (await sendRequest(run, beat, file, watch)).run
  return run
}

/** A request that AWS refused, which ended what it was part of. */
export interface RefusedRequest {
  readonly request: Request
  readonly outcome: Refused
}

export interface Changed {
  readonly run: Run
  /** `dana · iam:PutUserPolicy`, in order. */
  readonly requests: readonly string[]
  readonly refused?: RefusedRequest
}

/** Brings changes about with real requests, one after the other. */
export async function makeChanges(run: Run, changes: readonly Change[], own: LessonFile | null): Promise<Changed> {
  let made: Changed = { run, requests: [] }
  for (const change of changes) {
    const { requests, ...next } = await sendAll(made.run, requestsFor(made.run.world, change), own)
    made = { ...next, requests: [...made.requests, ...requests] }
    if (made.refused) return made
  }
  return made
}

/** Sends one request after the other, until one is refused. */
export async function sendAll(run: Run, requests: readonly Request[], own: LessonFile | null): Promise<Changed> {
  const names: string[] = []
  let now = run
  for (const request of requests) {
    names.push(`${request.as} · ${request.operation}`)
    const sent = await sendRequest(now, request, fileOr(own))
    now = sent.run
    if ('error' in sent.outcome) return { run: now, requests: names, refused: { request, outcome: sent.outcome } }
  }
  return { run: now, requests: names }
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
