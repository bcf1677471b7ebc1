import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseSync } from 'vite'
import { violationsOf } from '../scripts/architecture.mjs'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /(?<!\.d)\.tsx?$/.test(path))

test.each(sources)('%s keeps to its layer', (file) => {
  expect(problemsIn(file, readFileSync(file, 'utf8'))).toEqual([])
})

describe('refuses', () => {
  test.each([
    // Arrows
    ['src/sim/kms/keys.ts', `import { put } from '../s3/objects.ts'`],
    ['src/sim/kms/operations/encrypt.ts', `export { record } from '../../cloudtrail/eventRecord.ts'`],
    ['src/sim/iam/authorize.ts', `import type { Key } from '../kms/keys.ts'`],
    ['src/sim/crypto/aes.ts', `import { findKey } from '../kms/keys.ts'`],
    ['src/sim/gateway.ts', `import { world } from './testing/world.ts'`],
    ['src/sim/world.ts', `import { frameOf } from '../stage/frame.ts'`],
    ['src/sim/world.ts', `type Frame = import('../stage/frame.ts').Frame`],
    ['src/stage/frame.ts', `import { lessons } from '../scenarios/index.ts'`],
    ['src/stage/frame.ts', `import type { TraceEntry } from '../sim/trace.ts'`],
    ['src/scenarios/cast.ts', `import { useStage } from '../store/stage.ts'`],
    ['src/wire/http.ts', `import { frameOf } from '../stage/frame.ts'`],
    ['src/store/player.ts', `import { Stage } from '../components/stage/Stage.tsx'`],
    ['src/components/stage/Stage.tsx', `import { authorize } from '../../sim/iam/authorize.ts'`],
    ['src/components/stage/Stage.tsx', `const App = await import('../../App.tsx')`],
    ['src/components/stage/Stage.tsx', `import { fixedEnvironment } from '../../sim/testing/environment.ts'`],
    ['src/store/player.test.ts', `import { authorize } from '../sim/iam/authorize.ts'`],
    // Packages
    ['src/sim/world.ts', `import { useState } from 'react'`],
    ['src/sim/bytes.ts', `import { Buffer } from 'node:buffer'`],
    ['src/sim/kms/keys.ts', `import { sha256 } from '@noble/hashes/sha2.js'`],
    ['src/stage/frame.ts', `import { getBezierPath } from '@xyflow/react'`],
    ['src/stage/frame.ts', `import type { ReactNode } from 'react'`],
    ['src/store/player.ts', `import { motion } from 'framer-motion'`],
    ['src/components/stage/Stage.tsx', `import { test } from 'vitest'`],
    ['src/components/stage/Stage.tsx', `const where = 'react'; await import(where)`],
    // Specifiers that only a bundler can follow, folders that nobody has placed
    ['src/sim/world.ts', `import { bytes } from './bytes'`],
    ['src/utils/text.ts', ''],
    ['src/sim/lambda/invoke.ts', ''],
    // Chance
    ['src/sim/kms/keys.ts', 'const id = Math.random()'],
    ['src/sim/kms/keys.ts', `const id = Math['random']()`],
    ['src/sim/kms/keys.ts', 'const id = globalThis.Math.random()'],
    ['src/sim/kms/keys.ts', 'const { random } = Math'],
    ['src/sim/kms/keys.ts', 'const at = Date.now()'],
    ['src/sim/kms/keys.ts', 'const at = new Date()'],
    ['src/sim/kms/keys.ts', 'const at = Date()'],
    ['src/sim/kms/keys.ts', 'crypto.getRandomValues(iv)'],
    ['src/sim/kms/keys.ts', 'const id = crypto.randomUUID()'],
    ['src/sim/kms/keys.test.ts', 'const id = crypto.randomUUID()'],
    ['src/scenarios/cast.ts', 'const at = Date.now()'],
    // The outside
    ['src/sim/kms/keys.ts', 'const start = performance.now()'],
    ['src/sim/kms/keys.ts', 'setTimeout(rotate, 1000)'],
    ['src/sim/kms/keys.ts', 'const later = setTimeout'],
    ['src/sim/kms/keys.ts', `localStorage.setItem('key', id)`],
    ['src/stage/frame.ts', 'const width = document.body.clientWidth'],
    ['src/stage/frame.ts', 'const width = (window as Page).innerWidth'],
    // The network, text as code, HTML
    ['src/sim/environment.ts', `await fetch('https://kms.eu-west-1.amazonaws.com')`],
    ['src/components/stage/Stage.tsx', `globalThis.fetch('/log')`],
    ['src/components/stage/Stage.tsx', `new WebSocket('wss://example.com')`],
    ['src/components/stage/Stage.tsx', `navigator.sendBeacon('/log')`],
    ['src/components/stage/Stage.tsx', `new Worker('worker.js')`],
    ['src/components/stage/Stage.tsx', `eval('1')`],
    ['src/components/stage/Stage.tsx', 'const view = <p dangerouslySetInnerHTML={{ __html: text }} />'],
    ['src/components/stage/Stage.tsx', 'element.innerHTML = text'],
  ])('in %s: %s', (file, source) => {
    expect(problemsIn(file, source)).toHaveLength(1)
  })
})

describe('allows', () => {
  test.each([
    ['src/sim/environment.ts', 'const at = Date.now(); setTimeout(done); crypto.getRandomValues(bytes)'],
    ['src/sim/kms/keys.ts', 'const at = new Date(now); const { subtle } = crypto; const max = Math.max(1, 2)'],
    ['src/sim/iam/policy.ts', 'const read = (document: Policy, window: number) => document.Statement[window]'],
    ['src/sim/iam/policy.ts', 'interface Policy { document: string; location?: Function } const p = { process: 1 }'],
    [
      'src/sim/s3/objects.ts',
      `import { encrypt } from '../kms/operations/encrypt.ts'; import { arn } from '../arn.ts'`,
    ],
    ['src/sim/operations.ts', `import { kms } from './kms/catalogue.ts'`],
    ['src/sim/kms/keys.test.ts', `import { world } from '../testing/world.ts'; import { expect } from 'vitest'`],
    ['src/stage/frame.ts', `import type { TraceEntry } from '../sim/index.ts'; // fetch, Math.random`],
    ['src/components/stage/Stage.tsx', `import styles from './Stage.module.css'; import '@xyflow/react/dist/base.css'`],
    ['src/components/stage/Stage.tsx', `const Flow = lazy(() => import('./Flow.tsx')); performance.now()`],
  ])('in %s: %s', (file, source) => {
    expect(problemsIn(file, source)).toEqual([])
  })
})

function problemsIn(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source)
  expect(errors).toEqual([])
  return violationsOf(file, program as Parameters<typeof violationsOf>[1]).map(({ message }) => message)
}
