// Watches all pages of a browser context for what must never happen.
import { readdirSync } from 'node:fs'
import type { BrowserContext, Request } from '@playwright/test'

/**
 * A list that grows as faults occur: console errors, uncaught errors, violations of the content security policy, and
 * every request that is not a GET of a file of our own build, or of what a front tells. Such a GET may come late: parts of the page load lazily.
 */
export async function faultsOf(context: BrowserContext): Promise<string[]> {
  const faults: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console error: ${message.text()}`)
  })
  context.on('weberror', (webError) => faults.push(`uncaught error: ${String(webError.error())}`))
  context.on('request', (request) => {
    if (!isOurs(request)) faults.push(`stray request: ${request.method()} ${request.url()}`)
  })
  await context.exposeBinding('reportViolation', (_source, violation: string) => {
    faults.push(`policy violation: ${violation}`)
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = window as unknown as { reportViolation: (violation: string) => void }
      reportViolation(`${event.effectiveDirective} refused ${event.blockedURI}`)
    })
  })
  return faults
}

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).map((file) => `/${file.replaceAll('\\', '/')}`)

/** Where a front tells the page what it answers; a static site has no such place, and its policy no leave to ask. */
const LIVE = '/_unsealed/live'

function isOurs(request: Request): boolean {
  const { protocol, hostname, pathname } = new URL(request.url())
  if (protocol === 'data:' || protocol === 'blob:') return true
  const isFile = request.isNavigationRequest() || pathname === LIVE || files.some((file) => pathname.endsWith(file))
  return request.method() === 'GET' && hostname === '127.0.0.1' && isFile
}
