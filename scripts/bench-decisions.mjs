// npm run bench:decisions: decisions per second of processor time, for the two that reading an encrypted object takes:
// s3:GetObject, then kms:Decrypt, within one account. Prints and never fails. Measured on the built code, in Node.
//
// IAM_SIMULATE=<folder of @cloud-copilot/iam-simulate, installed elsewhere> also measures that simulator in the same run. It is
// AGPL and no part of this project.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const SECONDS = 2
const SIZES = [1, 10, 100]
const ACCOUNT = '111122223333'
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`
const BUCKET = 'arn:aws:s3:::bucket'
const ALICE = `arn:aws:iam::${ACCOUNT}:user/alice`

const folder = await mkdtemp(join(tmpdir(), 'unsealed-bench-'))
await build({
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: false,
    rolldownOptions: {
      input: ['authorize', 'becauseOf', 'caller', 'glob', 'parsePolicy'].map((name) => `src/sim/iam/${name}.ts`),
    },
  },
})
/** @param {string} path */
const load = (path) => import(pathToFileURL(path).href)
const { authorize } = await load(join(folder, 'authorize.js'))
const { isAuthorized } = await load(join(folder, 'becauseOf.js'))
const { callerNamed } = await load(join(folder, 'caller.js'))
const { wildcardMatcher } = await load(join(folder, 'glob.js'))
const { parsePolicy } = await load(join(folder, 'parsePolicy.js'))

let changes = 0
/** @type {Record<string, string[]>} */
const table = {}
/** @type {Map<number, number>} */
const warm = new Map()
for (const size of SIZES) {
  const documents = documentsOf(size)
  const question = questionOf(documents)
  warm.set(size, await rate(() => question(isAuthorized)))
  add('verdict, policies known', warm.get(size))
  add('verdict, policies read each time', await rate(() => questionOf(changed(documents))(isAuthorized)))
  add('verdict and explanation, policies known', await rate(() => question(authorize)))
}
const other = process.env.IAM_SIMULATE
if (other) await compare(resolve(other))
print()
hostile()
await rm(folder, { recursive: true })

/** @typedef {{ identity: string, bucket: string, key: string }} Documents */

/**
 * Only the last statement of each policy is about this user, this bucket and this key.
 * @param {number} size
 * @returns {Documents}
 */
function documentsOf(size) {
  const numbers = Array.from({ length: size }, (_, i) => size - 1 - i)
  const policy = (/** @type {object[]} */ Statement) => JSON.stringify({ Version: '2012-10-17', Statement })
  const Condition = { StringEquals: { 'aws:PrincipalAccount': ACCOUNT }, Bool: { 'aws:SecureTransport': 'true' } }
  return {
    identity: policy(
      numbers.map((i) => ({
        Sid: `Read${i}`,
        Effect: 'Allow',
        Action: ['s3:GetObject', 'kms:Decrypt'],
        Resource: i ? [`${BUCKET}${i}/*`, KEY.replace('1234abcd', `${10_000_000 + i}`)] : [`${BUCKET}/*`, KEY],
        Condition,
      })),
    ),
    bucket: policy(
      numbers.map((i) => ({
        Sid: `Share${i}`,
        Effect: i ? 'Allow' : 'Deny',
        Principal: i ? { AWS: `${ALICE}${i}` } : '*',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: `${BUCKET}/*`,
        ...(i === 0 && { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      })),
    ),
    key: policy(
      numbers.map((i) => ({
        Sid: `Use${i}`,
        Effect: 'Allow',
        Principal: { AWS: i ? `${ALICE}${i}` : `arn:aws:iam::${ACCOUNT}:root` },
        Action: i ? ['kms:Decrypt', 'kms:GenerateDataKey*'] : 'kms:*',
        Resource: '*',
      })),
    ),
  }
}

/**
 * The world with the user, and the two permissions as S3 and KMS ask for them.
 * @param {Documents} documents
 */
function questionOf({ identity, bucket, key }) {
  const world = worldWith(identity)
  const caller = callerNamed(world, { type: 'user', userName: 'alice' })
  const facts = (/** @type {string} */ operation, /** @type {string} */ place) => ({
    caller,
    accountId: ACCOUNT,
    region: 'us-east-1',
    client: {},
    now: 1_768_467_600_000,
    view: { id: '1', depth: 0, operation, place, caller },
  })
  const pair = [
    {
      permission: {
        action: 's3:GetObject',
        resource: `${BUCKET}/key`,
        resourceAccount: ACCOUNT,
        resourcePolicy: { type: 'bucket policy', attachedTo: BUCKET, document: bucket },
        publicAccessBlock: null,
        context: {},
      },
      facts: facts('s3:GetObject', 's3'),
    },
    {
      permission: {
        action: 'kms:Decrypt',
        resource: KEY,
        resourceAccount: ACCOUNT,
        resourcePolicy: { type: 'key policy', attachedTo: KEY, document: key },
        context: { 'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT' },
      },
      facts: facts('kms:Decrypt', 'kms'),
    },
  ]
  return (/** @type {(world: unknown, permission: unknown, facts: unknown) => unknown} */ ask) => {
    for (const { permission, facts: known } of pair) {
      const answer = ask(world, permission, known)
      if (answer !== true && (typeof answer !== 'object' || Reflect.get(answer ?? {}, 'verdict') !== 'allowed'))
        throw new Error(`${permission.action} is not allowed.`)
    }
  }
}

/**
 * The same policies in a text that was never read before.
 * @param {Documents} documents
 * @returns {Documents}
 */
function changed({ identity, bucket, key }) {
  const fresh = (/** @type {string} */ document) => document.replace('"Version"', `"Id":"${++changes}","Version"`)
  return { identity: fresh(identity), bucket: fresh(bucket), key: fresh(key) }
}

