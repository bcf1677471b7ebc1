// An operation's example with what this world has in place of the names that it has not.
import type { Operation, World } from '../../sim/index.ts'
import { suggestionsFor } from './suggestions.ts'

export function exampleIn(world: World | null, { example }: Operation): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => {
      const suggestions = world && !MADE.test(name) ? suggestionsFor(world, name) : []
      const isKnown = suggestions.some((suggestion) => suggestion.value === value)
      return [name, isKnown ? value : (suggestions[0]?.value ?? value)]
    }),
  )
}

/** Names that a call gives, not finds. */
const MADE = /^AliasName$/
