// node scripts/soak-aws.mjs [REQUESTS]: many requests to the front, good and bad, and what they leave in its memory. Once the
// history of CloudTrail is as long as the front keeps it, nothing may grow any more.
import { Agent, request as ask } from 'node:http'
import { randomBytes } from 'node:crypto'
import { buildFront, startFront } from './front.mjs'
import { signed } from './signed.mjs'

const REQUESTS = Number(process.argv[2] ?? 100_000)
const SAMPLES = 10
/** Of the samples, those before which everything that is capped may fill up. */
const FILLING = 5
/** Bytes that the later samples may differ by, after a collection: code that is compiled on the way, and bodies that wait for a sweep. */
const NOISE = { heapUsed: 6 << 20, arrayBuffers: 56 << 20 }
const LANES = 16

const front = await startFront(await buildFront('unsealed-soak'), { flags: ['--expose-gc'] })
const credentials = front.credentials.at(-1) ?? { accessKeyId: '', secretAccessKey: '' }
const agent = new Agent({ keepAlive: true, maxSockets: LANES })
const { hostname, port, host } = new URL(front.address)

const key = JSON.parse((await kms('CreateKey', {})).body).KeyMetadata.KeyId
const { CiphertextBlob } = JSON.parse((await kms('Encrypt', { KeyId: key, Plaintext: 'aGVsbG8=' })).body)
await s3('PUT', '/soak', Buffer.alloc(0))
const body = randomBytes(1024)
const large = randomBytes(256 << 10)
let count = 0
const sse = { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': key }

/** @type {(() => Promise<{ status: number, body: string }>)[]} */
const kinds = [
  () => kms('Encrypt', { KeyId: key, Plaintext: 'aGVsbG8=' }),
  () => kms('Decrypt', { CiphertextBlob }),
  () => kms('GenerateDataKey', { KeyId: key, KeySpec: 'AES_256' }),
  () => kms('DescribeKey', { KeyId: 'alias/none' }),
  () => kms('Decrypt', { CiphertextBlob: 'AAAA' }),
  // Each time other bytes, over those before.
  () => s3('PUT', '/soak/photo', fresh(body)),
  () => s3('PUT', '/soak/sealed', fresh(body), sse),
  () => s3('PUT', `/soak/passing-${count % 50}`, fresh(body)),
  () => s3('DELETE', `/soak/passing-${count % 50}`, Buffer.alloc(0)),
  () => (count % 20 === 0 ? s3('PUT', '/soak/large', fresh(large)) : s3('GET', '/soak/sealed', Buffer.alloc(0))),
  () => s3('GET', '/soak/photo', Buffer.alloc(0)),
  () => s3('GET', '/soak/none', Buffer.alloc(0)),
  () => send('GET', '/soak/photo', { host }, Buffer.alloc(0)),
  () => send('POST', '/', { host, 'x-amz-target': 'TrentService.Encrypt' }, Buffer.from('['.repeat(2000))),
]

/** @type {Map<number, number>} */
const statuses = new Map()
/** @type {NodeJS.MemoryUsage[]} */
const samples = []
const start = Date.now()
for (let i = 1; i <= SAMPLES; i++) {
  await lanes(REQUESTS / SAMPLES)
  const usage = await front.memory()
  samples.push(usage)
  console.log(
    `${String((REQUESTS * i) / SAMPLES).padStart(7)} requests: resident ${megabytes(usage.rss)}, heap ${megabytes(usage.heapUsed)}, bodies ${megabytes(usage.arrayBuffers)}`,
  )
}
const seconds = (Date.now() - start) / 1000
await fetch(`${front.address}/_unsealed/reset`, { method: 'POST' })
const reset = await front.memory()
agent.destroy()
await front.stop()

console.log(
  `After a reset: resident ${megabytes(reset.rss)}, heap ${megabytes(reset.heapUsed)}, bodies ${megabytes(reset.arrayBuffers)}`,
)
console.log(`${Math.round(REQUESTS / seconds)} requests a second.`)
console.log(`Answers: ${[...statuses].map(([status, count]) => `${status} × ${count}`).join(', ')}`)
const grown = Object.entries(NOISE).filter(([name, noise]) => {
  const later = samples.slice(FILLING - 1).map((usage) => usage[/** @type {keyof typeof NOISE} */ (name)])
  return Math.max(...later) - (later[0] ?? 0) > noise
})
if (front.complaints() !== '' || statuses.has(500) || grown.length > 0) {
  console.error(front.complaints() || `Has the front failed? Did these grow? ${grown.map(([name]) => name).join(', ')}`)
  process.exitCode = 1
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / (1 << 20)).toFixed(1)} MiB`
}

/** @param {number} count */
async function lanes(count) {
  let sent = 0
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      while (sent < count) {
        const { status } = (await kinds[sent++ % kinds.length]?.()) ?? { status: 0 }
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }),
  )
}

/** @param {string} operation @param {object} input */
function kms(operation, input) {
  const given = Buffer.from(JSON.stringify(input))
  const headers = { host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${operation}` }
  return send(
    'POST',
    '/',
    signed({ method: 'POST', path: '/', headers, body: given, service: 'kms' }, credentials),
    given,
  )
}

/** @param {string} method @param {string} path @param {Buffer} given @param {Record<string, string>} [more] */
function s3(method, path, given, more) {
  const headers = { host, ...more }
  return send(method, path, signed({ method, path, headers, body: given, service: 's3' }, credentials), given)
}

/** @param {Buffer} bytes */
function fresh(bytes) {
  const copy = Buffer.from(bytes)
  copy.writeUInt32BE(count++)
  return copy
}

/**
 * @param {string} method
 * @param {string} path
 * @param {Record<string, string>} headers
 * @param {Buffer} given
 * @returns {Promise<{ status: number, body: string }>}
 */
function send(method, path, headers, given) {
  return new Promise((resolve, reject) => {
    const sent = ask({ agent, hostname, port, method, path, headers: { ...headers, 'content-length': given.length } })
    sent.on('error', reject)
    sent.on('response', (response) => {
      let text = ''
      response.setEncoding('latin1').on('data', (part) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
    })
    sent.end(given)
  })
}
