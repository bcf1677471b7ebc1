// Builds the HTTP front, and starts it in a process of its own: for scripts and journeys that talk to it.
import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/**
 * Each user of it has a folder of its own, because a front loads parts of itself later.
 * @param {string} name
 * @returns {Promise<string>} the address of the built module
 */
export async function buildFront(name) {
  const folder = resolve('node_modules/.cache', name)
  await mkdir(folder, { recursive: true })
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: { main: 'src/server/main.ts' } },
    },
  })
  return pathToFileURL(join(folder, 'main.js')).href
}

/**
 * Starts a built front on a free port.
 * @param {string} module
 * @param {{ args?: string[], site?: string | null, flags?: string[] }} [options] `flags` are Node's
 */
export async function startFront(module, { args = [], site = null, flags = [] } = {}) {
  const code = `const { main } = await import(${JSON.stringify(module)})
await main(process.argv.slice(1), ${JSON.stringify(site)})
process.on('message', () => {
  globalThis.gc?.()
  process.send(process.memoryUsage())
})
process.channel.unref()`
  const child = spawn(
    process.execPath,
    [...flags, '--input-type=module', '--eval', code, '--', '--port', '0', ...args],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  const stopWithUs = () => void child.kill('SIGTERM')
  process.once('exit', stopWithUs)
  child.once('exit', () => process.off('exit', stopWithUs))
  let said = ''
  let complaints = ''
  child.stderr?.setEncoding('utf8').on('data', (text) => (complaints += text))
  const address = await new Promise((found, failed) => {
    child.once('exit', (code) => failed(new Error(`The front ended (${code}) before it listened. ${complaints}`)))
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      said += text
      const match = /simulated at (http:\S+),/.exec(said)
      if (match && said.includes('/_unsealed/trace')) found(match[1])
    })
  })
  return {
    /** @type {string} */ address,
    /** The credentials that it has printed: the last are the account's root user's. */
    credentials: [...said.matchAll(/^export AWS_ACCESS_KEY_ID=(\S+) AWS_SECRET_ACCESS_KEY=(\S+)$/gm)].map(
      ([, accessKeyId = '', secretAccessKey = '']) => ({ accessKeyId, secretAccessKey }),
    ),
    /**
     * What it holds, after a collection when its flags allow one.
     * @returns {Promise<NodeJS.MemoryUsage>}
     */
    memory: () =>
      new Promise((resolve) => {
        child.once('message', (usage) => resolve(/** @type {NodeJS.MemoryUsage} */ (usage)))
        child.send('memory')
      }),
    /** What it has written to its standard error: mistakes of ours. */
    complaints: () => complaints,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve(undefined)
        child.once('exit', resolve)
        child.kill('SIGTERM')
      }),
  }
}
