// The picture in the README: the moment of a denial. `UNSEALED_SCREENSHOT=1 npx playwright test screenshot` renews it.
import { expect, test } from './page.ts'
import { openChapter, sendBeat } from './lesson.ts'

test('the moment of a denial, as the README shows it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await openChapter(page, 'protected-picture/access')
  await sendBeat(page, 'Upload as Alice')
  await sendBeat(page, 'Get as Alice')
  await page.getByRole('button', { name: 'No: KMS stops him' }).click()
  await page.getByRole('button', { name: 'Get as Bob' }).click()
  const denial = page.getByRole('list', { name: 'Steps' }).locator('[aria-current="step"]')
  await expect(denial).toContainText('Bob asks S3')
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  await expect(denial).toContainText('Denied')
  await page.getByRole('tab', { name: 'Decision' }).click()
  await page.screenshot({ path: process.env.UNSEALED_SCREENSHOT ? 'docs/screenshot.png' : 'reports/screenshot.png' })
})
