// Whom and what the map shows while it follows real clients: the people of this account, and whatever bucket and key the last
// request was about.
import type { Person, Scenario } from '../scenarios/scenario.ts'
import { get, values, type CallerName, type TraceEntry, type World } from '../sim/index.ts'

/** `lesson` names the people that it knows; the same object as `before` while nothing on the map is another thing. */
export function liveScenario(
  lesson: Scenario,
  before: Scenario,
  world: World,
  trace: readonly TraceEntry[] = [],
): Scenario {
  const bucket =
    bucketIn(world, trace) ?? known(world, before.stage.bucket) ?? firstBucket(world) ?? before.stage.bucket
  const alias = aliasIn(world, trace) ?? before.stage.alias
  const cast = peopleIn(world, lesson)
  const isSame =
    bucket === before.stage.bucket &&
    alias === before.stage.alias &&
    cast.length === before.cast.length &&
    cast.every(({ id }, i) => id === before.cast[i]?.id)
  return isSame ? before : { ...before, cast, stage: { ...before.stage, bucket, alias } }
}

/** As many as the map has room for; others have a place while they act. */
const MOST_USERS = 3

/** Who is in the account: those whom the lesson knows first, by the names that it gives them. */
function peopleIn({ accountId, iam }: World, { cast }: Scenario): readonly Person[] {
  const users = [...values(iam.users)].filter(({ arn }) => arn.split(':')[4] === accountId)
  const named = cast.filter(({ caller }) => caller.type === 'user' && users.some((user) => isUser(caller, user)))
  const others = users
    .filter((user) => !named.some(({ caller }) => isUser(caller, user)))
    .map(({ userName }): Person => ({
      id: userName,
      name: userName,
      role: 'IAM user',
      caller: { type: 'user', userName },
    }))
  return [...(named.length > 0 ? [] : [ROOT]), ...[...named, ...others].slice(0, MOST_USERS), ANYONE]
}

const isUser = (caller: CallerName, { userName }: { readonly userName: string }): boolean =>
  caller.type === 'user' && caller.userName === userName

const ROOT: Person = { id: 'root', name: 'Root', role: 'account root', caller: { type: 'root' } }
const ANYONE: Person = { id: 'anyone', name: 'Anyone', role: 'not signed in', caller: { type: 'anonymous' } }

const known = (world: World, name: string): string | undefined => get(world.s3.buckets, name)?.name

function firstBucket({ s3, cloudtrail }: World): string | undefined {
  const logs = new Set([...values(cloudtrail.trails)].map(({ bucketName }) => bucketName))
  return [...values(s3.buckets)].find(({ name }) => !logs.has(name))?.name
}

/** The bucket that the request names. */
function bucketIn(world: World, trace: readonly TraceEntry[]): string | undefined {
  const step = trace.find(({ call }) => call.depth === 0)?.step
  if (step?.type !== 'request-sent' || typeof step.input !== 'object' || step.input === null) return undefined
  const name: unknown = Reflect.get(step.input, 'Bucket')
  return typeof name === 'string' ? known(world, name) : undefined
}

/** An alias of the key that did the cryptography, or that a policy was asked about. */
function aliasIn(world: World, trace: readonly TraceEntry[]): string | undefined {
  for (const { step } of trace) {
    const arn =
      step.type === 'crypto-performed' && 'kmsKey' in step.key
        ? step.key.kmsKey
        : step.type === 'access-decided'
          ? step.decision.resource
          : undefined
    const alias = arn === undefined ? undefined : get(world.kms.keys, arn)?.aliasNames[0]
    if (alias !== undefined) return alias
  }
  return undefined
}
