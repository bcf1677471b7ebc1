// The same lesson for those who use a keyboard, a small window, no motion, or a screen reader.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './page.ts'
import { openChapter, sendBeat } from './lesson.ts'

const violations = async (page: Page): Promise<readonly string[]> => {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in ${colorScheme}: at a question, mid-way, at a denial, at the switches`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await openChapter(page, 'opened-envelope/seal')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Skip the question' }).click()
    await page.getByRole('button', { name: 'Upload as Alice' }).click()
    await expect(page.getByRole('list', { name: 'Steps' }).locator('[aria-current="step"]')).toContainText('Alice')
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight')
    expect(await violations(page)).toEqual([])
    await page.getByRole('main').press('End')
    await sendBeat(page, 'Get as Bob')
    expect(await violations(page)).toEqual([])
  })

test('a whole beat by keyboard alone', async ({ page }) => {
  await openChapter(page, 'opened-envelope/open')
  const skip = page.getByRole('button', { name: 'Skip the question' })
  for (let i = 0; i < 30 && !(await skip.evaluate((element) => element === document.activeElement)); i++)
    await page.keyboard.press('Tab')
  await expect(skip).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Get as Alice' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Next step' }).first()).toBeFocused()
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem')
  const count = await steps.count()
  for (let i = 1; i < count; i++) {
    await page.keyboard.press('ArrowRight')
    await expect(steps.nth(i).getByRole('button')).toHaveAttribute('aria-current', 'step')
  }
  await expect(page.getByText(/KMS saw a wrapped key/)).toBeVisible()
  await page.keyboard.press('Home')
  await expect(steps.first().getByRole('button')).toHaveAttribute('aria-current', 'step')
})

test('nothing is given away before it is shown', async ({ page }) => {
  await openChapter(page, 'opened-envelope/seal')
  await sendBeat(page, 'Upload as Alice')
  const skip = page.getByRole('button', { name: 'Skip the question' })
  await skip.click()
  await page.getByRole('button', { name: 'Get as Bob' }).click()
  await expect(page.getByRole('button', { name: 'Next step' }).first()).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/denied|refused|AccessDenied/i)
  await expect(page).not.toHaveTitle(/denied|refused/i)
})

for (const width of [320, 390, 768, 1024, 1440])
  test(`at ${width} px the page never scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 })
    await openChapter(page, 'opened-envelope/seal')
    expect(await overflow(page)).toBe(0)
    await sendBeat(page, 'Upload as Alice')
    expect(await overflow(page)).toBe(0)
    await sendBeat(page, 'Get as Bob')
    for (const name of ['Request', 'Bytes', 'Record', 'Decision']) {
      await page.getByRole('tab', { name }).click()
      expect(await overflow(page), name).toBe(0)
    }
  })

test('with reduced motion nothing moves, and the words are the same', async ({ page }) => {
  const words = async (): Promise<string> => {
    await openChapter(page, 'opened-envelope/open')
    await sendBeat(page, 'Get as Alice')
    return page.getByRole('list', { name: 'Steps' }).innerText()
  }
  const moving = await words()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('about:blank')
  expect(await words()).toBe(moving)
  await page.keyboard.press('Home')
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('ArrowRight')
    const running = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    )
    expect(running).toBe(0)
  }
})

test('at rest nothing moves', async ({ page }) => {
  await openChapter(page, 'opened-envelope/open')
  await sendBeat(page, 'Get as Alice')
  await page.waitForTimeout(2500)
  expect(
    await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length),
  ).toBe(0)
})

test('without cryptography the page says so in one sentence', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
  await page.goto('./')
  await expect(page.getByRole('alert')).toContainText(
    'This browser gives no cryptography to pages opened over plain http.',
  )
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
