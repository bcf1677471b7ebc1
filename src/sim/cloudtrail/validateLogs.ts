// What `aws cloudtrail validate-logs` does: it reads the digest files of a trail, newest first along their chain, verifies the
// signature of each, and compares every log file that they name.
// https://docs.aws.amazon.com/cli/latest/reference/cloudtrail/validate-logs.html
import { concat, fromHex, hexOf, textOf, utf8, type Bytes } from '../bytes.ts'
import { sha256, type Environment } from '../environment.ts'
import { AwsError, type ErrorData } from '../errors.ts'
import { send } from '../gateway.ts'
import type { CallerName } from '../iam/caller.ts'
import { isRecord } from '../shape.ts'
import type { World } from '../world.ts'
import { signedText, SPKI_HEADER } from './digestKeys.ts'
import { digestFolder } from './logBucket.ts'
import { timeText } from './timeText.ts'

/** Times are in seconds since the epoch. */
export interface LogsToValidate {
  /** Who reads: the bucket and the keys of the files must let them. */
  readonly as: CallerName
  readonly trailArn: string
  readonly startTime: number
  /** Now, when it is absent. */
  readonly endTime?: number
  /** Whose digest files; the trail's home when it is absent. */
  readonly region?: string
}

export interface Finding {
  readonly what: 'digest' | 'log' | 'gap'
  /** `s3://bucket/key`; absent for a gap. */
  readonly file?: string
  readonly isValid: boolean
  /** As the AWS CLI prints it. */
  readonly line: string
}

export type LogValidation = { /** The requests are in its records. */ readonly world: World } & (
  | { readonly findings: readonly Finding[]; /** As the AWS CLI prints them. */ readonly summary: readonly string[] }
  | { readonly error: ErrorData }
)

export async function validateLogs(
  world: World,
  environment: Environment,
  request: LogsToValidate,
): Promise<LogValidation> {
  const reader = readerOf(world, environment, request)
  try {
    const end = request.endTime ?? Math.floor((environment.now() + world.timePassed) / 1000)
    const findings: Finding[] = []
    const periods: (readonly [start: number, end: number])[] = []
    for await (const finding of walk(reader, { ...request, endTime: end }, periods)) findings.push(finding)
    return { world: reader.world, findings, summary: summaryOf(request.startTime, end, findings, periods) }
  } catch (error) {
    if (error instanceof AwsError) return { world: reader.world, error: error.data }
    throw error
  }
}

interface Reader {
  readonly world: World
  readonly ask: <T>(operation: string, input: object) => Promise<T>
}

function readerOf(start: World, environment: Environment, { as, trailArn, region }: LogsToValidate): Reader {
  let world = start
  const home = trailArn.split(':')[3]
  return {
    get world() {
      return world
    },
    ask: async <T>(operation: string, input: object): Promise<T> => {
      const where = region ?? home
      const outcome = await send(world, environment, { as, operation, input, ...(where && { region: where }) })
      world = outcome.world
      if ('error' in outcome) throw new AwsError(outcome.error)
      return outcome.response as T // the operation's own output
    },
  }
}

type Range = LogsToValidate & { readonly endTime: number }

async function* walk(
  reader: Reader,
  request: Range,
  periods: (readonly [start: number, end: number])[],
): AsyncGenerator<Finding> {
  const { startTime, endTime } = request
  const trail = await trailOf(reader, request)
  let bucket = trail.bucketName
  let keys = await digestKeys(reader, trail, bucket, request)
  const { PublicKeyList } = await reader.ask<{ PublicKeyList: readonly PublicKey[] }>('cloudtrail:ListPublicKeys', {
    StartTime: startTime,
    EndTime: endTime,
  })
  let key = keys.pop()
  let reached = Infinity
  /** The newest digest file that is older than this one, when the chain does not lead on. */
  const olderThan = (last: string): string | undefined => {
    for (let next = keys.pop(); next !== undefined; next = keys.pop()) if (dateIn(next) < dateIn(last)) return next
    return undefined
  }
  while (key !== undefined && startTime <= reached) {
    const last: string = key
    const file = `s3://${bucket}/${last}`
    const invalid = (problem: string): Finding => ({
      what: 'digest',
      file,
      isValid: false,
      line: `Digest file\t${file}\tINVALID: ${problem}`,
    })
    const read = await verifiedDigest(reader, bucket, last, PublicKeyList, trail.homeRegion)
    if ('problem' in read) {
      yield invalid(read.problem)
      key = olderThan(last)
      continue
    }
    const { digest } = read
    reached = secondsIn(digest.digestStartTime)
    periods.push([reached, secondsIn(digest.digestEndTime)])
    yield { what: 'digest', file, isValid: true, line: `Digest file\t${file}\tvalid` }
    for (const log of digest.logFiles) yield await logFinding(reader, log)
    if (digest.previousDigestS3Bucket === null) {
      key = olderThan(last)
      if (key !== undefined)
        yield {
          what: 'gap',
          isValid: true,
          line: `No log files were delivered by CloudTrail between ${stampText(dateIn(key))} and ${digest.digestStartTime}`,
        }
      continue
    }
    key = digest.previousDigestS3Object ?? undefined
    if (digest.previousDigestS3Bucket !== bucket) {
      bucket = digest.previousDigestS3Bucket
      keys = await digestKeys(reader, trail, bucket, { ...request, endTime: secondsIn(digest.digestEndTime) })
    }
  }
}

