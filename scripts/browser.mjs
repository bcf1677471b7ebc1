// Finds a Chromium-family browser for the tests, and installs one only when there is none.
// Run by itself it prints the path. Set CHROME_PATH to choose another.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const isRoot = process.platform === 'linux' && process.getuid?.() === 0

/** What every test browser is started with: no sandbox where none can be made, and no traffic of its own. */
export const browserArguments = [
  ...(isRoot || process.env.CI ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @returns {Promise<string>} the path of a browser; throws one plain sentence when there is none to be had */
export async function ensureBrowser() {
  const browser = (await findBrowser()) ?? (await installFromPlaywright()) ?? (await installFromDebian())
  if (!browser) {
    throw new Error('No browser for the tests. Install Chrome, Chromium or Edge, or set CHROME_PATH to one.')
  }
  return browser
}

async function findBrowser() {
  for (const candidate of candidates()) if (isExecutable(candidate)) return candidate
  const { chromium } = await import('playwright-core')
  const playwrights = chromium.executablePath()
  return isExecutable(playwrights) ? playwrights : undefined
}

function* candidates() {
  for (const name of ['CHROME_PATH', 'CHROMIUM_PATH', 'PUPPETEER_EXECUTABLE_PATH']) {
    const path = process.env[name]
    if (path) yield path
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'msedge',
    'brave-browser',
  ]
  const extension = process.platform === 'win32' ? '.exe' : ''
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) yield join(folder, name + extension)
  }
  if (process.platform === 'darwin') {
    for (const app of ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']) {
      for (const folder of ['/Applications', join(process.env.HOME ?? '', 'Applications')]) {
        yield `${folder}/${app}.app/Contents/MacOS/${app}`
      }
    }
  }
  if (process.platform === 'win32') {
    for (const name of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']) {
      const folder = process.env[name]
      if (!folder) continue
      yield join(folder, 'Google/Chrome/Application/chrome.exe')
      yield join(folder, 'Microsoft/Edge/Application/msedge.exe')
    }
  }
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function installFromPlaywright() {
  const cli = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url))
  attempt(process.execPath, [cli, 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium'])
  return findBrowser()
}

async function installFromDebian() {
  if (!isRoot || !isExecutable('/usr/bin/apt-get')) return undefined
  attempt('apt-get', ['update', '-qq'])
  attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'])
  return findBrowser()
}

/**
 * A failed attempt says so on stderr; whether a browser is there afterwards is what counts.
 * @param {string} command
 * @param {string[]} args
 */
function attempt(command, args) {
  console.error(`No Chromium, Chrome or Edge found. Trying: ${[command, ...args].join(' ')}`)
  spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 600_000,
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await ensureBrowser())
