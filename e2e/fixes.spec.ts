import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './page.ts'
import { openChapter, sendAs, sendBeat, toTheEnd } from './lesson.ts'

const change = (page: Page) => page.getByRole('region', { name: 'What would change it' })
const offer = (page: Page) => page.getByRole('complementary', { name: 'The smallest change' })
const map = (page: Page) => page.getByRole('region', { name: 'Decision map' })
const cells = (page: Page) => map(page).getByRole('table').getByRole('button')

/** The last chapter with its beats told: the visitor’s own world. */
async function openLastChapter(page: Page): Promise<void> {
  await openChapter(page, 'protected-picture/what-is-left')
  for (const button of ['Let five minutes pass', 'Disable the key', 'Get as Alice', 'Enable the key'])
    await sendBeat(page, button)
}

test('what would change a refusal is found after it was told, tried, sent again and taken back', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', (request) => scripts.push(request.url()))
  await openChapter(page, 'protected-picture/access')
  await page.getByRole('button', { name: 'Skip the question' }).click()
  await page.getByRole('button', { name: 'Upload as Alice' }).click()
  await expect(page.getByRole('list', { name: 'Steps' }).getByRole('listitem').first()).toBeVisible()
  // Nothing of it has been asked for, let alone shown.
  expect(scripts.filter((url) => /Fix|foresight|DecisionMap/.test(url))).toEqual([])
  await toTheEnd(page)
  await sendBeat(page, 'Get as Alice')
  await expect(page.getByRole('region', { name: 'What would stop it' })).toBeVisible()

  await page.getByRole('button', { name: 'Skip the question' }).click()
  await page.getByRole('button', { name: 'Get as Bob' }).click()
  await expect(change(page)).toHaveCount(0)
  await toTheEnd(page)
  const fixes = change(page).getByRole('article')
  await expect(fixes).toHaveCount(4)
  await expect(fixes.first()).toContainText('Least privilege')
  await expect(fixes.nth(2)).toContainText('Broader than needed')
  await expect(fixes.nth(2)).toContainText('Also allows Bob kms:Encrypt, kms:GenerateDataKey, kms:DescribeKey.')

  await fixes.first().getByRole('button', { name: 'Show the edit' }).click()
  await expect(fixes.first()).toContainText('"Action": "kms:Decrypt"')
  await fixes
    .first()
    .getByRole('button', { name: /^Try it/ })
    .press('Enter')
  const again = fixes.first().getByRole('button', { name: 'Send again' })
  await expect(again).toBeFocused()
  await again.press('Enter')
  const trial = page.getByRole('region', { name: 'The fix that is in place' })
  await expect(trial.getByRole('button', { name: 'Send again' })).toBeFocused()
  await toTheEnd(page)
  await expect(page.getByRole('img', { name: 'sunset.png, as Bob sees it' })).toBeVisible()

  await trial.getByRole('button', { name: 'Undo' }).click()
  await expect(change(page).getByRole('article')).toHaveCount(4)
  await expect(page.getByRole('button', { name: 'Send again' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Skip the question' }).click()
  await page.getByRole('button', { name: 'Make the bucket public' }).click()
  await toTheEnd(page)
  await expect(change(page)).toContainText('Turn BlockPublicPolicy off for bucket gallery')
})

test('where nothing helps, it says so', async ({ page }) => {
  await openLastChapter(page)
  await sendAs(page, 'Anyone', 'Get the picture')
  await expect(change(page)).toContainText('An unsigned request can never use AWS KMS')
  await expect(change(page).getByRole('button')).toHaveCount(0)
})

test('the lesson offers the smallest change, and it moves the switch', async ({ page }) => {
  await openLastChapter(page)
  await sendAs(page, 'Bob', 'Get the picture')
  await expect(offer(page)).toContainText('Smallest change that lets Bob through')
  await expect(offer(page)).toContainText('Least privilege')
  const decrypt = page.getByRole('group', { name: 'Bob’s IAM policy' }).getByRole('switch', { name: 'kms:Decrypt' })
  await expect(decrypt).not.toBeChecked()
  await offer(page)
    .getByRole('button', { name: /^Try it/ })
    .click()
  await expect(decrypt).toBeChecked()
  await page
    .getByRole('complementary', { name: 'The change that you try' })
    .getByRole('button', { name: 'Send again' })
    .click()
  await toTheEnd(page)
  await expect(page.getByText(/Get the picture as Bob: done/)).toBeVisible()
})

test('the map comes when a request of the visitor’s own has been told, and leads into its worlds', async ({ page }) => {
  await openLastChapter(page)
  await expect(map(page)).toContainText('Send a request and follow it to its end.')
  const panel = page.getByRole('region', { name: 'Send a request' })
  await panel.getByText('Bob', { exact: true }).click()
  await panel.getByRole('button', { name: 'Get the picture' }).click()
  await expect(page.getByRole('list', { name: 'Steps' }).getByRole('listitem').first()).toBeVisible()
  await expect(map(page).getByRole('table')).toHaveCount(0)
  await toTheEnd(page)

  await expect(cells(page)).toHaveCount(24)
  const here = map(page)
    .getByRole('button', { name: /^Refused/ })
    .and(page.locator('[aria-current="true"]'))
  await expect(here).toHaveAccessibleName(/no IAM policy of Bob allows kms:Decrypt/)
  await expect(map(page).getByRole('button', { name: /^Allowed/ })).toHaveCount(1)

  // Arrow keys walk through the map, and the player stays where it is.
  const step = await page
    .getByText(/^Step \d+ of \d+/)
    .first()
    .innerText()
  await here.focus()
  await page.keyboard.press('ArrowRight')
  await expect(cells(page).and(page.locator(':focus'))).toHaveAccessibleName(/lets IAM decide: No/)
  expect(
    await page
      .getByText(/^Step \d+ of \d+/)
      .first()
      .innerText(),
  ).toBe(step)

  await map(page)
    .getByRole('button', { name: /^Allowed/ })
    .press('Enter')
  await expect(map(page).locator('[aria-current="true"]')).toHaveAccessibleName(/^Allowed/)
  await expect(page.getByLabel('What the change did')).toContainText('dana · iam:PutUserPolicy')
  await sendAs(page, 'Bob', 'Get the picture')
  await expect(page.getByText(/Get the picture as Bob: done/)).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`fixes and map have no accessibility faults and fit a small window, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 320, height: 700 })
    await openLastChapter(page)
    await sendAs(page, 'Bob', 'Get the picture')
    await expect(cells(page)).toHaveCount(24)
    await expect(change(page).getByRole('article')).toHaveCount(4)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .options({ rules: { 'target-size': { enabled: true } } })
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  })
