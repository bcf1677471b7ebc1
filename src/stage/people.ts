// The callers as the map shows them: who acts, what they hold, and how their request ended.
import { callerNamed, holderOf, type Caller, type TraceEntry, type World } from '../sim/index.ts'
import { personOf, type StageCast, type StagePerson } from './cast.ts'
import { heldBy, type HeldView } from './holdings.ts'

export interface PersonView {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly isAnonymous: boolean
  readonly isActing: boolean
  readonly holds: readonly HeldView[]
  /** How their request ended, once it has. */
  readonly outcome: OutcomeView | null
}

export type OutcomeView =
  { readonly type: 'answered' } | { readonly type: 'refused'; readonly status: number; readonly code: string }

export const personView = (
  person: StagePerson,
  world: World,
  actor: Caller | null,
  outcome: OutcomeView | null,
): PersonView => {
  const { id, name, role, caller } = person
  return {
    id,
    name,
    role,
    isAnonymous: caller.type === 'anonymous',
    isActing: actor !== null && actor.type !== 'Service' && personIs(person, actor),
    holds: heldBy(world, holderNamed(person, world)),
    outcome,
  }
}

const personIs = (person: StagePerson, actor: Caller): boolean =>
  personOf({ people: [person], bucket: '', logBucket: '', alias: '' }, actor) === person

function holderNamed({ caller }: StagePerson, world: World): string {
  const known = callerNamed(world, caller)
  return known ? holderOf(known) : ''
}

/** The ending of the request, for the person who made it, once the cursor has passed it. */
export function outcomeOf(
  cast: StageCast,
  trace: readonly TraceEntry[],
  cursor: number,
  person: StagePerson,
): OutcomeView | null {
  for (const { call, step } of trace.slice(0, cursor + 1)) {
    if (call.depth !== 0 || personOf(cast, call.caller).id !== person.id) continue
    if (step.type === 'response-returned') return { type: 'answered' }
    if (step.type === 'request-failed') return { type: 'refused', status: step.error.status, code: step.error.code }
  }
  return null
}
