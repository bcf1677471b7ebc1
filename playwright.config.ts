import { createServer, type AddressInfo } from 'node:net'
import { defineConfig } from '@playwright/test'
import { browserArguments, ensureBrowser } from './scripts/browser.mjs'

const host = '127.0.0.1'
// Each worker reads this file again and must come to the same port.
process.env.UNSEALED_PORT ??= String(await freePort())
const port = Number(process.env.UNSEALED_PORT)

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // A busy machine is slow, not wrong.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'reports/playwright.json' }]],
  use: {
    baseURL: `http://${host}:${port}/`,
    launchOptions: { executablePath: await ensureBrowser(), args: browserArguments },
    screenshot: 'only-on-failure',
  },
  // Serves what `vite build` has left in dist.
  webServer: { command: `vite preview --host ${host} --port ${port} --strictPort`, port },
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, host, () => {
      // Listening on a port, not on a pipe, the address is an object.
      const address = server.address() as AddressInfo
      server.close(() => resolve(address.port))
    })
  })
}
