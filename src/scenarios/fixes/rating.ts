// From a set of edits to a fix: what it does to each thing, the requests that make it, and what else it would allow.
import { suppose, type World } from '../../sim/index.ts'
import type { Run } from '../runner.ts'
import { changesOf, textOf, type Changed, type EditSet } from './editSet.ts'
import type { Fix, Wanted } from './fix.ts'
import { requestsTo, supposing, type Part, type Value } from './part.ts'
import { permissionsFor, type Permissions, type Probe } from './probes.ts'
import { placeTitle } from './words.ts'

interface Rating {
  readonly run: Run
  /** Id of the person whose request it is. */
  readonly asker: string
  readonly wanted: Wanted
  readonly probe: Probe
}

export async function rated({ run, asker, wanted, probe }: Rating, set: EditSet): Promise<Fix> {
  const { scenario, world: before } = run
  const changes = changesOf(before, set).toSorted((a, b) => turn(a) - turn(b))
  const parts = changes.map(({ part }) => part)
  const isSwitch = parts.every(({ type }) => type === 'key state')
  // What policies allow is compared with the keys in the same state before and after.
  const policies = parts.filter(({ type }) => isSwitch || type !== 'key state')
  const also = turnedOver(
    await probe(isSwitch ? before : inTheirNewStates(before, changes), policies),
    await probe(set.world, policies),
    wanted,
  )
  const own = permissionsFor(asker, set.foreseen)
  const others = byPerson(also.filter((name) => !own.has(name)).map((name) => name.split(' ')))
  return {
    id: set.edits.map(({ id }) => id).join(' + '),
    edits: set.edits.map(({ part, title, toggle }) => ({
      title,
      where: placeTitle(part, scenario),
      ...(toggle !== undefined && { toggle }),
    })),
    changes: changes.map(({ part, before: old, after }) => ({
      where: placeTitle(part, scenario),
      before: jsonOf(part, old),
      after: jsonOf(part, after),
    })),
    requests: changes.flatMap(({ part, after }) => requestsTo(before, part, after)),
    undo: changes.toReversed().flatMap(({ part, before: old }) => requestsTo(set.world, part, old)),
    // A key has no smaller way to be on.
    breadth: others.length === 0 || (isSwitch && wanted === 'allowed') ? 'least privilege' : 'broader than needed',
    also: others,
    changesPermissions: !isSwitch,
  }
}

/** A document is JSON already, a state is not. */
const jsonOf = (part: Part, value: Value): string | null =>
  part.type === 'key state' ? JSON.stringify(value) : textOf(value)

/** S3 takes a public policy only while public access is not blocked: it is let in first, and shut out last. */
function turn({ part, after }: Changed): number {
  if (part.type !== 'block public access') return part.type === 'key state' ? 2 : 1
  return typeof after === 'object' && after?.BlockPublicPolicy ? 3 : 0
}

function inTheirNewStates(world: World, changes: readonly Changed[]): World {
  const states = changes.filter(({ part }) => part.type === 'key state')
  return states
    .flatMap(({ part, after }) => supposing(world, part, after) ?? [])
    .reduce((now, supposition) => suppose(now, supposition), world)
}

/** The names of those that are now as wanted and were not. */
const turnedOver = (before: Permissions, after: Permissions, wanted: Wanted): readonly string[] =>
  [...after]
    .filter(([name, isAllowed]) => isAllowed === (wanted === 'allowed') && isAllowed !== (before.get(name) ?? false))
    .map(([name]) => name)

function byPerson(names: readonly (readonly string[])[]): Fix['also'] {
  const found = new Map<string, string[]>()
  for (const [person = '', action = ''] of names) found.set(person, [...(found.get(person) ?? []), action])
  return [...found].map(([person, actions]) => ({ person, actions }))
}
