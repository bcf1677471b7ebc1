// npm run bench:kms: calls per second of processor time of the simulated KMS beside bare WebCrypto doing the same AES-GCM in the same run, and
// whether the number of keys in the world matters. Prints and never fails. Measured on the built code, in Node.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const SIZES = [10, 10_000]
const ROUNDS = 9
const CALLS = 300
/** What KMS seals: a data key, bound to a context of one pair. */
const CONTEXT = { tenant: 'blue' }

const folder = await mkdtemp(join(tmpdir(), 'unsealed-bench-'))
await build({
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: false,
    rolldownOptions: { input: 'src/sim/index.ts', output: { entryFileNames: 'sim.mjs' } },
  },
})
const { createEnvironment, createWorld, send } = await import(pathToFileURL(join(folder, 'sim.mjs')).href)

const root = { type: 'root' }
const worlds = await Promise.all(SIZES.map(worldWith))
const bare = await bareCalls()

/** Microseconds of processor time per call, of all threads, one figure for each round. @type {Map<string, number[]>} */
const figures = new Map()
// Round by round, so that whatever else the machine does meets all of them alike.
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, call] of Object.entries(bare)) await measure(`bare ${name}`, call)
  for (const { size, calls } of worlds)
    for (const [name, call] of Object.entries(calls)) await measure(`${name} ${size}`, call)
}

const rows = ['Encrypt', 'Decrypt', 'GenerateDataKey'].map((name) => {
  const alone = figure(`bare ${name === 'Decrypt' ? 'decrypt' : 'encrypt'}`)
  const [few, many] = SIZES.map((size) => figure(`${name} ${size}`))
  return {
    call: name,
    'bare, per s': Math.round(1e6 / alone),
    [`engine, ${SIZES[0]} keys, per s`]: Math.round(1e6 / (few ?? 0)),
    [`engine, ${SIZES[1]} keys, per s`]: Math.round(1e6 / (many ?? 0)),
    'engine’s own cost ÷ bare': (((few ?? 0) - alone) / alone).toFixed(2),
    'many keys ÷ few': ((many ?? 0) / (few ?? 1)).toFixed(2),
  }
})
console.table(rows)
console.log(
  `Medians of ${ROUNDS} rounds of ${CALLS} calls, one after the other. Goals: own cost ≤ 3, many ÷ few ≤ 1.2.`,
)
await rm(folder, { recursive: true })

/**
 * @param {string} name
 * @param {() => Promise<unknown>} call
 */
async function measure(name, call) {
  for (let i = 0; i < CALLS / 10; i++) await call()
  const start = process.cpuUsage()
  for (let i = 0; i < CALLS; i++) await call()
  const { user, system } = process.cpuUsage(start)
  const time = (user + system) / CALLS
  figures.set(name, [...(figures.get(name) ?? []), time])
}

/** @param {string} name */
function figure(name) {
  const sorted = (figures.get(name) ?? []).toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

/** What the HSM does for one call, and nothing else. */
async function bareCalls() {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const additionalData = crypto.getRandomValues(new Uint8Array(45 + 18))
  const data = crypto.getRandomValues(new Uint8Array(32))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, data)
  return {
    encrypt: () => {
      const fresh = crypto.getRandomValues(new Uint8Array(12))
      return crypto.subtle.encrypt({ name: 'AES-GCM', iv: fresh, additionalData }, key, data)
    },
    decrypt: () => crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed),
  }
}

/**
 * A world with so many keys, and the calls on one in the middle. Each call goes on from the same world, as the records of
 * thousands would otherwise be what is measured.
 * @param {number} size
 */
async function worldWith(size) {
  const environment = createEnvironment()
  let world = createWorld()
  let KeyId = ''
  /** @param {string} operation @param {object} input */
  const answer = async (operation, input) => {
    const outcome = await send(world, environment, { as: root, operation, input })
    if ('error' in outcome) throw new Error(`${operation}: ${outcome.error.code} ${outcome.error.message ?? ''}`)
    return outcome
  }
  for (let i = 0; i < size; i++) {
    const made = await answer('kms:CreateKey', {})
    // Without the records of how the keys were made, which are not the question.
    world = { ...made.world, cloudtrail: world.cloudtrail }
    if (i === size >> 1) KeyId = made.response.KeyMetadata.KeyId
  }
  const data = crypto.getRandomValues(new Uint8Array(32))
  const sealing = { KeyId, Plaintext: data, EncryptionContext: CONTEXT }
  const { CiphertextBlob } = (await answer('kms:Encrypt', sealing)).response
  return {
    size,
    calls: {
      Encrypt: () => answer('kms:Encrypt', sealing),
      Decrypt: () => answer('kms:Decrypt', { CiphertextBlob, EncryptionContext: CONTEXT }),
      GenerateDataKey: () => answer('kms:GenerateDataKey', { KeyId, KeySpec: 'AES_256', EncryptionContext: CONTEXT }),
    },
  }
}
