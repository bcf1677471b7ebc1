// What a visitor does in a lesson, in a visitor's words.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { crc32, deflateSync } from 'node:zlib'
import { expect, type Page } from '@playwright/test'

/** Opens a chapter and waits until the simulation is there. */
export async function openChapter(page: Page, address: string): Promise<void> {
  await page.goto(`./#${address}`)
  await expect(
    page.getByRole('list', { name: 'What happens in this chapter' }).getByRole('button').first(),
  ).toBeEnabled()
}

/** Sends one beat of the lesson: skips its question, presses its button and goes to the end of the story. */
export async function sendBeat(page: Page, button: string): Promise<void> {
  const lesson = page.getByRole('region', { name: /./ }).filter({ has: page.locator('#chapter-title') })
  const send = lesson.getByRole('button', { name: button, exact: true })
  const skip = lesson.getByRole('button', { name: 'Skip the question' })
  await expect(send.or(skip)).toBeVisible()
  if (await skip.isVisible()) await skip.click()
  await send.click()
  await toTheEnd(page)
}

/** Sends a request that the visitor chose, as somebody. */
export async function sendAs(page: Page, person: string, request: string): Promise<void> {
  const panel = page.getByRole('region', { name: 'Send a request' })
  await panel.getByText(person, { exact: true }).click()
  await panel.getByRole('button', { name: request }).click()
  await toTheEnd(page)
}

export async function toTheEnd(page: Page): Promise<void> {
  const left = page.getByRole('list', { name: 'Steps' }).getByText('Not played yet')
  // The new story is there, and not the one before it any more.
  await expect(left.first()).toBeAttached()
  await page.getByRole('main').press('End')
  await expect(left).toHaveCount(0)
}

export const flip = (page: Page, subject: string, label: string) =>
  page.getByRole('group', { name: subject }).getByRole('switch', { name: label }).click()

/** Presses a button that hands out a file, and reads the file. */
export async function downloaded(page: Page, button: string | RegExp): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFile(await download.path())
}

/** A PNG with random pixels: no two tests upload the same one. */
export function randomPng(width = 64, height = 48): Buffer {
  const row = 1 + 3 * width
  const pixels = randomBytes(row * height)
  for (let y = 0; y < height; y++) pixels[y * row] = 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const whole = Buffer.alloc(body.length + 8)
    whole.writeUInt32BE(data.length, 0)
    body.copy(whole, 4)
    whole.writeUInt32BE(crc32(body), body.length + 4)
    return whole
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The longest run of bytes that two buffers share is shorter than this: nothing of one is in the other. */
export function sharesNothing(a: Buffer, b: Buffer, run = 8): boolean {
  for (let i = 0; i + run <= a.length; i++) if (b.includes(a.subarray(i, i + run))) return false
  return true
}
