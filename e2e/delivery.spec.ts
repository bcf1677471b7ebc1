// The page as it is delivered: from any folder, under its own strict policy.
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { preview } from 'vite'
import { expect, test } from './page.ts'

test('starts under a policy that stands first in the head', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const first = page.locator('head > :first-child')
  await expect(first).toHaveAttribute('http-equiv', 'Content-Security-Policy')
  await expect(first).toHaveAttribute('content', /default-src 'none'.*connect-src 'none'.*trusted-types 'none'/)
})

test('starts from a folder below the root of a host', async ({ page }) => {
  const folder = '/some/sub/path/'
  const server = await preview({ base: folder, preview: { host: '127.0.0.1', port: 0 } })
  try {
    const [address] = server.resolvedUrls?.local ?? []
    expect(address).toContain(folder)
    await page.goto(String(address))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  } finally {
    await server.close()
  }
})

test('has no violation of WCAG 2.2 A or AA that axe can find', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations).toEqual([])
})

test('says in plain words that it needs JavaScript', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(String(baseURL))
  await expect(page.locator('noscript p')).toBeVisible()
})

test('says, opened as a file, how to serve it', async ({ browser }) => {
  const page = await browser.newPage()
  await page.goto(pathToFileURL('dist/index.html').href)
  await expect(page.getByText('npm start')).toBeVisible()
})
