// Digest files: each hour, what log files were delivered, signed, and with the digest file before.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
import { artifactOf } from '../artifact.ts'
import { hexOf, utf8, type Bytes } from '../bytes.ts'
import { get, entries, set, values } from '../collections/orderedMap.ts'
import { sha256 } from '../environment.ts'
import { AwsError } from '../errors.ts'
import { defineOperation, type CallContext } from '../operation.ts'
import { required, string } from '../shape.ts'
import type { DigestChain, DigestKey, PreviousDigest, Trail } from '../world.ts'
import { DIGEST_INTERVAL, lastEnd } from './digestChain.ts'
import { signDigest, signingKey } from './digestKeys.ts'
import { gzip } from './gzip.ts'
import { cloudTrailFor, digestFolder, logObject, regionOf, writeFile } from './logBucket.ts'
import { timeText } from './timeText.ts'
import { putTrail } from './trails.ts'

/** Writes the digest files that are due. A refusal is noted; the next digest file then covers the time as well. */
export async function deliverDigests(context: CallContext): Promise<void> {
  const now = context.environment.now() + context.world.timePassed
  for (const trail of values(context.world.cloudtrail.trails))
    if (trail.digests && trail.digests.due <= now)
      await context.request(
        deliverDigestFiles,
        { TrailARN: trail.arn },
        { as: cloudTrailFor(trail), region: regionOf(context, trail) },
      )
}

// CloudTrail's own doing: no one can call it, so it is in no catalogue and leaves no record.
const deliverDigestFiles = defineOperation({
  name: 'cloudtrail:DeliverDigestFiles',
  summary: 'Signs what log files a trail has delivered.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html',
  input: { TrailARN: required(string()) },
  example: { TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/management-events' },
  permissions: () => [],
  async run(context, { TrailARN }) {
    const { now } = context
    const trail = get(context.world.cloudtrail.trails, TrailARN)
    if (!trail?.digests) throw new Error(`There is no trail ${TrailARN} to sign for.`)
    const end = lastEnd(trail.digests, now)
    const change = (edit: (current: Trail, chain: DigestChain) => Trail): void =>
      context.change((world) => {
        const current = get(world.cloudtrail.trails, TrailARN)
        return current?.digests ? putTrail(world, edit(current, current.digests)) : world
      })
    const keys: string[] = []
    try {
      for (const region of regionsOf(trail, trail.digests)) {
        const digest = await deliver(context, trail, trail.digests, region, end)
        keys.push(digest.key)
        change((current, chain) => ({
          ...current,
          digests: {
            ...chain,
            files: chain.files.filter((file) => file.region !== region),
            previous: set(chain.previous, region, digest),
          },
        }))
      }
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      change((current, chain) => ({
        ...current,
        digests: { ...chain, due: end + DIGEST_INTERVAL },
        latestDigestDeliveryError: error.data.code,
      }))
      return { LatestDigestDeliveryError: error.data.code }
    }
    change(({ latestDigestDeliveryError: _, digests: __, ...current }, chain) => ({
      ...current,
      ...(!chain.isEnding && { digests: { ...chain, due: end + DIGEST_INTERVAL } }),
      latestDigestDeliveryTime: now,
    }))
    return { Keys: keys }
  },
})

/** The trail's home, and where it has delivered log files. */
const regionsOf = ({ homeRegion }: Trail, { files, previous }: DigestChain): ReadonlySet<string> =>
  new Set([homeRegion, ...[...entries(previous)].map(([region]) => region), ...files.map(({ region }) => region)])

async function deliver(
  context: CallContext,
  trail: Trail,
  chain: DigestChain,
  region: string,
  end: number,
): Promise<PreviousDigest> {
  const { environment } = context
  const publicKey = await signingKey(context, region)
  const key = digestKeyOf(trail, region, end)
  const digest = digestOf(trail, chain, region, end, publicKey, key)
  const content = utf8(JSON.stringify(digest))
  const hash = hexOf(await sha256(content))
  const signature = await signDigest(context, publicKey, { ...digest, hash })
  const file = gzip(content)
  const blob = await environment.blobs.put(file)
  context.hold({ artifact: artifactOf('log-file', blob.sha256.slice(0, 24), file, key), blob })
  await writeFile(context, trail, digestObject(trail, key, file, signature))
  return { end, bucket: trail.bucketName, key, hash, signature }
}

const digestObject = (trail: Trail, key: string, file: Bytes, signature: string) => ({
  ...logObject(trail, key, file),
  Metadata: { signature, 'signature-algorithm': SIGNATURE_ALGORITHM },
})

const SIGNATURE_ALGORITHM = 'SHA256withRSA'

function digestOf(
  trail: Trail,
  chain: DigestChain,
  region: string,
  end: number,
  { fingerprint }: DigestKey,
  key: string,
) {
  const files = chain.files.filter((file) => file.region === region)
  const previous = get(chain.previous, region)
  return {
    awsAccountId: trail.accountId,
    digestStartTime: timeText(previous?.end ?? chain.since),
    digestEndTime: timeText(end),
    digestS3Bucket: trail.bucketName,
    digestS3Object: key,
    digestPublicKeyFingerprint: fingerprint,
    digestSignatureAlgorithm: SIGNATURE_ALGORITHM,
    newestEventTime:
      files
        .map(({ newestEventTime }) => newestEventTime)
        .toSorted()
        .at(-1) ?? null,
    oldestEventTime: files.map(({ oldestEventTime }) => oldestEventTime).toSorted()[0] ?? null,
    previousDigestS3Bucket: previous?.bucket ?? null,
    previousDigestS3Object: previous?.key ?? null,
    previousDigestHashValue: previous?.hash ?? null,
    previousDigestHashAlgorithm: previous ? 'SHA-256' : null,
    previousDigestSignature: previous?.signature ?? null,
    logFiles: files.map(({ bucket, key: s3Object, hash, newestEventTime, oldestEventTime }) => ({
      s3Bucket: bucket,
      s3Object,
      hashValue: hash,
      hashAlgorithm: 'SHA-256',
      newestEventTime,
      oldestEventTime,
    })),
  }
}

function digestKeyOf(trail: Trail, region: string, end: number): string {
  const [date = '', time = ''] = timeText(end).split('T')
  const stamp = `${date.replaceAll('-', '')}T${time.replaceAll(':', '')}`
  const name = `${trail.accountId}_CloudTrail-Digest_${region}_${trail.name}_${trail.homeRegion}_${stamp}.json.gz`
  return `${digestFolder(trail)}${region}/${date.replaceAll('-', '/')}/${name}`
}
