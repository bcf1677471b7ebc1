// What would turn an outcome over, and what the switches bear on it: looked for when somebody wants to know.
import { decisionMap, type DecisionMap } from '../scenarios/decisionMap.ts'
import type { FixSearch } from '../scenarios/fixes/fix.ts'
import { minimalFixes } from '../scenarios/fixes/minimalFixes.ts'
import type { LessonFile, Run } from '../scenarios/runner.ts'
import type { Request, Toggle } from '../scenarios/scenario.ts'
import { fileOr } from './engine.ts'
import type { Story } from './page.ts'

/** Of the world as it is when a story's fixes are first asked for; later the same answer. */
export function fixesFor(run: Run, story: Story, own: LessonFile | null): Promise<FixSearch> {
  const known = searches.get(story)
  if (known) return known
  const search = minimalFixes(run, story.request, fileOr(own))
  searches.set(story, search)
  return search
}

const searches = new WeakMap<Story, Promise<FixSearch>>()

export const mapFor = (
  run: Run,
  request: Request,
  toggles: readonly Toggle[],
  own: LessonFile | null,
): Promise<DecisionMap> => decisionMap(run, request, toggles, fileOr(own))
