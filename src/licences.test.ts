import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noticesOf } from '../scripts/licences.mjs'

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const manifest = read('package.json') as Readonly<Record<'dependencies' | 'devDependencies', Record<string, string>>> // npm's format
const { packages } = read('package-lock.json') as {
  readonly packages: Readonly<
    Record<string, { readonly license?: string; readonly version?: string; readonly dev?: boolean }>
  >
} // npm's format

test.each(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))(
  '%s is wanted in one version: %s',
  (_, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  },
)

test('nothing that ships has a licence that asks for more than its notice', () => {
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true)
  expect(shipped.length).toBeGreaterThan(Object.keys(manifest.dependencies).length)
  expect(
    shipped.filter(([, { license = '' }]) => !/^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0)$/.test(license)),
  ).toEqual([])
})

test('the notices are those of the packages whose files are in the page, each once', () => {
  const versions = ['@xyflow/react', 'react', '@xyflow/react/node_modules/zustand']
    .map((path) => [path.replace(/.*node_modules\//, ''), packages[`node_modules/${path}`]?.version].join(' '))
    .toSorted()
  const here = process.cwd().replaceAll('\\', '/')
  const text = noticesOf([
    `${here}/src/main.tsx`,
    `${here}/node_modules/react/index.js`,
    `\0${here}/node_modules/react/cjs/react.production.js?commonjs-exports`,
    `${here}/node_modules/@xyflow/react/dist/style.css`,
    `${here}/node_modules/@xyflow/react/node_modules/zustand/esm/index.mjs`,
  ])
  expect(text.match(/^[@\w/-]+ \d+\.\d+\.\d+$/gm)).toEqual(versions)
  expect(text).toContain('Copyright (c) Meta Platforms, Inc. and affiliates.')
})

test('a package without the text of its licence is not let into the page', () => {
  const folder = `${mkdtempSync(join(tmpdir(), 'unsealed-'))}/node_modules/bare`
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/package.json`, JSON.stringify({ name: 'bare', version: '1.0.0', license: 'MIT' }))
  expect(() => noticesOf([`${folder}/index.js`])).toThrow('bare comes without the text of its licence (MIT)')
  writeFileSync(`${folder}/LICENSE`, 'Do as you like.')
  expect(noticesOf([`${folder}/index.js`])).toContain('bare 1.0.0\n\nDo as you like.')
})
