// npm run bench: the figures that we quote, measured on the built page in a real browser. It prints and never fails.
import { randomBytes } from 'node:crypto'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { browserArguments, ensureBrowser } from './browser.mjs'

const RUNS = 5
const TEN_MEGABYTES = 10_000_000

await build({ logLevel: 'error' })
const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'error' })
const address = server.resolvedUrls?.local[0]
if (!address) throw new Error('The preview server has no address.')
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments })

for (const slowdown of [1, 4]) {
  console.log(`\nProcessor slowed down ${slowdown} times, ${RUNS} runs each, median [least..most]`)
  /** @type {{ text: number[], stage: number[] }} */
  const view = { text: [], stage: [] }
  /** @type {Record<string, number[]>} */
  const rows = {
    'PutObject 10 MB: longest task, ms': [],
    'PutObject 10 MB: whole, ms': [],
    'bare AES-GCM of 10 MB, ms': [],
    'GetObject 10 MB: longest task, ms': [],
    'GetObject 10 MB: whole, ms': [],
    'Playing: longest frame, ms': [],
    'Playing: frames over 50 ms': [],
  }
  for (let run = 0; run < RUNS; run++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.addInitScript(watch)
    await page.goto(`${address}#protected-picture/access`)
    await page.getByRole('button', { name: 'Skip the question' }).waitFor()
    view.text.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0))
    view.stage.push(await page.evaluate(() => performance.now()))

    await page.getByLabel('Your file').setInputFiles({
      name: 'large.bin',
      mimeType: 'application/octet-stream',
      buffer: randomBytes(TEN_MEGABYTES),
    })
    await page.getByText('10.0 MB').waitFor()
    for (const [name, button] of [
      ['PutObject', 'Upload as Alice'],
      ['GetObject', 'Get as Alice'],
    ]) {
      const skip = page.getByRole('button', { name: 'Skip the question' })
      if (await skip.isVisible()) await skip.click()
      const { longest, whole } = await timed(page, button ?? '')
      rows[`${name} 10 MB: longest task, ms`]?.push(longest)
      rows[`${name} 10 MB: whole, ms`]?.push(whole)
      await page.getByRole('button', { name: 'To the end' }).click()
    }
    rows['bare AES-GCM of 10 MB, ms']?.push(await page.evaluate(bareEncryption, TEN_MEGABYTES))

    await page.getByRole('main').press('Home')
    const frames = await page.evaluate(watchFrames)
    rows['Playing: longest frame, ms']?.push(Math.max(...frames))
    rows['Playing: frames over 50 ms']?.push(frames.filter((gap) => gap > 50).length)
    await context.close()
  }
  print('First view: text painted, ms', view.text)
  print('Simulation ready, ms', view.stage)
  for (const [name, figures] of Object.entries(rows)) print(name, figures)
}

await browser.close()
await server.close()

/**
 * @param {string} name
 * @param {number[]} figures
 */
function print(name, figures) {
  const sorted = figures.toSorted((a, b) => a - b)
  const round = (/** @type {number | undefined} */ figure) => (figure ?? 0).toFixed(0)
  console.log(`${name.padEnd(38)} ${round(sorted[sorted.length >> 1])} [${round(sorted[0])}..${round(sorted.at(-1))}]`)
}

/**
 * Presses a button of the lesson and waits until its request is answered.
 * @param {import('playwright-core').Page} page
 * @param {string} button
 */
async function timed(page, button) {
  const send = page.getByRole('button', { name: button, exact: true })
  await send.waitFor()
  return page.evaluate(async (label) => {
    const firstStep = () => document.querySelector('[aria-label="Steps"] li')?.textContent ?? ''
    const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label)
    const { tasks } = /** @type {{ tasks: number[] }} */ (/** @type {unknown} */ (globalThis))
    const before = firstStep()
    tasks.length = 0
    const start = performance.now()
    found?.click()
    // The first step names the request, so it differs from the one before.
    while (firstStep() === before) await new Promise((resolve) => setTimeout(resolve, 4))
    const whole = performance.now() - start
    await new Promise((resolve) => setTimeout(resolve, 200))
    return { whole, longest: Math.max(0, ...tasks) }
  }, button)
}

/** Runs in the page before anything else: collects the durations of long tasks. */
function watch() {
  /** @type {number[]} */
  const tasks = []
  Object.assign(globalThis, { tasks })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  }).observe({ entryTypes: ['longtask'] })
}

/** Runs in the page: plays the story at 2× and collects the gaps between frames. */
async function watchFrames() {
  const play = document.querySelector('[aria-label="Play"]')
  if (play instanceof HTMLElement) play.click()
  /** @type {number[]} */
  const gaps = []
  await new Promise((resolve) => {
    const start = performance.now()
    let last = start
    const frame = (/** @type {number} */ now) => {
      gaps.push(now - last)
      last = now
      if (now - start > 8000) resolve(undefined)
      else requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  return gaps.slice(1)
}

/**
 * Runs in the page: WebCrypto alone, one call, the same number of bytes.
 * @param {number} length
 */
async function bareEncryption(length) {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const data = new Uint8Array(length)
  const start = performance.now()
  await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, data)
  return performance.now() - start
}
