// npm run bench:fixes: how long it takes to find the minimal fixes of each refusal in “The protected picture”, and to map
// its switches. Prints and never fails. Measured on the built code, in Node; the processor's time says what a busy machine hides.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const RUNS = 9

/** @typedef {{ wall: number, cpu: number }} Time */

const folder = await mkdtemp(join(tmpdir(), 'unsealed-bench-'))
const input = {
  runner: 'src/scenarios/runner.ts',
  picture: 'src/scenarios/protectedPicture.ts',
  sunset: 'src/scenarios/sunset.ts',
  fixes: 'src/scenarios/fixes/minimalFixes.ts',
  map: 'src/scenarios/decisionMap.ts',
}
await build({
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: { ssr: true, outDir: folder, emptyOutDir: false, rolldownOptions: { input } },
})
/** @param {string} name */
const load = (name) => import(pathToFileURL(join(folder, `${name}.js`)).href)
const { startRun, sendRequest } = await load('runner')
const { protectedPicture: scenario } = await load('picture')
const { sunset } = await load('sunset')
const { minimalFixes } = await load('fixes')
const { decisionMap } = await load('map')

console.log(`Minimal fixes, ${RUNS} runs each: median [least..most], processor’s median`)
let run = await startRun(scenario, sunset)
for (const { beats } of scenario.chapters)
  for (const beat of beats) {
    const { run: next, outcome } = await sendRequest(run, beat, sunset)
    if ('error' in outcome) await fixesOf(beat.id, next, beat)
    run = next
  }
const last = scenario.chapters.at(-1)
for (const { label, operation, input, people } of last.tries)
  for (const as of people) await fixesOf(`${as}: ${label}`, run, { as, operation, input })

console.log('\nDecision map')
const [get] = last.tries
await mapOf(`${last.toggles.length} switches of chapter ${scenario.chapters.length}, Bob`, last.toggles)
await mapOf(`12 switches, Bob`, twelve())
await mapOf(`12 switches, Alice`, twelve(), 'alice')

await rm(folder, { recursive: true })

/**
 * @param {string} name
 * @param {unknown} world
 * @param {unknown} request
 */
async function fixesOf(name, world, request) {
  let count = 0
  const times = await timed(async () => {
    count = (await minimalFixes(world, request, sunset)).fixes.length
  })
  print(`${name} (${count} found)`, times)
}

/**
 * @param {string} name
 * @param {unknown[]} toggles
 * @param {string} as
 */
async function mapOf(name, toggles, as = 'bob') {
  let cells = 0
  const times = await timed(async () => {
    cells = (await decisionMap(run, { as, operation: get.operation, input: get.input }, toggles, sunset)).cells.length
  })
  print(`${name} (${cells} worlds)`, times)
}

/** The chapter's switches with two options each, and as many more statements as make twelve. */
function twelve() {
  const own = last.toggles.map((/** @type {{ options: unknown[] }} */ toggle) => ({
    ...toggle,
    options: toggle.options.slice(0, 2),
  }))
  const more = Array.from({ length: 12 - own.length }, (_, i) => {
    const document = i % 2 ? { type: 'key policy', alias: scenario.stage.alias } : own[1].options[0].change.document
    const sid = `More${i}`
    const present = {
      Sid: sid,
      Effect: 'Allow',
      ...(i % 2 && { Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' } }),
      Action: 'kms:DescribeKey',
      Resource: '*',
    }
    return {
      id: sid,
      subject: 'More',
      label: sid,
      options: [present, null].map((value) => ({
        label: String(value !== null),
        change: { type: 'statement', document, sid, present: value },
      })),
    }
  })
  return [...own, ...more]
}

/**
 * @param {() => Promise<void>} work
 * @returns {Promise<Time[]>}
 */
async function timed(work) {
  const times = []
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now()
    const before = process.cpuUsage()
    await work()
    const { system, user } = process.cpuUsage(before)
    times.push({ wall: performance.now() - start, cpu: (system + user) / 1000 })
  }
  return times
}

/**
 * @param {string} name
 * @param {Time[]} times
 */
function print(name, times) {
  const sorted = (/** @type {'wall' | 'cpu'} */ kind) => times.map((time) => time[kind]).toSorted((a, b) => a - b)
  const wall = sorted('wall')
  const cpu = sorted('cpu')
  const round = (/** @type {number | undefined} */ time) => (time ?? 0).toFixed(0)
  const middle = times.length >> 1
  console.log(
    `${name.padEnd(52)} ${round(wall[middle])} ms [${round(wall[0])}..${round(wall.at(-1))}], ${round(cpu[middle])} ms`,
  )
}
