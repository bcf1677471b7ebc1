// Something in the world is different now.
import { values, type StateChange, type World } from '../sim/index.ts'
import { keyName, resourceName } from './naming.ts'
import { duration } from './side.ts'
import { bucketView } from './storage.ts'
import type { Telling } from './telling.ts'

export function changed({ world }: Telling, change: StateChange, subject: string): readonly string[] {
  const name = resourceName(world, subject)
  switch (change.type) {
    case 'created':
      return created(world, change.what, subject)
    case 'policy-changed':
      return change.what === 'identity policy'
        ? [`The policy ${change.name ?? ''} of ${name} is ${how(change)}.`]
        : [`The ${change.what} of ${name} is ${how(change)}.`]
    case 'key-state-changed':
      return [`${keyName(world, subject)} was ${change.before}, and is now ${change.after}.`]
    case 'setting-changed':
      return [setting(world, change.what, name)]
    case 'deleted':
      if (change.what === 'grant') return [`A grant on ${name} has ended.`]
      return [`The ${change.what} ${change.what === 'key material' ? `of ${name}` : name} is deleted.`]
    case 'time-passed':
      return [`${duration(change.milliseconds)} of simulated time have passed.`]
  }
}

function created(
  world: World,
  what: Extract<StateChange, { type: 'created' }>['what'],
  subject: string,
): readonly string[] {
  const name = resourceName(world, subject)
  switch (what) {
    case 'key':
      return ['A new KMS key is in the vault.', 'Its key material never leaves the HSM.']
    case 'key material':
      return [`${name} has new key material.`, 'What it sealed before still opens.']
    case 'grant':
      return [`There is a new grant on ${name}.`, 'In a few seconds it is known everywhere.']
    default:
      return [`The ${what} ${name} now exists.`]
  }
}

function setting(world: World, what: Extract<StateChange, { type: 'setting-changed' }>['what'], name: string): string {
  const bucket = bucketView(world, name)
  const trail = [...values(world.cloudtrail.trails)].find((each) => each.name === name)
  if (what === 'default encryption' && bucket)
    return `New objects in ${name} will be encrypted with ${bucket.encryption}.`
  if (what === 'block public access' && bucket)
    return `Block Public Access of ${name} is now ${bucket.blocksPublicAccess ? 'on' : 'off'}.`
  if (what === 'event selectors') return `${name} now keeps other events than before.`
  if (what === 'logging' && trail) return `${name} ${trail.isLogging ? 'records from now on' : 'no longer records'}.`
  return `The ${what} of ${name} has changed.`
}

const how = ({ before, after }: { readonly before: string | null; readonly after: string | null }): string =>
  after === null ? 'removed' : before === null ? 'put in place' : 'replaced'
