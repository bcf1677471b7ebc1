// The still map of each chapter, ready before the engine is: openings.test.ts writes it and holds it to the engine.
import type { Frame } from '../stage/frame.ts'
import openings from './openings.json' with { type: 'json' }

/** Undefined for a chapter that does not exist. */
export const openingOf = (scenarioId: string, chapterId: string): Frame | undefined =>
  known.get(`${scenarioId}/${chapterId}`)

// The test writes frames and nothing else.
const known = new Map(Object.entries(openings as unknown as Readonly<Record<string, Frame>>))
