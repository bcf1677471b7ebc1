import { expect, test } from 'vitest'
import { formatTrace } from '../sim/testing/formatTrace.ts'
import { createLaws, deepFreeze, type Laws } from '../sim/testing/laws.ts'
import { isInEffect, requestsFor } from './changes.ts'
import { scenarios } from './index.ts'
import { callerOf, resolveInput, sendRequest, startRun, surprise, type Run } from './runner.ts'
import type { Chapter, Scenario } from './scenario.ts'
import { sunset } from './sunset.ts'

async function* told(scenario: Scenario) {
  let run = await startRun(scenario, sunset)
  for (const chapter of scenario.chapters) {
    for (const beat of chapter.beats) {
      const before = run
      const sent = await sendRequest(run, beat, sunset)
      run = sent.run
      yield { chapter, beat, before, run, outcome: sent.outcome }
    }
  }
}

const atEndOf = async (scenario: Scenario, chapter: Chapter): Promise<Run> => {
  let last: Run | undefined
  for await (const { chapter: now, run } of told(scenario)) if (now.id === chapter.id) last = run
  if (!last) throw new Error(`${chapter.id} has no beats`)
  return last
}

for (const scenario of scenarios) {
  test(`${scenario.id}: every beat ends as it says`, async () => {
    for await (const { beat, outcome } of told(scenario)) expect.soft(surprise(beat, outcome), beat.id).toBeNull()
  })

  test(`${scenario.id}: every request obeys the laws`, async () => {
    let laws: Laws | undefined
    for await (const { beat, before, outcome } of told(scenario)) {
      laws ??= createLaws(before.environment, before.world)
      const request = {
        as: callerOf(scenario, beat.as),
        operation: beat.operation,
        input: resolveInput(beat.input, before.answers, sunset),
      }
      expect.soft(laws.check(deepFreeze(before.world), request, outcome), beat.id).toEqual([])
    }
  })

  test(`${scenario.id}: the story is the one that was read and accepted`, async () => {
    const lines: string[] = []
    for await (const { beat, outcome } of told(scenario)) lines.push(`## ${beat.id}`, formatTrace(outcome.trace), '')
    await expect(lines.join('\n')).toMatchFileSnapshot(`golden/${scenario.id}.txt`)
  })

  test(`${scenario.id}: the same seed tells the same story`, async () => {
    const traces = async () => {
      const list: unknown[] = []
      for await (const { outcome } of told(scenario)) list.push(outcome.trace.at(-1))
      return JSON.stringify(list)
    }
    expect(await traces()).toBe(await traces())
  })

  for (const chapter of scenario.chapters)
    for (const toggle of chapter.toggles ?? [])
      test(`${scenario.id}: ${toggle.subject}, ${toggle.label}: each option can be reached from each other one`, async () => {
        const start = await atEndOf(scenario, chapter)
        expect(toggle.options.filter(({ change }) => isInEffect(start.world, change))).toHaveLength(1)
        for (const from of toggle.options)
          for (const to of toggle.options) {
            let run = start
            for (const { change } of [from, to])
              for (const request of requestsFor(run.world, change)) {
                const sent = await sendRequest(run, request, sunset)
                expect('error' in sent.outcome ? sent.outcome.error : null).toBeNull()
                run = sent.run
              }
            expect(isInEffect(run.world, to.change)).toBe(true)
          }
      })

  test(`${scenario.id}: is data that survives JSON, with ids that are used once`, () => {
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario)
    const ids = scenario.chapters.flatMap(({ beats }) => beats.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    const questions = scenario.chapters.flatMap(({ beats }) => beats.flatMap(({ predict }) => predict ?? []))
    for (const { answers } of questions) expect(answers.filter(({ right }) => right)).toHaveLength(1)
  })
}
