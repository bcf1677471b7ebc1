// Who may import whom, and what the pure layers may not reach: the one table that src/architecture.test.ts and the
// linter (scripts/oxlint-architecture.mjs) both read. The arrows are explained in ARCHITECTURE.md.
import { posix } from 'node:path'

/**
 * @typedef {object} Layer
 * @property {string[]} imports   other layers (with all below them) or single files; its own files go without saying
 * @property {string[]} packages  npm packages, with their subpaths
 * @property {boolean} pure       no page, no clock, no chance: the same in, the same out
 * @property {string[]} [reaches]  what talks to the network and is allowed here all the same
 */

const ENGINE = ['src/sim/index.ts']
const FOUNDATION = ['src/sim', 'src/sim/collections', 'src/sim/crypto']

/**
 * A file belongs to the layer with the longest folder that holds it.
 * @type {Record<string, Layer>}
 */
export const LAYERS = {
  // The root of the engine ties its services together, so it may import each of them.
  'src/sim': { imports: ['src/sim/*'], packages: ['@noble/hashes'], pure: true },
  'src/sim/collections': { imports: [], packages: [], pure: true },
  'src/sim/crypto': { imports: ['src/sim', 'src/sim/collections'], packages: ['@noble/hashes'], pure: true },
  // Behind the door: src/sim/environment.ts loads it when something beyond AES is asked for.
  'src/sim/hsm': {
    imports: FOUNDATION,
    packages: ['@noble/hashes', '@noble/ciphers', '@noble/curves', '@noble/post-quantum'],
    pure: true,
  },
  // Time makes happen what the services have put off.
  'src/sim/clock': { imports: [...FOUNDATION, 'src/sim/kms', 'src/sim/cloudtrail'], packages: [], pure: true },
  'src/sim/iam': { imports: FOUNDATION, packages: [], pure: true },
  'src/sim/sts': { imports: [...FOUNDATION, 'src/sim/iam'], packages: [], pure: true },
  'src/sim/organizations': { imports: [...FOUNDATION, 'src/sim/iam'], packages: [], pure: true },
  'src/sim/kms': { imports: [...FOUNDATION, 'src/sim/hsm', 'src/sim/iam'], packages: [], pure: true },
  'src/sim/s3': { imports: [...FOUNDATION, 'src/sim/iam', 'src/sim/kms'], packages: [], pure: true },
  'src/sim/cloudtrail': {
    imports: [...FOUNDATION, 'src/sim/iam', 'src/sim/kms', 'src/sim/s3'],
    packages: [],
    pure: true,
  },
  // For tests only; nothing else lists it.
  'src/sim/testing': { imports: ['src/sim/*'], packages: ['@noble/ciphers', 'vitest', 'fast-check'], pure: true },

  'src/wire': { imports: ENGINE, packages: ['@noble/hashes', 'fast-xml-parser'], pure: true },
  // For tests only.
  'src/wire/testing': {
    imports: ['src/wire', 'src/sim/testing', ...ENGINE],
    packages: ['@aws-sdk/*', '@smithy/*', 'fast-check', 'node:*', 'vitest'],
    pure: true,
  },
  // What a page hears from the front that it was opened from.
  'src/live': { imports: ENGINE, packages: [], pure: true, reaches: ['EventSource'] },
  // Runs under Node.
  'src/server': {
    imports: ['src/live', 'src/wire', 'src/scenarios', ...ENGINE],
    packages: ['node:*'],
    pure: false,
    reaches: [],
  },
  'src/scenarios': { imports: ENGINE, packages: [], pure: true },
  'src/stage': { imports: ENGINE, packages: [], pure: true },
  'src/store': {
    imports: ['src/scenarios', 'src/stage', 'src/live', ...ENGINE],
    packages: ['react', 'zustand'],
    pure: false,
  },
  'src/components': {
    imports: ['src/store', 'src/scenarios', 'src/stage', ...ENGINE],
    packages: [
      'react',
      'react-dom',
      '@tanstack/react-virtual',
      '@xyflow/react',
      'd3-selection',
      'framer-motion',
      'zustand',
    ],
    pure: false,
  },
  src: {
    imports: ['src/components', 'src/store', 'src/scenarios', 'src/stage', ...ENGINE],
    packages: ['react', 'react-dom', 'zustand'],
    pure: false,
  },
}