/**
 * An account with one user, who has one inline policy.
 * @param {string} document
 */
function worldWith(document) {
  const one = (/** @type {string} */ key, /** @type {unknown} */ value) => ({
    key,
    value,
    height: 1,
    size: 1,
    left: null,
    right: null,
  })
  const alice = {
    arn: ALICE,
    userName: 'alice',
    userId: 'AIDAALICE',
    path: '/',
    createDate: 0,
    inlinePolicies: one('inline', document),
    attachedPolicies: [],
    groups: [],
    tags: [],
  }
  return {
    accountId: ACCOUNT,
    region: 'us-east-1',
    iam: { users: one(ALICE, alice), groups: null, roles: null, policies: null, accessKeys: null },
    sts: { sessions: null },
    organizations: { organization: null },
    kms: { keys: null, aliases: null, materials: null, grants: null },
  }
}

/**
 * Decisions per second of processor time; `pair` takes two.
 * @param {() => unknown} pair
 */
async function rate(pair) {
  await repeat(pair, 0.5)
  const before = process.cpuUsage()
  const pairs = await repeat(pair, SECONDS)
  const { user, system } = process.cpuUsage(before)
  return (2 * pairs) / ((user + system) / 1e6)
}

/**
 * @param {() => unknown} pair
 * @param {number} seconds
 */
async function repeat(pair, seconds) {
  const end = performance.now() + 1000 * seconds
  let pairs = 0
  while (performance.now() < end)
    for (let i = 0; i < 20; i++, pairs++) {
      const answer = pair()
      if (answer instanceof Promise) await answer
    }
  return pairs
}

/**
 * Its public call, and the core inside it with policies that were parsed beforehand.
 * @param {string} path
 */
async function compare(path) {
  const esm = join(path, 'dist/esm')
  const { runSimulation } = await load(join(esm, 'index.js'))
  const { authorize: core } = await load(join(esm, 'core_engine/CoreSimulatorEngine.js'))
  const { AwsRequestImpl } = await load(join(esm, 'request/request.js'))
  const { RequestContextImpl } = await load(join(esm, 'requestContext.js'))
  const { DiscoveryContextKeyConstraints } = await load(join(esm, 'context_keys/discoveryContextKeyConstraints.js'))
  const { loadPolicy } = await load(join(path, '../iam-policy/dist/esm/index.js'))
  const contextVariables = { 'aws:PrincipalAccount': ACCOUNT, 'aws:SecureTransport': 'true' }
  const nothing = { serviceControlPolicies: [], resourceControlPolicies: [] }
  for (const size of SIZES) {
    const documents = documentsOf(size)
    const asked = [
      { action: 's3:GetObject', resource: `${BUCKET}/key`, policy: JSON.parse(documents.bucket) },
      { action: 'kms:Decrypt', resource: KEY, policy: JSON.parse(documents.key) },
    ]
    const identity = JSON.parse(documents.identity)
    const whole = asked.map(({ action, resource, policy }) => ({
      request: { principal: ALICE, action, resource: { resource, accountId: ACCOUNT }, contextVariables },
      identityPolicies: [{ name: 'inline', policy: identity }],
      ...nothing,
      resourcePolicy: policy,
    }))
    const parsed = asked.map(({ action, resource, policy }) => ({
      request: new AwsRequestImpl(
        ALICE,
        { resource, accountId: ACCOUNT },
        action,
        new RequestContextImpl(contextVariables),
      ),
      identityPolicies: [loadPolicy(identity, { name: 'inline' })],
      ...nothing,
      resourcePolicy: loadPolicy(policy, { name: 'resource' }),
      simulationParameters: {
        simulationMode: 'Strict',
        discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]),
      },
      serviceSettings: { s3: {} },
    }))
    const call = await rate(async () => {
      for (const simulation of whole)
        if ((await runSimulation(simulation, {})).overallResult !== 'Allowed') throw new Error('Refused there.')
    })
    const inside = await rate(() => {
      for (const request of parsed) if (core(request).result !== 'Allowed') throw new Error('Refused there.')
    })
    add('iam-simulate, public call', call)
    add('iam-simulate, parsed policies', inside)
    add('times the public call', (warm.get(size) ?? 0) / call)
    add('times the parsed policies', (warm.get(size) ?? 0) / inside)
  }
}

/**
 * @param {string} name
 * @param {number | undefined} figure
 */
function add(name, figure = 0) {
  table[name] = [...(table[name] ?? []), Math.round(figure).toLocaleString('en')]
}

/** What is made to hurt: milliseconds, the worst of three. */
function hostile() {
  const long = 'a'.repeat(2048)
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: Array.from({ length: 70_000 }, () => ({ Effect: 'Allow', Action: '*' })),
  })
  const works = {
    '1,023 stars against 2,048 characters': () => wildcardMatcher(`${'*a'.repeat(1023)}*b`)(long),
    'a policy of 3 MB': () => parsePolicy(policy),
    'JSON that is 10,000 deep': () => parsePolicy('['.repeat(10_000)),
  }
  console.log('\nHostile input, milliseconds')
  for (const [name, work] of Object.entries(works)) {
    const times = [0, 1, 2].map(() => {
      const start = performance.now()
      work()
      return performance.now() - start
    })
    console.log(
      name.padEnd(42) +
        Math.max(...times)
          .toFixed(1)
          .padStart(12),
    )
  }
}

function print() {
  const line = (/** @type {string} */ name, /** @type {string[]} */ cells) =>
    console.log(name.padEnd(42) + cells.map((cell) => cell.padStart(12)).join(''))
  line(
    'Decisions per second of processor time',
    SIZES.map((size) => `${size} stmt.`),
  )
  for (const [name, cells] of Object.entries(table)) line(name, cells)
}
