// npm run bench:aws: requests per second and their times, over one kept connection and over 16, of the simulated AWS beside a server that
// does nothing, and beside moto's where there is a `moto_server` (pip install 'moto[server]'). Every signature and policy is checked by the
// first; by the others not. Each server is in a process of its own, and all are measured in the same round. Prints and never fails.
// BENCH_ONLY=Encrypt measures calls of that name only, BENCH_SECONDS=1 each for so long, BENCH_PROFILE=folder writes a profile.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { Agent, request as ask } from 'node:http'
import { createServer } from 'node:net'
import { buildFront, startFront } from './front.mjs'
import { signed } from './signed.mjs'

const ROUNDS = 5
const SECONDS = Number(process.env.BENCH_SECONDS ?? 0.4)
const LANES = [1, 16]
/** Seconds that each call is made before it is measured: a server that has just started is still being compiled. */
const WARM = Number(process.env.BENCH_WARM ?? 2)
const ONLY = process.env.BENCH_ONLY

/**
 * @typedef {{ name: string, address: string, credentials: { accessKeyId: string, secretAccessKey: string }, stop: () => unknown }} Server
 * @typedef {() => { method: string, path: string, headers: Record<string, string>, body: Buffer }} Call
 */

/** @type {Server[]} */
const servers = []
process.on('exit', () => {
  for (const { stop } of servers) void stop()
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => process.exit(1))
const flags = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []
const hasMoto = spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status === 0
const front = await startFront(await buildFront('unsealed-bench'), { flags })
// One by one, so that each is stopped whatever becomes of the next.
servers.push({
  name: 'unsealed',
  ...front,
  credentials: front.credentials.at(-1) ?? { accessKeyId: '', secretAccessKey: '' },
})
servers.push(await nothing())
if (hasMoto) servers.push(await moto())

/** @type {Map<string, { perSecond: number[], times: number[] }>} */
const figures = new Map()
const calls = new Map()
for (const server of servers) calls.set(server.name, await callsTo(server))
const names = Object.keys(calls.get('unsealed')).filter((name) => !ONLY || name.includes(ONLY))
for (const name of names)
  for (const server of servers) await measure('', server, calls.get(server.name)[name], 16, WARM)
for (let round = 0; round < ROUNDS; round++)
  for (const name of names)
    for (const lanes of LANES)
      for (const server of servers)
        await measure(`${name} ${lanes} ${server.name}`, server, calls.get(server.name)[name], lanes)

console.table(
  names.flatMap((name) =>
    LANES.map((lanes) => {
      const of = (/** @type {string} */ server) => figures.get(`${name} ${lanes} ${server}`)
      const rate = (/** @type {string} */ server) => median(of(server)?.perSecond ?? [])
      const times = (of('unsealed')?.times ?? []).toSorted((a, b) => a - b)
      return {
        call: name,
        connections: lanes,
        'per s': Math.round(rate('unsealed')),
        'p50 ms': at(times, 0.5).toFixed(2),
        'p99 ms': at(times, 0.99).toFixed(2),
        'nothing, per s': Math.round(rate('nothing')),
        '÷ nothing': (rate('unsealed') / rate('nothing')).toFixed(2),
        ...(hasMoto && {
          'moto, per s': Math.round(rate('moto')),
          '÷ moto': (rate('unsealed') / rate('moto')).toFixed(1),
        }),
      }
    }),
  ),
)
console.log(
  `Medians of ${ROUNDS} rounds of ${SECONDS} s, after ${WARM} s of each call. Goals: ÷ nothing ≥ 0.5, ÷ moto ≥ 5.`,
)
if (!hasMoto) console.log("moto was not measured: pip install 'moto[server]' puts moto_server on the PATH.")
if (front.complaints() !== '') console.error(front.complaints())
for (const { stop } of servers) await stop()

/**
 * @param {Server} server
 * @returns {Promise<Record<string, Call>>}
 */
async function callsTo(server) {
  const { host } = new URL(server.address)
  const agent = new Agent()
  /** @type {(service: string, method: string, path: string, body: Buffer, headers: Record<string, string>) => Call} */
  const call = (service, method, path, body, more) => () => ({
    method,
    path,
    headers: signed({ method, path, headers: { host, ...more }, body, service }, server.credentials),
    body,
  })
  /** @param {string} operation @param {object} input */
  const kms = (operation, input) =>
    call('kms', 'POST', '/', Buffer.from(JSON.stringify(input)), {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `TrentService.${operation}`,
    })
  const s3 = (/** @type {string} */ method, /** @type {string} */ path, body = Buffer.alloc(0), more = {}) =>
    call('s3', method, path, body, more)
  const answer = async (/** @type {Call} */ made) => {
    const { status, text } = await send(server, agent, made())
    if (status >= 300) throw new Error(`${server.name} refused: ${text}`)
    return text === '' || text.startsWith('<') ? {} : JSON.parse(text)
  }
  const { KeyMetadata = { KeyId: '' } } = await answer(kms('CreateKey', {}))
  const seal = {
    KeyId: KeyMetadata.KeyId,
    Plaintext: randomBytes(32).toString('base64'),
    EncryptionContext: { tenant: 'blue' },
  }
  const { CiphertextBlob = '' } = await answer(kms('Encrypt', seal))
  await answer(s3('PUT', '/bench'))
  const sse = {
    'x-amz-server-side-encryption': 'aws:kms',
    'x-amz-server-side-encryption-aws-kms-key-id': KeyMetadata.KeyId,
  }
  const [small, large] = [randomBytes(1 << 10), randomBytes(1 << 20)]
  await answer(s3('PUT', '/bench/small', small, sse))
  await answer(s3('PUT', '/bench/large', large, sse))
  return {
    Encrypt: kms('Encrypt', seal),
    Decrypt: kms('Decrypt', { CiphertextBlob, EncryptionContext: { tenant: 'blue' } }),
    GenerateDataKey: kms('GenerateDataKey', { KeyId: KeyMetadata.KeyId, KeySpec: 'AES_256' }),
    'PutObject 1 KB': s3('PUT', '/bench/small', small, sse),
    'GetObject 1 KB': s3('GET', '/bench/small'),
    'PutObject 1 MB': s3('PUT', '/bench/large', large, sse),
    'GetObject 1 MB': s3('GET', '/bench/large'),
  }
}

/** @param {string} figure @param {Server} server @param {Call} call @param {number} lanes @param {number} [seconds] */
async function measure(figure, server, call, lanes, seconds = SECONDS) {
  const known = figures.get(figure) ?? { perSecond: [], times: [] }
  figures.set(figure, known)
  const agent = new Agent({ keepAlive: true, maxSockets: lanes })
  // Signed beforehand: it is the servers that are measured.
  const made = call()
  await Promise.all(Array.from({ length: lanes }, () => send(server, agent, made)))
  const start = performance.now()
  const end = start + seconds * 1000
  let count = 0
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let last = performance.now(); last < end;) {
        const { status } = await send(server, agent, made)
        // moto stumbles over writes to one key at a time, and answers sooner for it.
        if (status !== 200 && server.name !== 'moto') throw new Error(`${figure}: ${status}`)
        const now = performance.now()
        known.times.push(now - last)
        last = now
        count++
      }
    }),
  )
  known.perSecond.push((count * 1000) / (performance.now() - start))
  agent.destroy()
}