/** What a test may import on top of its layer. */
const TESTS = {
  imports: ['src/live', 'src/sim/testing', 'src/wire/testing', 'scripts'],
  packages: [
    '@aws-sdk/*',
    '@smithy/*',
    'vitest',
    'fast-check',
    '@testing-library/react',
    '@testing-library/user-event',
    'vite',
    'node:*',
  ],
}

/** Time and chance come through this door alone. */
const DOOR = 'src/sim/environment.ts'

/** Forbidden in pure layers and their tests: two runs would differ. */
const CHANCE = ['Math.random', 'Date.now', 'new Date()', 'Date()', 'crypto.getRandomValues', 'crypto.randomUUID']

/** Forbidden in pure layers: the page, storage, timers, and the clock that only measures. */
const OUTSIDE = [
  'caches',
  'console',
  'document',
  'indexedDB',
  'localStorage',
  'location',
  'navigator',
  'performance',
  'postMessage',
  'process',
  'queueMicrotask',
  'requestAnimationFrame',
  'sessionStorage',
  'setInterval',
  'setTimeout',
  'window',
]

/** Forbidden everywhere: what talks to the network, runs text as code, or writes HTML. */
const NOWHERE = [
  'EventSource',
  'Function',
  'RTCPeerConnection',
  'SharedWorker',
  'WebSocket',
  'Worker',
  'XMLHttpRequest',
  'eval',
  'fetch',
  'importScripts',
  'navigator.sendBeacon',
  'navigator.serviceWorker',
]
const HTML_SINKS = ['dangerouslySetInnerHTML', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc']

/**
 * @typedef {{ type: string, [key: string]: any }} Node  an ESTree node, as oxc's parser makes it
 * @typedef {{ node: Node, message: string }} Violation
 */

/**
 * @param {string} file     its path from the root of the repository, with forward slashes
 * @param {Node} program
 * @returns {Violation[]}
 */
export function violationsOf(file, program) {
  const isTest = /\.test\.tsx?$/.test(file)
  const folder = layerOf(file)
  const layer = LAYERS[folder]
  if (!layer) return [{ node: program, message: `${file} is in no layer; name its folder in scripts/architecture.mjs` }]

  const bound = new Set(namesBoundIn(program))
  const forbidden = new Set([
    ...NOWHERE.filter((name) => !layer.reaches?.includes(name)),
    ...(layer.pure && file !== DOOR ? CHANCE : []),
    ...(layer.pure && file !== DOOR && !isTest ? OUTSIDE : []),
  ])
  /** @type {Violation[]} */
  const violations = []
  for (const { node, parent, key } of walk(program)) {
    const specifier = specifierOf(node)
    const problem =
      specifier === undefined
        ? problemWithName(node, parent, key, bound, forbidden)
        : problemWithImport(file, specifier, folder, layer, isTest)
    if (problem) violations.push({ node, message: problem })
  }
  return violations
}

/** @param {string} file */
function layerOf(file) {
  let folder = posix.dirname(file)
  while (folder !== '.' && !(folder in LAYERS)) folder = posix.dirname(folder)
  // A new folder in src or src/sim is a decision, not an accident.
  return (folder === 'src' || folder === 'src/sim') && posix.dirname(file) !== folder ? '' : folder
}

/**
 * @param {string} file
 * @param {string} specifier
 * @param {string} folder
 * @param {Layer} layer
 * @param {boolean} isTest
 */
function problemWithImport(file, specifier, folder, layer, isTest) {
  if (!specifier.startsWith('.')) {
    const packages = isTest ? [...layer.packages, ...TESTS.packages] : layer.packages
    const isAllowed = packages.some((name) =>
      name.endsWith('*')
        ? specifier.startsWith(name.slice(0, -1))
        : specifier === name || specifier.startsWith(`${name}/`),
    )
    return isAllowed ? undefined : `${folder} may not import the package ${specifier}`
  }
  const target = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''))
  if (!/\.\w+$/.test(target)) return `write the extension: ${specifier}`
  const imports = isTest ? [...layer.imports, ...TESTS.imports] : layer.imports
  const isAllowed = [folder, ...imports].some((allowed) => holds(allowed, target))
  return isAllowed ? undefined : `${folder} may not import ${target}`
}

/**
 * @param {string} allowed  a file, a layer, or all layers below a folder
 * @param {string} target
 */
function holds(allowed, target) {
  if (allowed.endsWith('/*')) return target.startsWith(allowed.slice(0, -1)) && layerOf(target) !== 'src/sim/testing'
  return allowed === target || (allowed in LAYERS ? layerOf(target) === allowed : target.startsWith(`${allowed}/`))
}