interface TrailFacts {
  readonly arn: string
  readonly name: string
  readonly accountId: string
  readonly homeRegion: string
  readonly bucketName: string
  readonly keyPrefix?: string
}

async function trailOf({ ask }: Reader, { trailArn }: LogsToValidate): Promise<TrailFacts> {
  const { trailList } = await ask<{ trailList: readonly DescribedTrail[] }>('cloudtrail:DescribeTrails', {
    trailNameList: [trailArn],
  })
  const found = trailList.find(({ TrailARN }) => TrailARN === trailArn)
  if (!found) throw new AwsError({ code: 'TrailNotFoundException', status: 400, message: `Unknown trail: ${trailArn}` })
  const { Name, S3BucketName, S3KeyPrefix, HomeRegion } = found
  const accountId = trailArn.split(':')[4] ?? ''
  return {
    arn: trailArn,
    name: Name,
    accountId,
    homeRegion: HomeRegion,
    bucketName: S3BucketName,
    ...(S3KeyPrefix !== undefined && { keyPrefix: S3KeyPrefix }),
  }
}

interface DescribedTrail {
  readonly Name: string
  readonly TrailARN: string
  readonly S3BucketName: string
  readonly S3KeyPrefix?: string
  readonly HomeRegion: string
}

interface PublicKey {
  readonly Value: Bytes
  readonly Fingerprint: string
}

const HOUR = 60 * 60

/** Oldest first; also those of the hour after, which may name log files of the time before. */
async function digestKeys({ ask }: Reader, trail: TrailFacts, Bucket: string, request: Range): Promise<string[]> {
  const region = request.region ?? trail.homeRegion
  const Prefix = `${digestFolder(trail)}${region}/`
  const name = `/${trail.accountId}_CloudTrail-Digest_${region}_${trail.name}_${trail.homeRegion}_`
  const from = stampOf(request.startTime)
  const until = stampOf(request.endTime + HOUR)
  const keys: string[] = []
  for (let ContinuationToken: string | undefined, isFirst = true; isFirst || ContinuationToken; isFirst = false) {
    const page: ListedPage = await ask<ListedPage>('s3:ListObjectsV2', {
      Bucket,
      Prefix,
      ...(ContinuationToken !== undefined && { ContinuationToken }),
    })
    keys.push(...(page.Contents ?? []).map(({ Key }) => Key))
    ContinuationToken = page.NextContinuationToken
  }
  return keys.filter(
    (key) => key.includes(name) && key.endsWith('.json.gz') && dateIn(key) >= from && dateIn(key) <= until,
  )
}

interface ListedPage {
  readonly Contents?: readonly { readonly Key: string }[]
  readonly NextContinuationToken?: string
}

/** `20260115T100000Z` */
const dateIn = (key: string): string => key.slice(-24, -8)
const stampOf = (seconds: number): string => timeText(seconds * 1000).replaceAll(/[-:]/g, '')
const stampText = (stamp: string): string =>
  stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
const secondsIn = (text: string): number => Date.parse(text) / 1000

interface Digest {
  readonly digestStartTime: string
  readonly digestEndTime: string
  readonly digestS3Bucket: string
  readonly digestS3Object: string
  readonly digestPublicKeyFingerprint: string
  readonly previousDigestS3Bucket: string | null
  readonly previousDigestS3Object: string | null
  readonly previousDigestSignature: string | null
  readonly logFiles: readonly NamedLog[]
}

interface NamedLog {
  readonly s3Bucket: string
  readonly s3Object: string
  readonly hashValue: string
}

