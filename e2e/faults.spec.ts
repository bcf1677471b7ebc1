// The watch itself: each planted fault must be seen, or every other test would pass for nothing.
import { expect, test } from '@playwright/test'
import { faultsOf } from './faults.ts'

test('sees each planted fault', async ({ context, page }) => {
  const faults = await faultsOf(context)
  await page.goto('./')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(faults).toEqual([])

  const planted: [RegExp, () => unknown][] = [
    [/^console error: planted/, () => console.error('planted')],
    [/^uncaught error: Error: planted/, () => reportError(new Error('planted'))],
    [/^policy violation: connect-src/, () => fetch('./assets/')],
    [/^policy violation: require-trusted-types-for/, () => (document.body.innerHTML = '')],
    [/^stray request: GET .*\/stray\.svg/, () => (new Image().src = './stray.svg')],
    [/^stray request: GET https:\/\/example\.com\//, () => open('https://example.com/')],
  ]
  for (const [fault, plant] of planted) {
    // Some of them also throw, as they should.
    await page.evaluate(plant).catch(() => undefined)
    await expect.poll(() => faults).toContainEqual(expect.stringMatching(fault))
  }
})
