// Writes licenses.txt beside the page: the notices that the licences of everything in it ask for.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @returns {import('vite').Plugin} */
export const licences = () => ({
  name: 'licences',
  apply: 'build',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: noticesOf(this.getModuleIds()) })
  },
})

/**
 * @param {Iterable<string>} modules  paths of files, as the bundler names them
 * @returns {string}
 */
export function noticesOf(modules) {
  const folders = new Set(
    [...modules].flatMap((path) => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  )
  const notices = new Set([...folders].map(noticeOf).toSorted())
  return [readFileSync('LICENSE', 'utf8').trim(), 'This page contains these packages:', ...notices].join(RULE) + '\n'
}

const RULE = `\n\n${'-'.repeat(80)}\n\n`

/**
 * @param {string} folder
 * @returns {string}
 */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry))
  if (!file) throw new Error(`${name} comes without the text of its licence (${license}): the page may not contain it.`)
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`
}
