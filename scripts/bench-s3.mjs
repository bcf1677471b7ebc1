// npm run bench:s3: PutObject and GetObject with SSE-KMS beside bare AES-256-GCM of the same bytes in the same run, how much
// memory a large object takes, and what a small request costs among few objects and among many. Prints and never fails.
// Measured on the built code, in Node.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const MIB = 2 ** 20
const SIZES = [
  { name: '1 KiB', size: 1024, runs: 400 },
  { name: '1 MiB', size: MIB, runs: 40 },
  { name: '64 MiB', size: 64 * MIB, runs: 9 },
]
const Bucket = 'bench'

const folder = await mkdtemp(join(tmpdir(), 'unsealed-bench-'))
await build({
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: { ssr: true, outDir: folder, emptyOutDir: false, rolldownOptions: { input: ['src/sim/index.ts'] } },
})
const { createEnvironment, createWorld, send } = await import(pathToFileURL(join(folder, 'index.js')).href)

/** A simulation with a bucket whose default is SSE-KMS. */
async function begin() {
  const environment = createEnvironment()
  let world = createWorld()
  /**
   * @param {string} operation
   * @param {object} input
   */
  const ask = async (operation, input) => {
    const outcome = await send(world, environment, { as: { type: 'root' }, operation, input })
    if (outcome.error) throw new Error(`${operation}: ${outcome.error.code}`)
    world = outcome.world
    return outcome.response
  }
  const { KeyMetadata } = await ask('kms:CreateKey', {})
  await ask('s3:CreateBucket', { Bucket })
  const byDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KeyMetadata.Arn }
  await ask('s3:PutBucketEncryption', {
    Bucket,
    ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault }] },
  })
  return ask
}

/** @param {number} size */
function bytes(size) {
  const body = new Uint8Array(size)
  for (let i = 0; i < size; i += 65_536) crypto.getRandomValues(body.subarray(i, i + 65_536))
  return body
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** @param {readonly number[]} figures */
const median = (figures) => figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? 0

// First of all, while the process is small.
if (globalThis.gc) {
  const ask = await begin()
  const size = 64 * MIB
  globalThis.gc()
  const before = used()
  const body = bytes(size)
  const put = await peakOf(() => ask('s3:PutObject', { Bucket, Key: 'large', Body: body }))
  const get = await peakOf(() => ask('s3:GetObject', { Bucket, Key: 'large' }))
  console.table({
    'PutObject 64 MiB': { 'peak, × the object': ((put - before) / size).toFixed(2) },
    'GetObject 64 MiB, the object put before included': { 'peak, × the object': ((get - before) / size).toFixed(2) },
  })
}

/** @type {Record<string, object>} */
const throughput = {}
for (const { name, size, runs } of SIZES) {
  const figures = {
    bareEncrypt: /** @type {number[]} */ ([]),
    put: /** @type {number[]} */ ([]),
    bareDecrypt: /** @type {number[]} */ ([]),
    get: /** @type {number[]} */ ([]),
  }
  let ask = await begin()
  for (let run = 0; run < runs; run++) {
    // The disk keeps what is put onto it, so large objects get a new one.
    if (size > MIB) ask = await begin()
    const body = bytes(size)
    const raw = bytes(32)
    figures.put.push(await timed(() => ask('s3:PutObject', { Bucket, Key: 'object', Body: body })))
    figures.get.push(await timed(() => ask('s3:GetObject', { Bucket, Key: 'object' })))
    const algorithm = { name: 'AES-GCM', iv: bytes(12) }
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
    let sealed = new ArrayBuffer(0)
    figures.bareEncrypt.push(
      await timed(async () => {
        sealed = await crypto.subtle.encrypt(algorithm, key, body)
      }),
    )
    figures.bareDecrypt.push(await timed(() => crypto.subtle.decrypt(algorithm, key, sealed)))
  }
  const row = (/** @type {number[]} */ own, /** @type {number[]} */ bare) => ({
    ms: median(own).toFixed(2),
    'bare ms': median(bare).toFixed(2),
    'of bare throughput': (median(bare) / median(own)).toFixed(2),
    'MB/s': (size / 1000 / median(own)).toFixed(0),
  })
  throughput[`PutObject ${name}`] = row(figures.put, figures.bareEncrypt)
  throughput[`GetObject ${name}`] = row(figures.get, figures.bareDecrypt)
}
console.table(throughput)

function used() {
  return process.memoryUsage.rss()
}

/**
 * The most that was in use while the work went on, garbage not counted.
 * @param {() => Promise<unknown>} work
 */
async function peakOf(work) {
  let peak = 0
  const look = () => {
    globalThis.gc?.()
    peak = Math.max(peak, used())
  }
  const timer = setInterval(look, 2)
  await work()
  clearInterval(timer)
  look()
  return peak
}

/** @type {Record<string, object>} */
const flat = {}
const small = await begin()
const body = bytes(1024)
let objects = 0
for (const many of [10, 100, 1000, 10_000]) {
  for (; objects < many; objects++) await small('s3:PutObject', { Bucket, Key: `object-${objects}`, Body: body })
  const puts = []
  const gets = []
  for (let run = 0; run < 300; run++) {
    const Key = `object-${(run * 7919) % many}`
    puts.push(await timed(() => small('s3:PutObject', { Bucket, Key, Body: body })))
    gets.push(await timed(() => small('s3:GetObject', { Bucket, Key })))
  }
  flat[`among ${many} objects`] = { 'PutObject ms': median(puts).toFixed(3), 'GetObject ms': median(gets).toFixed(3) }
}
console.table(flat)

await rm(folder, { recursive: true })
