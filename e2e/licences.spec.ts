import { expect, test } from './page.ts'

test('the page carries the licences of what it is made of', async ({ page }) => {
  await page.goto('./')
  const link = page.getByRole('contentinfo').getByRole('link', { name: 'Licences' })
  const answer = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href)
  expect(answer.headers()['content-type']).toContain('text/plain')
  const text = await answer.text()
  for (const notice of [
    /^react \d/m,
    /^@xyflow\/react \d/m,
    'Copyright (c) Meta Platforms',
    'Permission is hereby granted',
  ])
    expect(text).toMatch(notice)
})
