// The delivery of log files: what no caller asks for, and what happens some minutes after the events.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
import { at, slice } from '../collections/log.ts'
import { get, has, remove, set, values } from '../collections/orderedMap.ts'
import { randomText, sha256 } from '../environment.ts'
import { AwsError } from '../errors.ts'
import { hexOf, utf8 } from '../bytes.ts'
import { defineOperation, type CallContext } from '../operation.ts'
import { required, string } from '../shape.ts'
import type { DeliveredFile, Trail, World } from '../world.ts'
import { artifactOf } from '../artifact.ts'
import type { EventRecord } from './eventRecord.ts'
import { gzip } from './gzip.ts'
import { askForAcl, cloudTrailFor, logFolder, logObject, regionOf, writeFile } from './logBucket.ts'
import { putTrail } from './trails.ts'

/** How long events wait for their log file, in milliseconds. */
export const DELIVERY_INTERVAL = 5 * 60_000

/** CloudTrail tries for 30 days. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-troubleshooting.html */
const LONGEST_WAIT = 30 * 24 * 60 * 60_000

/** Writes the events that wait into the buckets of their trails. A refusal is noted, and the events wait on. */
export async function deliverLogs(context: CallContext): Promise<void> {
  for (const trail of values(context.world.cloudtrail.trails))
    if (has(context.world.cloudtrail.waiting, trail.arn))
      await context.request(
        deliverLogFile,
        { TrailARN: trail.arn },
        { as: cloudTrailFor(trail), region: regionOf(context, trail) },
      )
}

/** The time of the oldest event that waits for its log file. */
export function oldestWaiting({ cloudtrail: { waiting, events } }: World): number | undefined {
  const times = [...values(waiting)].flatMap((position) => at(events, position)?.event.eventTime ?? [])
  return times.length ? Math.min(...times.map((time) => Date.parse(time))) : undefined
}

/** Positions of the trail's events, from one position on. */
function* keptFrom({ cloudtrail: { events } }: World, { arn }: Trail, start: number): Generator<number> {
  let position = Math.max(start, events.first)
  for (const { trails } of slice(events, start)) {
    if (trails.includes(arn)) yield position
    position++
  }
}

/** From `start` on, nothing has been delivered; the trail waits for the first event there that it keeps. */
export function waitFrom(world: World, trail: Trail, start: number): World {
  const [first] = keptFrom(world, trail, start)
  const { waiting } = world.cloudtrail
  return {
    ...world,
    cloudtrail: {
      ...world.cloudtrail,
      waiting: first === undefined ? remove(waiting, trail.arn) : set(waiting, trail.arn, first),
    },
  }
}

// CloudTrail's own doing: no one can call it, so it is in no catalogue and leaves no record.
const deliverLogFile = defineOperation({
  name: 'cloudtrail:DeliverLogFile',
  summary: 'Writes the events that wait for a trail into its bucket.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html',
  input: { TrailARN: required(string()) },
  example: { TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/management-events' },
  permissions: () => [],
  async run(context, { TrailARN }) {
    const { world, now } = context
    const trail = get(world.cloudtrail.trails, TrailARN)
    if (!trail) throw new Error(`There is no trail ${TrailARN} to deliver for.`)
    // What the delivery itself causes goes into the next file.
    const end = world.cloudtrail.events.length
    const start = get(world.cloudtrail.waiting, TrailARN) ?? end
    const waiting = [...keptFrom(world, trail, start)]
      .flatMap((position) => at(world.cloudtrail.events, position)?.event ?? [])
      .filter(({ eventTime }) => Date.parse(eventTime) > now - LONGEST_WAIT)
    const files: DeliveredFile[] = []
    const note = (result: Partial<Trail>): void =>
      context.change((later) =>
        putTrail(later, {
          ...withFiles(get(later.cloudtrail.trails, TrailARN) ?? trail, files),
          latestDeliveryAttemptTime: now,
          ...result,
        }),
      )
    try {
      await askForAcl(context, trail)
      for (const region of new Set(waiting.map(({ awsRegion }) => awsRegion)))
        files.push(
          await deliver(
            context,
            trail,
            region,
            waiting.filter(({ awsRegion }) => awsRegion === region),
          ),
        )
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      note({ latestDeliveryError: error.data.code })
      return { LatestDeliveryError: error.data.code }
    }
    note({ latestDeliveryTime: now })
    context.change((later) => waitFrom(later, trail, end))
    return { Keys: files.map(({ key }) => key) }
  },
})

/** The trail with log files that a digest file is to name, and no error so far. */
const withFiles = ({ latestDeliveryError: _, ...trail }: Trail, files: readonly DeliveredFile[]): Trail => ({
  ...trail,
  ...(trail.digests && { digests: { ...trail.digests, files: [...trail.digests.files, ...files] } }),
})

async function deliver(
  context: CallContext,
  trail: Trail,
  region: string,
  records: readonly EventRecord[],
): Promise<DeliveredFile> {
  const { environment } = context
  const key = logFileKey(context, trail, region)
  const content = utf8(JSON.stringify({ Records: records }))
  const file = gzip(content)
  const blob = await environment.blobs.put(file)
  context.hold({ artifact: artifactOf('log-file', blob.sha256.slice(0, 24), file, key), blob })
  await writeFile(context, trail, logObject(trail, key, file))
  const times = records.map(({ eventTime }) => eventTime).toSorted()
  return {
    region,
    bucket: trail.bucketName,
    key,
    hash: trail.digests ? hexOf(await sha256(content)) : '',
    oldestEventTime: times[0] ?? '',
    newestEventTime: times.at(-1) ?? '',
  }
}

function logFileKey({ environment, now }: CallContext, trail: Trail, region: string): string {
  const [date = '', time = ''] = new Date(Math.floor(now / DELIVERY_INTERVAL) * DELIVERY_INTERVAL)
    .toISOString()
    .split('T')
  const stamp = `${date.replaceAll('-', '')}T${time.slice(0, 5).replace(':', '')}Z`
  const name = `${trail.accountId}_CloudTrail_${region}_${stamp}_${randomText(environment, 16, ALPHANUMERIC)}.json.gz`
  return `${logFolder(trail)}${region}/${date.replaceAll('-', '/')}/${name}`
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
