// The request to send once a policy has been rewritten: the visitor's own last one, or else the first that the chapter
// offers, or the one that the lesson has just told.
import { useStore } from 'zustand'
import type { Try } from '../../scenarios/scenario.ts'
import { page } from '../../store/page.ts'

interface Again {
  readonly attempt: Try
  /** A person's id. */
  readonly as: string
}

export function useAgain(): Again | undefined {
  const told = useStore(page, (state) => state.told)
  const offered = useStore(page, ({ chapter, scenario }) => scenario.chapters[chapter]?.tries?.[0])
  if (offered && (!told || told.beat))
    return { attempt: offered, as: offered.people.find((id) => id === 'bob') ?? offered.people[0] ?? '' }
  if (!told) return undefined
  const { as, input, operation } = told.request
  return { attempt: { label: told.beat ? operation : told.title, operation, input, people: [as] }, as }
}
