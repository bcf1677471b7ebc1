import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './page.ts'
import { openChapter, sendBeat, toTheEnd } from './lesson.ts'

const editor = (page: Page) => page.getByRole('dialog', { name: 'Edit a policy' })
const text = (page: Page) => editor(page).getByRole('textbox')
const findings = (page: Page) => editor(page).getByRole('listitem').getByRole('button')
const said = (page: Page) => editor(page).getByRole('region', { name: 'What AWS said' })

/** Bob has just been refused, because he may not use the key. */
async function untilBobIsRefused(page: Page): Promise<void> {
  await openChapter(page, 'protected-picture/access')
  for (const button of ['Upload as Alice', 'Get as Alice', 'Get as Bob']) await sendBeat(page, button)
}

/** Opens the policy that the proof shows, from the proof. */
async function editWhatDecided(page: Page, gate: RegExp): Promise<void> {
  await page.getByRole('tab', { name: 'Decision' }).click()
  await page
    .getByRole('list', { name: /Policies, in the order/ })
    .getByRole('button', { name: gate })
    .first()
    .click()
  await page.getByRole('button', { name: 'Edit this policy' }).click()
}

test('a key policy is broken, found faulty with line and column, mended, sent, and decides the next request', async ({
  page,
}) => {
  const scripts: string[] = []
  page.on('request', (request) => scripts.push(request.url()))
  await untilBobIsRefused(page)
  expect(scripts.filter((url) => /PolicyEditor/.test(url))).toEqual([])
  await editWhatDecided(page, /^Key policy/)
  await expect(text(page)).toHaveAccessibleName('Key policy of alias/pictures, JSON')
  const lesson = await text(page).inputValue()

  // A comma is lost.
  await text(page).fill(lesson.replace('"Version": "2012-10-17",', '"Version": "2012-10-17"'))
  await expect(findings(page)).toHaveCount(1)
  await expect(findings(page)).toContainText('line 3, column 3')
  await expect(editor(page).getByRole('status')).toContainText('1 error')
  await findings(page).press('Enter')
  await expect(text(page)).toBeFocused()
  await expect(editor(page).getByText('Line 3, column 3', { exact: true })).toBeVisible()

  // AWS does not take it either.
  await page.keyboard.press('Control+Enter')
  await expect(said(page)).toContainText('MalformedPolicyDocumentException')

  // With the comma, Bob becomes a user of the key: a lower-case action is a warning, and the right one is none.
  await text(page).fill(lesson.replace('user/alice"', 'user/bob"').replace('kms:Decrypt"', 'kms:Decript"'))
  await expect(findings(page)).toContainText('There is no action kms:Decript')
  await text(page).fill(lesson.replace('user/alice"', 'user/bob"'))
  await expect(editor(page).getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  await editor(page).getByRole('button', { name: 'Send PutKeyPolicy' }).click()
  await expect(said(page)).toContainText('AWS accepted it: kms:PutKeyPolicy')
  await said(page).getByRole('button', { name: 'Try it again: Get the picture as Bob' }).click()
  await toTheEnd(page)
  await expect(page.getByRole('img', { name: 'sunset.png, as Bob sees it' })).toBeVisible()

  // The lesson goes on in its own world, in which Bob is refused.
  await sendBeat(page, 'Make the bucket public')
  await editWhatDecided(page, /^Carol’s policy/)
  await editor(page).getByRole('combobox', { name: 'Policy' }).selectOption('Key policy of alias/pictures')
  await expect(text(page)).toHaveValue(lesson)
})

test('the caret stays in sight while one writes, and Tab and Escape lead out', async ({ page }) => {
  await untilBobIsRefused(page)
  await editWhatDecided(page, /^Key policy/)
  await text(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\n\n\n\nx')
  const last = editor(page).locator('[data-here]')
  await expect(last).toBeInViewport()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type(' ')
  await expect(editor(page).getByText('Line 1, column 2')).toBeVisible()
  await expect(last).toBeInViewport()
  await page.keyboard.press('Tab')
  await expect(text(page)).not.toBeFocused()
  await page.keyboard.press('Escape')
  await expect(editor(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Edit this policy' })).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the editor has no accessibility faults and fits a small window, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 320, height: 700 })
    await untilBobIsRefused(page)
    await editWhatDecided(page, /^Key policy/)
    const lesson = await text(page).inputValue()
    await text(page).fill(lesson.replace('"kms:Decrypt"', '"kms:Decript", "kms:*"').replace('2012-10-17', '2008-10-17'))
    await expect(findings(page)).not.toHaveCount(0)
    await page.getByRole('button', { name: 'Send PutKeyPolicy' }).click()
    await expect(said(page)).toBeVisible()
    expect(await editor(page).evaluate(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth)).toBe(0)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .options({ rules: { 'target-size': { enabled: true } } })
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  })
