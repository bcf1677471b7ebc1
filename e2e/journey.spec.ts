import { open } from 'node:fs/promises'
import { expect, test } from './page.ts'
import { downloaded, flip, openChapter, randomPng, sendAs, sendBeat, sharesNothing } from './lesson.ts'

const denial = (arn: string) =>
  `User: arn:aws:iam::111122223333:user/bob is not authorized to perform: kms:Decrypt on resource: ${arn} because no identity-based policy allows the kms:Decrypt action`

test('a visitor’s picture is protected from upload to refusal', async ({ page }) => {
  const png = randomPng()
  await openChapter(page, 'protected-picture/access')
  await page.getByLabel('Your file').setInputFiles({ name: 'mine.png', mimeType: 'image/png', buffer: png })
  await expect(page.getByText('Your file', { exact: true })).toBeVisible()

  await sendBeat(page, 'Upload as Alice')
  const steps = page.getByRole('list', { name: 'Steps' })
  await expect(steps.getByText(/zero/i).first()).toBeVisible()
  const stored = await downloaded(page, 'Download the ciphertext')
  expect(stored.length).toBeGreaterThan(png.length)
  expect(sharesNothing(png, stored)).toBe(true)

  await sendBeat(page, 'Get as Alice')
  await expect(page.getByRole('img', { name: 'mine.png, as Alice sees it' })).toBeVisible()
  expect((await downloaded(page, 'Save mine.png')).equals(png)).toBe(true)

  await sendBeat(page, 'Get as Bob')
  await expect(page.getByText(/S3 let Bob in, KMS did not/)).toBeVisible()
  const arn = /arn:aws:kms:us-east-1:111122223333:key\/[0-9a-f-]{36}/
  const text = await page.getByRole('complementary', { name: 'Proof' }).innerText()
  const key = arn.exec(text)?.[0] ?? ''
  expect(text).toContain(denial(key))
  await expect(page.getByRole('img', { name: /as Bob sees it/ })).toHaveCount(0)

  await steps.getByRole('button', { name: /CloudTrail writes down: Decrypt, by Bob/ }).click()
  await page.getByRole('tab', { name: 'Record' }).click()
  const record = page.getByRole('tabpanel')
  await expect(record).toContainText('"errorCode": "AccessDenied"')
  await expect(record).toContainText('"invokedBy": "fas.s3.amazonaws.com"')
  await expect(record).toContainText('"requestParameters": null')
})

test('the data key is zeros once it has done its work', async ({ page }) => {
  await openChapter(page, 'opened-envelope/open')
  await sendBeat(page, 'Get as Alice')
  await page
    .getByRole('list', { name: 'Steps' })
    .getByRole('button', { name: /overwrites the plaintext data key/ })
    .click()
  await page.getByRole('tab', { name: 'Bytes' }).click()
  await expect(page.getByRole('tabpanel')).toContainText(/0000(00){8}·{8}0008(00){8}·{8}0010(00){8}·{8}0018(00){8}/)
})

test('an IAM allow is enough exactly when the key policy leaves it to IAM', async ({ page }) => {
  await openChapter(page, 'protected-picture/what-is-left')
  for (const button of ['Let five minutes pass', 'Disable the key', 'Get as Alice', 'Enable the key'])
    await sendBeat(page, button)

  await sendAs(page, 'Bob', 'Get the picture')
  await expect(page.getByText(/Get the picture as Bob: refused with AccessDenied/)).toBeVisible()

  await flip(page, 'Bob’s IAM policy', 'kms:Decrypt')
  await expect(page.getByLabel('What the change did')).toContainText('dana · iam:PutUserPolicy')
  await sendAs(page, 'Bob', 'Get the picture')
  await expect(page.getByText(/Get the picture as Bob: done/)).toBeVisible()
  await expect(page.getByRole('img', { name: 'sunset.png, as Bob sees it' })).toBeVisible()

  await flip(page, 'Key policy', 'lets IAM decide')
  await sendAs(page, 'Bob', 'Get the picture')
  await expect(page.getByText(/Get the picture as Bob: refused with AccessDenied/)).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Proof' })).toContainText(
    'because no resource-based policy allows the kms:Decrypt action',
  )

  await flip(page, 'Key policy', 'lets IAM decide')
  await flip(page, 'Key policy', 'explicit deny of kms:Decrypt for everyone')
  await sendAs(page, 'Alice', 'Get the picture')
  await expect(page.getByRole('complementary', { name: 'Proof' })).toContainText(
    'with an explicit deny in a resource-based policy',
  )
})

test('a file that cannot be taken gets a sentence, and nothing is lost', async ({ page }, testInfo) => {
  await openChapter(page, 'protected-picture/access')
  const input = page.getByLabel('Your file')
  await input.setInputFiles({ name: 'empty.png', mimeType: 'image/png', buffer: Buffer.alloc(0) })
  await expect(page.getByRole('alert')).toContainText('empty.png is empty')
  const huge = testInfo.outputPath('huge.bin')
  await truncate(huge, 256_100_000)
  await input.setInputFiles(huge)
  await expect(page.getByRole('alert')).toContainText('huge.bin has 256.1 MB')
  await expect(page.getByText('sunset.png').first()).toBeVisible()
  await sendBeat(page, 'Upload as Alice')
  await expect(page.getByText('The disk holds the ciphertext and the wrapped data key.')).toBeVisible()
})

async function truncate(path: string, length: number): Promise<void> {
  const file = await open(path, 'w')
  await file.truncate(length)
  await file.close()
}