/**
 * @param {Pick<Server, 'address'>} server
 * @param {Agent} agent
 * @param {ReturnType<Call>} request
 * @returns {Promise<{ status: number, text: string }>}
 */
function send({ address }, agent, { method, path, headers, body }) {
  const { hostname, port } = new URL(address)
  return new Promise((resolve, reject) => {
    const sent = ask({ agent, hostname, port, method, path, headers: { ...headers, 'content-length': body.length } })
    sent.on('error', reject)
    sent.on('response', (response) => {
      /** @type {Buffer[]} */
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: parts.length < 9 ? Buffer.concat(parts).toString('latin1') : '',
        }),
      )
    })
    sent.end(body)
  })
}

/** A server that reads what it is sent, and answers with as many bytes as would be answered. */
async function nothing() {
  const code = `import { createServer } from 'node:http'
const large = Buffer.alloc(${1 << 20}), small = Buffer.alloc(1024), words = Buffer.from(JSON.stringify({ KeyMetadata: { KeyId: 'x' }, CiphertextBlob: 'A'.repeat(240), KeyId: 'x'.repeat(75) }))
createServer((request, response) => {
  const parts = []
  request.on('data', (part) => parts.push(part))
  request.on('end', () => {
    const { method, url } = request
    const body = method === 'POST' ? words : method === 'PUT' ? Buffer.alloc(0) : url.endsWith('large') ? large : small
    response.writeHead(200, { 'content-length': body.length })
    response.end(body)
  })
}).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise((resolve) =>
    child.stdout.setEncoding('utf8').once('data', (text) => resolve(text.trim())),
  )
  return {
    name: 'nothing',
    address: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    stop: () => child.kill(),
  }
}

async function moto() {
  const port = await freePort()
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  process.on('exit', () => child.kill())
  const address = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 240; tries++) {
    const isUp = await fetch(`${address}/moto-api/`).then(
      () => true,
      () => false,
    )
    if (isUp) break
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return {
    name: 'moto',
    address,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    stop: () => child.kill(),
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** @param {number[]} numbers */
function median(numbers) {
  return at(
    numbers.toSorted((a, b) => a - b),
    0.5,
  )
}

/** @param {number[]} sorted @param {number} part */
function at(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
