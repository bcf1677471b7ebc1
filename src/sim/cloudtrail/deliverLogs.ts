// The delivery of log files: what no caller asks for, and what happens some minutes after the events.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
import { slice } from '../collections/log.ts'
import { get, values } from '../collections/orderedMap.ts'
import { randomText } from '../environment.ts'
import { AwsError } from '../errors.ts'
import { utf8 } from '../bytes.ts'
import { defineOperation, type CallContext } from '../operation.ts'
import { putEverydayObject } from '../s3/operations/putEverydayObject.ts'
import { required, string } from '../shape.ts'
import type { Trail, World } from '../world.ts'
import { artifactOf } from '../artifact.ts'
import type { EventRecord } from './eventRecord.ts'
import { gzip } from './gzip.ts'
import { cloudTrailFor, logFolder, logObject } from './logBucket.ts'
import { putTrail } from './trails.ts'

/** How long events wait for their log file, in milliseconds. */
export const DELIVERY_INTERVAL = 5 * 60_000

/** Writes the events that wait into the buckets of their trails. A refusal is noted, and the events wait on. */
export async function deliverLogs(context: CallContext): Promise<void> {
  for (const trail of values(context.world.cloudtrail.trails))
    if (waitingFor(context.world, trail).length)
      await context.request(deliverLogFile, { TrailARN: trail.arn }, { as: cloudTrailFor(trail) })
}

/** The time of the oldest event that waits for its log file. */
export function oldestWaiting(world: World): number | undefined {
  const times = [...values(world.cloudtrail.trails)].flatMap((trail) => waitingFor(world, trail).slice(0, 1))
  return times.length ? Math.min(...times.map(({ eventTime }) => Date.parse(eventTime))) : undefined
}

const waitingFor = (world: World, trail: Trail): readonly EventRecord[] =>
  [...slice(world.cloudtrail.events, trail.deliveredUpTo)]
    .filter(({ trails }) => trails.includes(trail.arn))
    .map(({ event }) => event)

// CloudTrail's own doing: no one can call it, so it is in no catalogue and leaves no record.
const deliverLogFile = defineOperation({
  name: 'cloudtrail:DeliverLogFile',
  summary: 'Writes the events that wait for a trail into its bucket.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html',
  input: { TrailARN: required(string()) },
  example: { TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/management-events' },
  permissions: () => [],
  async run(context, { TrailARN }) {
    const trail = get(context.world.cloudtrail.trails, TrailARN)
    if (!trail) throw new Error(`There is no trail ${TrailARN} to deliver for.`)
    // What the delivery itself causes goes into the next file.
    const deliveredUpTo = context.world.cloudtrail.events.length
    const waiting = waitingFor(context.world, trail)
    const change = (edit: (current: Trail) => Trail): void =>
      context.change((world) => putTrail(world, edit(get(world.cloudtrail.trails, TrailARN) ?? trail)))
    const keys: string[] = []
    try {
      for (const region of new Set(waiting.map(({ awsRegion }) => awsRegion))) {
        const key = logFileKey(context, trail, region)
        const file = gzip(utf8(JSON.stringify({ Records: waiting.filter(({ awsRegion }) => awsRegion === region) })))
        const blob = await context.environment.blobs.put(file)
        context.hold({ artifact: artifactOf('log-file', blob.sha256.slice(0, 24), file, key), blob })
        await context.request(putEverydayObject, logObject(trail, key, file), { as: context.caller })
        keys.push(key)
      }
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      change((current) => ({
        ...current,
        latestDeliveryAttemptTime: context.now,
        latestDeliveryError: error.data.code,
      }))
      return { LatestDeliveryError: error.data.code }
    }
    change(({ latestDeliveryError: _, ...current }) => ({
      ...current,
      deliveredUpTo,
      latestDeliveryAttemptTime: context.now,
      latestDeliveryTime: context.now,
    }))
    return { Keys: keys }
  },
})

function logFileKey({ environment, now }: CallContext, trail: Trail, region: string): string {
  const [date = '', time = ''] = new Date(Math.floor(now / DELIVERY_INTERVAL) * DELIVERY_INTERVAL)
    .toISOString()
    .split('T')
  const stamp = `${date.replaceAll('-', '')}T${time.slice(0, 5).replace(':', '')}Z`
  const name = `${trail.accountId}_CloudTrail_${region}_${stamp}_${randomText(environment, 16, ALPHANUMERIC)}.json.gz`
  return `${logFolder(trail)}${region}/${date.replaceAll('-', '/')}/${name}`
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
