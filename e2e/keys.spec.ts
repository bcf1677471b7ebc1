// The keys and who may use them: by mouse, by keyboard, on a phone, and for a screen reader.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { openChapter } from './lesson.ts'
import { expect, test } from './page.ts'

const violations = async (page: Page): Promise<readonly string[]> => {
  const { violations: found } = await new AxeBuilder({ page })
    .include('#account-view')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

async function openKeys(page: Page): Promise<void> {
  await openChapter(page, 'protected-picture/access')
  await page.getByRole('button', { name: 'The keys and who may use them' }).click()
  await expect(page.getByRole('heading', { name: 'alias/pictures' })).toBeVisible()
}

const generations = (page: Page) =>
  page.getByRole('list', { name: 'Generations of key material, newest first' }).getByRole('listitem')

test('a key turns with the years, is disabled, and dies; each answer has its reason', async ({ page }) => {
  await openKeys(page)
  await page.getByRole('button', { name: 'Alice, kms:Decrypt: allowed' }).click()
  await expect(page.getByText(/The statement Allow use of the key of the key policy allows it/)).toBeVisible()
  await page.getByRole('button', { name: 'Rotate every year' }).click()
  await page.getByRole('button', { name: 'Stop yearly rotation' }).waitFor()
  await page.getByRole('button', { name: 'Let a year pass' }).click()
  await expect(generations(page)).toHaveCount(2)
  await expect(generations(page).first()).toContainText('automatic rotation')
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await page.getByRole('tab', { name: 'What works now' }).click()
  await page.getByText('DisabledException').first().click()
  await expect(page.getByText(/key\/[0-9a-f-]+ is disabled\./).first()).toBeVisible()
  await page.getByRole('button', { name: 'Delete in 7 days' }).click()
  await page.getByRole('button', { name: 'Cancel the deletion' }).waitFor()
  await page.getByRole('button', { name: 'Let a year pass' }).click()
  await expect(page.getByText('There is no KMS key yet.')).toBeVisible()
})

test('the policy of the key opens in the editor', async ({ page }) => {
  await openKeys(page)
  await page.getByRole('tab', { name: 'Policy and grants' }).click()
  await page.getByRole('button', { name: 'Edit this policy' }).click()
  await expect(page.getByRole('dialog', { name: 'Edit a policy' })).toContainText('Allow use of the key')
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 320])
    test(`axe finds nothing on any tab in ${colorScheme}, ${width} pixels wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await openKeys(page)
      await page.getByRole('button', { name: 'Bob, kms:Decrypt: denied' }).click()
      await page.getByRole('button', { name: 'Disable', exact: true }).click()
      await page.getByRole('button', { name: 'Enable', exact: true }).waitFor()
      await page.setViewportSize({ width, height: 800 })
      const tabs = page.getByRole('tablist', { name: 'More on this key' }).getByRole('tab')
      for (let i = 0; i < 4; i++) {
        await tabs.nth(i).click()
        if (width === 320 && i === 0) await page.getByText('Alice', { exact: true }).last().click()
        expect(await violations(page)).toEqual([])
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    })