/**
 * @param {Node} node
 * @returns {string | undefined}
 */
function specifierOf(node) {
  const isImport =
    [
      'ImportDeclaration',
      'ExportNamedDeclaration',
      'ExportAllDeclaration',
      'ImportExpression',
      'TSImportType',
    ].includes(node.type) && node['source']
  if (!isImport) return undefined
  return typeof node['source'].value === 'string' ? node['source'].value : '(computed)'
}

/**
 * @param {Node} node
 * @param {Node} parent
 * @param {string} key      where in `parent` the node stands
 * @param {Set<string>} bound
 * @param {Set<string>} forbidden
 */
function problemWithName(node, parent, key, bound, forbidden) {
  const sink = node.type === 'JSXAttribute' ? node['name'].name : memberName(node)
  if (HTML_SINKS.includes(sink)) return `${sink} is forbidden: text goes into the page as text`
  const name = namesUsedBy(node, parent, key).find(
    (used) => forbidden.has(used) && !bound.has(used.replace(/\..*/, '')),
  )
  return name && `${name} is forbidden here`
}

/**
 * @param {Node} node
 * @param {Node} parent
 * @param {string} key
 * @returns {string[]}
 */
function namesUsedBy(node, parent, key) {
  switch (node.type) {
    case 'Identifier':
      return isReference(parent, key) ? [node['name']] : []
    case 'MemberExpression':
      return [dottedName(node)]
    case 'NewExpression':
      return node['arguments'].length === 0 ? [`new ${dottedName(node['callee'])}()`] : []
    case 'CallExpression':
      return [`${dottedName(node['callee'])}()`]
    case 'VariableDeclarator':
      // const { random } = Math
      return node['id'].type === 'ObjectPattern' && node['init']
        ? node['id'].properties.map(
            (/** @type {Node} */ property) => `${dottedName(node['init'])}.${property['key']?.name}`,
          )
        : []
    default:
      return []
  }
}

/**
 * `Math.random`, however it is reached: Math['random'], globalThis.Math.random.
 * @param {Node} node
 * @returns {string}
 */
function dottedName(node) {
  if (node.type === 'Identifier') return node['name']
  if (node.type !== 'MemberExpression') return ''
  const object = dottedName(node['object'])
  return ['globalThis', 'self', 'window'].includes(object) ? memberName(node) : `${object}.${memberName(node)}`
}

/** @param {Node} node */
function memberName(node) {
  if (node.type !== 'MemberExpression') return ''
  return String(node['computed'] ? node['property'].value : node['property'].name)
}

/** Syntax of types that holds expressions; all other identifiers under a TS node name types or members. */
const TYPED_EXPRESSIONS = ['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'TSTypeQuery']

/**
 * @param {Node} parent
 * @param {string} key
 */
function isReference(parent, key) {
  if (parent.type.startsWith('TS')) return TYPED_EXPRESSIONS.includes(parent.type)
  if (parent.type === 'MemberExpression' && key === 'property') return Boolean(parent['computed'])
  if (key === 'key') return Boolean(parent['computed'])
  return !['label', 'imported', 'exported'].includes(key)
}

/**
 * Scopes are not told apart: a file that has its own `document` is trusted not to mean the page's, which the
 * compiler refuses in pure layers anyway.
 * @param {Node} program
 * @returns {Iterable<string>}
 */
function* namesBoundIn(program) {
  for (const { node } of walk(program)) {
    for (const pattern of [node['id'], node['local'], node['param'], ...(node['params'] ?? [])]) {
      if (pattern?.type) yield* namesIn(pattern)
    }
  }
}

/**
 * @param {Node} pattern
 * @returns {Iterable<string>}
 */
function* namesIn(pattern) {
  if (pattern.type === 'Identifier') yield pattern['name']
  const parts = [
    pattern['left'],
    pattern['argument'],
    pattern['parameter'],
    ...(pattern['elements'] ?? []),
    ...(pattern['properties'] ?? []).map((/** @type {Node} */ property) => property['value'] ?? property),
  ]
  for (const part of parts) if (part?.type) yield* namesIn(part)
}

/**
 * @param {Node} node
 * @param {Node} [parent]
 * @param {string} [key]
 * @returns {Iterable<{ node: Node, parent: Node, key: string }>}
 */
function* walk(node, parent = node, key = '') {
  yield { node, parent, key }
  for (const [name, value] of Object.entries(node)) {
    // The linter's nodes know their parents.
    if (name === 'parent') continue
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') yield* walk(child, node, name)
    }
  }
}
