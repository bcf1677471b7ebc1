// Where the eye should be: at most two places, one spotlight, the rest dims.
import type { TraceEntry } from '../sim/index.ts'
import type { StageCast } from './cast.ts'
import type { Frame } from './frame.ts'
import type { GateView } from './gates.ts'
import { checkpointOf, stopOf, type Stop } from './journeys.ts'

/** A place on the map that can be in the light. */
export type Home = Stop | 'object' | 'memory' | 'vault' | 'log-bucket' | GateView['id']

export interface Focus {
  readonly emphasis: readonly Home[]
  readonly spotlight: Home
}

export function emphasisOf(cast: StageCast, { call, step }: TraceEntry, gates: readonly GateView[]): Focus {
  const here = stopOf(cast, call.place, call)
  switch (step.type) {
    case 'request-sent': {
      const from = stopOf(cast, step.from, call)
      return { emphasis: distinct(from, here), spotlight: from }
    }
    case 'access-decided': {
      const checkpoint = checkpointOf(step.place)
      const gate = gates.find((each) => each.checkpoint === checkpoint && each.isDeciding)?.id
      const asker = stopOf(cast, call.depth === 0 ? 'caller' : (call.via ?? 'caller'), call)
      return { emphasis: distinct(asker, gate ?? here), spotlight: gate ?? here }
    }
    case 'crypto-performed':
      return step.place === 'hsm' ? only('vault') : { emphasis: ['memory'], spotlight: 'memory' }
    case 'artifact-stored':
    case 'artifact-fetched':
      return isIn(step.holder, cast.logBucket)
        ? only('log-bucket')
        : { emphasis: ['object', 'memory'], spotlight: 'object' }
    case 'artifact-discarded':
      return only('memory')
    case 'state-changed': {
      if (step.change.type === 'policy-changed') {
        const checkpoint =
          step.change.what === 'key policy' ? 'kms' : step.change.what === 'bucket policy' ? 's3' : null
        const gate = gates.find((each) => each.checkpoint === checkpoint && each.id.endsWith(':resource-based'))
        if (gate && !isIn(step.subject, cast.logBucket)) return only(gate.id)
      }
      if (isIn(step.subject, cast.logBucket)) return only('log-bucket')
      return only(here === 'kms' ? 'vault' : here)
    }
    case 'event-recorded':
      return only('cloudtrail')
    case 'response-returned':
    case 'request-failed': {
      const to = stopOf(cast, step.to, call)
      return { emphasis: distinct(to, here), spotlight: to }
    }
  }
}

/** Everything that has no part in the step. What has been decided stays readable. */
export function dimmedIn({ people, gates, routes, emphasis, spotlight }: Omit<Frame, 'dimmed'>): readonly Home[] {
  const lit = new Set<Home>(emphasis.concat(spotlight ?? []))
  for (const home of emphasis.concat(spotlight ?? [])) {
    const owner = owners[home]
    if (owner) lit.add(owner)
  }
  for (const { from, to } of routes) lit.add(from).add(to)
  const homes: Home[] = [...people.map(({ id }): Home => `person:${id}`), 's3', 'kms', 'cloudtrail', 'side']
  return [
    ...homes.filter((home) => !lit.has(home)),
    ...gates.filter(({ id, state }) => state === 'waiting' && !lit.has(id)).map(({ id }) => id),
  ]
}

const owners: Partial<Record<Home, Home>> = { object: 's3', memory: 's3', vault: 'kms', 'log-bucket': 'cloudtrail' }

const only = (home: Home): Focus => ({ emphasis: [home], spotlight: home })

const distinct = (a: Home, b: Home): readonly Home[] => (a === b ? [a] : [a, b])

const isIn = (arn: string, bucket: string): boolean =>
  arn === `arn:aws:s3:::${bucket}` || arn.startsWith(`arn:aws:s3:::${bucket}/`)
