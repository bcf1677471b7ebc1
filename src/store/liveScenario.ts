// Whom and what the map shows while it follows real clients: the people of this account, and whatever bucket and key the last
// request was about.
import type { Scenario } from '../scenarios/scenario.ts'
import { get, values, type TraceEntry, type World } from '../sim/index.ts'

/** The same object while nothing on the map is another thing. */
export function liveScenario(scenario: Scenario, world: World, trace: readonly TraceEntry[]): Scenario {
  const bucket =
    bucketIn(world, trace) ?? known(world, scenario.stage.bucket) ?? firstBucket(world) ?? scenario.stage.bucket
  const alias = aliasIn(world, trace) ?? scenario.stage.alias
  const { stage } = scenario
  return bucket === stage.bucket && alias === stage.alias
    ? scenario
    : { ...scenario, stage: { ...stage, bucket, alias } }
}

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
