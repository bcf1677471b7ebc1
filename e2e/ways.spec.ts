// Seven ways to encrypt an object: on a wide screen and a narrow one, and for a screen reader.
import { AxeBuilder } from '@axe-core/playwright'
import { openChapter } from './lesson.ts'
import { expect, test } from './page.ts'

for (const [colorScheme, width] of [
  ['light', 320],
  ['dark', 1280],
] as const)
  test(`each way is tried and told, ${width} pixels wide, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 800 })
    await openChapter(page, 'opened-envelope/open')
    await page.getByRole('button', { name: 'Seven ways to encrypt an object' }).click()
    const view = page.locator('#account-view')
    await expect(view.getByText('Being tried …')).toHaveCount(0)
    await expect(view.getByText('Bob refused by KMS')).toHaveCount(4)
    const { violations } = await new AxeBuilder({ page })
      .include('#account-view')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .options({ rules: { 'target-size': { enabled: true } } })
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
