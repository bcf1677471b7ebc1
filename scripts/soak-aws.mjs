// node scripts/soak-aws.mjs [REQUESTS]: many requests to the front, good and bad, and what they leave in its memory. The audit log grows, as
// AWS's does; what is left after a reset must be what there was at the start.
import { Agent, request as ask } from 'node:http'
import { randomBytes } from 'node:crypto'
import { buildFront, startFront } from './front.mjs'
import { signed } from './signed.mjs'

const REQUESTS = Number(process.argv[2] ?? 100_000)
/** Bytes of heap that may be left over: code that was compiled on the way, and the last records. */
const LEFT_OVER = 8 << 20
/** Bytes of heap for each request: its record. */
const RECORD = 1500
const LANES = 16

const front = await startFront(await buildFront('unsealed-soak'), { flags: ['--expose-gc'] })
const credentials = front.credentials.at(-1) ?? { accessKeyId: '', secretAccessKey: '' }
const agent = new Agent({ keepAlive: true, maxSockets: LANES })
const { hostname, port, host } = new URL(front.address)

const key = JSON.parse((await kms('CreateKey', {})).body).KeyMetadata.KeyId
const { CiphertextBlob } = JSON.parse((await kms('Encrypt', { KeyId: key, Plaintext: 'aGVsbG8=' })).body)
await s3('PUT', '/soak', Buffer.alloc(0))
const body = randomBytes(1024)

/** @type {(() => Promise<{ status: number, body: string }>)[]} */
const kinds = [
  () => kms('Encrypt', { KeyId: key, Plaintext: 'aGVsbG8=' }),
  () => kms('Decrypt', { CiphertextBlob }),
  () => kms('GenerateDataKey', { KeyId: key, KeySpec: 'AES_256' }),
  () => kms('DescribeKey', { KeyId: 'alias/none' }),
  () => kms('Decrypt', { CiphertextBlob: 'AAAA' }),
  () => s3('PUT', '/soak/photo', body),
  () => s3('GET', '/soak/photo', Buffer.alloc(0)),
  () => s3('GET', '/soak/none', Buffer.alloc(0)),
  () => send('GET', '/soak/photo', { host }, Buffer.alloc(0)),
  () => send('POST', '/', { host, 'x-amz-target': 'TrentService.Encrypt' }, Buffer.from('['.repeat(2000))),
]

/** @type {Map<number, number>} */
const statuses = new Map()
await lanes(REQUESTS / 10)
const before = await front.memory()
const start = Date.now()
await lanes((REQUESTS * 9) / 10)
const after = await front.memory()
await fetch(`${front.address}/_unsealed/reset`, { method: 'POST' })
const reset = await front.memory()
agent.destroy()
await front.stop()

const megabytes = (/** @type {number} */ bytes) => `${(bytes / (1 << 20)).toFixed(1)} MiB`
console.log(`${REQUESTS} requests, ${Math.round((REQUESTS * 900) / (Date.now() - start))} a second.`)
console.log(`Answers: ${[...statuses].map(([status, count]) => `${status} × ${count}`).join(', ')}`)
console.log(
  `Heap after a tenth of them ${megabytes(before.heapUsed)}, at the end ${megabytes(after.heapUsed)}, after a reset ${megabytes(reset.heapUsed)}.`,
)
console.log(`Resident ${megabytes(before.rss)}, ${megabytes(after.rss)}, ${megabytes(reset.rss)}.`)
const hasGrown =
  reset.heapUsed > before.heapUsed + LEFT_OVER || after.heapUsed > before.heapUsed + LEFT_OVER + REQUESTS * RECORD
if (front.complaints() !== '' || statuses.has(500) || hasGrown) {
  console.error(front.complaints() || 'The heap has grown, or the front has failed.')
  process.exitCode = 1
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

/** @param {string} method @param {string} path @param {Buffer} given */
function s3(method, path, given) {
  return send(method, path, signed({ method, path, headers: { host }, body: given, service: 's3' }, credentials), given)
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