async function verifiedDigest(
  { ask }: Reader,
  Bucket: string,
  Key: string,
  publicKeys: readonly PublicKey[],
  homeRegion: string,
): Promise<{ readonly digest: Digest } | { readonly problem: string }> {
  const object = await objectIn(ask, Bucket, Key)
  if (!object) return { problem: 'not found' }
  const content = await unpacked(object.Body)
  const digest = content && digestIn(content)
  if (!digest) return { problem: 'invalid format' }
  const { signature, 'signature-algorithm': algorithm } = object.Metadata ?? {}
  if (signature === undefined || algorithm === undefined) return { problem: 'signature verification failed' }
  if (digest.digestS3Bucket !== Bucket || digest.digestS3Object !== Key)
    return { problem: 'has been moved from its original location' }
  const publicKey = publicKeys.find(({ Fingerprint }) => Fingerprint === digest.digestPublicKeyFingerprint)
  if (!publicKey)
    return {
      problem: `public key not found in region ${homeRegion} for fingerprint ${digest.digestPublicKeyFingerprint}`,
    }
  const signed = utf8(signedText({ ...digest, hash: hexOf(await sha256(content)) }))
  const isSigned = await verifies(publicKey, signed, signature)
  return isSigned ? { digest } : { problem: 'signature verification failed' }
}

async function verifies({ Value }: PublicKey, signed: Bytes, signature: string): Promise<boolean> {
  if (!/^([0-9a-f]{2})+$/.test(signature)) return false
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('spki', concat(SPKI_HEADER, Value), algorithm, false, ['verify'])
  return crypto.subtle.verify(algorithm.name, key, fromHex(signature), signed)
}

interface StoredFile {
  readonly Body: Bytes
  readonly Metadata?: Readonly<Record<string, string>>
}

async function objectIn(ask: Reader['ask'], Bucket: string, Key: string): Promise<StoredFile | undefined> {
  try {
    return await ask<StoredFile>('s3:GetObject', { Bucket, Key })
  } catch (error) {
    if (error instanceof AwsError && error.data.code === 'NoSuchKey') return undefined
    throw error
  }
}

async function logFinding({ ask }: Reader, { s3Bucket, s3Object, hashValue }: NamedLog): Promise<Finding> {
  const file = `s3://${s3Bucket}/${s3Object}`
  const finding = (problem?: string): Finding => ({
    what: 'log',
    file,
    isValid: problem === undefined,
    line: `Log file\t${file}\t${problem === undefined ? 'valid' : `INVALID: ${problem}`}`,
  })
  const object = await objectIn(ask, s3Bucket, s3Object)
  if (!object) return finding('not found')
  const content = await unpacked(object.Body)
  if (!content) return finding('invalid format')
  return hexOf(await sha256(content)) === hashValue ? finding() : finding("hash value doesn't match")
}

/** What a gzip file holds; undefined when it is none. */
async function unpacked(file: Bytes): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(
      await new Response(new Blob([file]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
    )
  } catch {
    // Node and browsers have different errors for the same broken file.
    return undefined
  }
}

function digestIn(content: Bytes): Digest | undefined {
  try {
    const value: unknown = JSON.parse(textOf(content))
    return isDigest(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isDigest = (value: unknown): value is Digest =>
  isRecord(value) &&
  ['digestStartTime', 'digestEndTime', 'digestS3Bucket', 'digestS3Object', 'digestPublicKeyFingerprint'].every(
    (name) => typeof value[name] === 'string',
  ) &&
  ['previousDigestS3Bucket', 'previousDigestS3Object', 'previousDigestSignature'].every(
    (name) => typeof value[name] === 'string' || value[name] === null,
  ) &&
  Array.isArray(value['logFiles']) &&
  value['logFiles'].every(
    (log) => isRecord(log) && ['s3Bucket', 's3Object', 'hashValue'].every((name) => typeof log[name] === 'string'),
  )

function summaryOf(
  start: number,
  end: number,
  findings: readonly Finding[],
  periods: readonly (readonly [start: number, end: number])[],
): readonly string[] {
  const text = (seconds: number): string => timeText(seconds * 1000)
  const requested = `Results requested for ${text(start)} to ${text(end)}`
  const digests = findings.filter(({ what }) => what === 'digest')
  if (digests.length === 0) return [requested, 'No digests found']
  const [newest] = periods
  const oldest = periods.at(-1)
  const found =
    newest && oldest
      ? `Results found for ${text(Math.max(start, oldest[0]))} to ${text(Math.min(end, newest[1]))}:`
      : 'No valid digests found in range'
  const logs = findings.filter(({ what }) => what === 'log')
  return [requested, found, ...ratio(digests, 'digest'), ...ratio(logs, 'log')]
}

function ratio(findings: readonly Finding[], name: string): readonly string[] {
  const total = findings.length
  const invalid = findings.filter(({ isValid }) => !isValid).length
  if (total === 0) return []
  const valid = `${total - invalid}/${total} ${name} files valid`
  return [invalid > 0 ? `${valid}, ${invalid}/${total} ${name} files INVALID` : valid]
}
