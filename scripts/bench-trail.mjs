// npm run bench:trail: what a small request costs while the audit log grows from 10 to 100,000 records. Prints, and fails when
// the dearest is more than 1.2 times the cheapest. Measured on the built code, in Node; each figure is the fastest of many
// rounds in which the logs take turns, so that what else the machine does counts for little.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const SIZES = [10, 1_000, 100_000]
const ROUNDS = 40
const REPEATS = 20
const MOST = 1.2

const root = { type: 'root' }
const bob = { type: 'user', userName: 'bob' }

const folder = await mkdtemp(join(tmpdir(), 'unsealed-bench-'))
await build({
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: { ssr: 'src/sim/index.ts', outDir: folder, emptyOutDir: false },
})
const { createEnvironment, createWorld, send } = await import(pathToFileURL(join(folder, 'index.js')).href)

const environment = createEnvironment({ seed: 'bench' })
/** @type {any} */
let world = createWorld()

/**
 * @param {object} as
 * @param {string} operation
 * @param {unknown} input
 */
async function answer(as, operation, input) {
  const outcome = await send(world, environment, { as, operation, input })
  if ('error' in outcome) throw new Error(`${operation}: ${outcome.error.code} ${outcome.error.message}`)
  world = outcome.world
  return outcome.response
}

const { KeyMetadata } = await answer(root, 'kms:CreateKey', {})
const KeyId = KeyMetadata.Arn
const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
await answer(root, 'iam:CreateUser', { UserName: 'bob' })
await answer(root, 'iam:PutUserPolicy', {
  UserName: 'bob',
  PolicyName: 'all',
  PolicyDocument: JSON.stringify(everything),
})
for (const Bucket of ['logs', 'data']) await answer(root, 's3:CreateBucket', { Bucket })
const delivery = {
  Effect: 'Allow',
  Principal: { Service: 'cloudtrail.amazonaws.com' },
  Action: 's3:*',
  Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
}
await answer(root, 's3:PutBucketPolicy', {
  Bucket: 'logs',
  Policy: JSON.stringify({ ...everything, Statement: [delivery] }),
})
for (const Name of ['running', 'stopped'])
  await answer(root, 'cloudtrail:CreateTrail', { Name, S3BucketName: 'logs', IsMultiRegionTrail: true })
await answer(root, 'cloudtrail:StartLogging', { Name: 'running' })
await answer(root, 'cloudtrail:PutEventSelectors', {
  TrailName: 'running',
  AdvancedEventSelectors: [
    { FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
    {
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Data'] },
        { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
      ],
    },
  ],
})
const Body = new Uint8Array(1024).fill(7)
const encrypted = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: KeyId }
await answer(bob, 's3:PutObject', { Bucket: 'data', Key: 'a', Body, ...encrypted })

/** @type {Record<string, readonly [as: object, input: unknown]>} */
const REQUESTS = {
  'kms:DescribeKey': [bob, { KeyId }],
  'kms:Encrypt': [bob, { KeyId, Plaintext: new Uint8Array(32) }],
  's3:PutObject': [bob, { Bucket: 'data', Key: 'b', Body, ...encrypted }],
  's3:GetObject': [bob, { Bucket: 'data', Key: 'a' }],
  's3:DeleteObject, refused': [{ type: 'anonymous' }, { Bucket: 'data', Key: 'a' }],
  'iam:GetUser': [bob, { UserName: 'bob' }],
  'cloudtrail:GetTrailStatus': [bob, { Name: 'running' }],
  'cloudtrail:LookupEvents, newest': [bob, { MaxResults: 5 }],
  'cloudtrail:LookupEvents, the oldest by name': [bob, lookup('CreateKey')],
  'cloudtrail:LookupEvents, of nothing': [bob, lookup('NoSuchEvent')],
  'clock:PassTime, with a delivery': [root, { Minutes: 6 }],
}

/** @param {string} AttributeValue */
function lookup(AttributeValue) {
  return { MaxResults: 1, LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue }] }
}

/** @type {any[]} */
const worlds = []
for (const size of SIZES) {
  while (world.cloudtrail.events.length < size) {
    await answer(bob, 'kms:ListKeys', {})
    if (world.cloudtrail.events.length % 500 === 0) await answer(root, 'clock:PassTime', { Minutes: 6 })
  }
  await answer(root, 'clock:PassTime', { Minutes: 6 })
  // One event waits for the delivery that is measured.
  await answer(bob, 'kms:ListKeys', {})
  worlds.push(world)
}

/** @type {Record<string, object>} */
const table = {}
let isFlat = true
for (const [name, [as, input]] of Object.entries(REQUESTS)) {
  const operation = name.split(',')[0]
  const best = SIZES.map(() => Infinity)
  const first = []
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, start] of worlds.entries()) {
      const began = performance.now()
      for (let repeat = 0; repeat < REPEATS; repeat++) await send(start, environment, { as, operation, input })
      const took = (performance.now() - began) / REPEATS
      if (round === 0) first[i] = took
      best[i] = Math.min(best[i] ?? Infinity, took)
    }
  const ratio = Math.max(...best) / Math.min(...best)
  isFlat &&= ratio <= MOST
  table[name] = {
    ...Object.fromEntries(SIZES.map((size, i) => [`${size} records, µs`, ((best[i] ?? 0) * 1000).toFixed(0)])),
    ratio: ratio.toFixed(2),
    flat: ratio <= MOST ? 'yes' : 'NO',
  }
}
console.table(table)
await rm(folder, { recursive: true })
process.exitCode = isFlat ? 0 : 1
