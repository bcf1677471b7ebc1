// Weighs the built page: what the first view needs, and what a whole lesson needs. Fails above the budget.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'

/** Kilobytes (1000 bytes) of gzipped JavaScript. */
const BUDGETS = { firstView: 120, lesson: 260, editor: 16 }

/**
 * What no lesson loads: operations that an administrator or a curious visitor calls by hand, and what answers “what
 * would change it?” once a story has been told.
 */
const BEYOND_LESSONS = [
  'accessControlLists',
  'administration',
  'advancedEventSelectors',
  'AuditPanel',
  'beyondAes',
  'bucketTags',
  'CallPanel',
  'ClientLines',
  'DecisionMapPanel',
  'digests',
  'EnvelopePanel',
  'FixOffer',
  'FixPanel',
  'foresight',
  'KeysPanel',
  'LivePanel',
  'more',
  'objects',
  'otherDestinations',
  'PolicyEditor',
  'regions',
  'rsaEncryption',
  'selectsByFields',
  'sessions',
  'sharedRecords',
  'specialKeys',
  'StoredVersions',
  'strangers',
  'trailTags',
  'validateLogs',
  'WaysPanel',
  'whenDue',
]

const ASSETS = 'dist/assets'
const scripts = readdirSync(ASSETS).filter((name) => name.endsWith('.js'))
const kilobytes = Object.fromEntries(scripts.map((name) => [name, weigh(name)]))
const firstView = new Set(scriptsOf(readFileSync('dist/index.html', 'utf8')).flatMap(withStaticImports))

const lesson = new Set(firstView)
for (const name of lesson)
  for (const lazy of dynamicImports(name))
    if (!BEYOND_LESSONS.some((chunk) => lazy.startsWith(`${chunk}-`)))
      for (const script of withStaticImports(lazy)) lesson.add(script)

const editor = scripts
  .filter((name) => name.startsWith('PolicyEditor-'))
  .flatMap(withStaticImports)
  .filter((name) => !lesson.has(name))

const rows = scripts
  .map((name) => ({
    script: name,
    'gzip KB': kilobytes[name],
    needed: firstView.has(name) ? 'first view' : lesson.has(name) ? 'lesson' : 'when called',
  }))
  .toSorted((a, b) => (b['gzip KB'] ?? 0) - (a['gzip KB'] ?? 0))
console.table(rows)
const isWithinBudget = [
  compare('First view', [...firstView], BUDGETS.firstView),
  compare('Whole lesson', [...lesson], BUDGETS.lesson),
  compare('Policy editor, on top of a lesson', editor, BUDGETS.editor),
].every(Boolean)
process.exitCode = isWithinBudget ? 0 : 1

/** @param {string} name */
function weigh(name) {
  return gzipSync(readFileSync(join(ASSETS, name)), { level: 9 }).length / 1000
}

/**
 * The entry and every preloaded module.
 * @param {string} html
 */
function scriptsOf(html) {
  return [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => basename(match[1] ?? ''))
}

/**
 * @param {string} name
 * @returns {string[]} the scripts that it imports later, when it needs them
 */
function dynamicImports(name) {
  const code = readFileSync(join(ASSETS, name), 'utf8')
  return parseSync(name, code).module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
    basename(code.slice(start + 1, end - 1)),
  )
}

/**
 * @param {string} name
 * @returns {string[]} the script and, transitively, all it imports statically
 */
function withStaticImports(name) {
  const seen = new Set([name])
  for (const script of seen) {
    const { module } = parseSync(script, readFileSync(join(ASSETS, script), 'utf8'))
    for (const { moduleRequest } of module.staticImports) seen.add(basename(moduleRequest.value))
    for (const { entries } of module.staticExports) {
      for (const { moduleRequest } of entries) if (moduleRequest) seen.add(basename(moduleRequest.value))
    }
  }
  return [...seen]
}

/**
 * @param {string} what
 * @param {string[]} names
 * @param {number} budget
 */
function compare(what, names, budget) {
  const total = names.reduce((sum, name) => sum + (kilobytes[name] ?? 0), 0)
  const isWithin = total <= budget
  console.log(`${isWithin ? '✓' : '✗'} ${what}: ${total.toFixed(1)} KB gzip of ${budget} KB`)
  return isWithin
}
