// Following real clients: the page from a front, and AWS's own SDK in place of a terminal.
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { buildFront, startFront } from '../scripts/front.mjs'
import { expect, test } from './page.ts'

test.describe.configure({ mode: 'default' })

let front: Awaited<ReturnType<typeof startFront>>

test.beforeAll(async () => {
  front = await startFront(await buildFront('unsealed-journey'), {
    args: ['--scenario', 'protected-picture/access'],
    site: 'dist',
  })
})

test.afterAll(async () => {
  expect(front.complaints()).toBe('')
  await front.stop()
})

/** The people of the lesson in their order, the account's root user last. */
const clientFor = (person: number) => ({
  endpoint: front.address,
  region: 'us-east-1',
  credentials: front.credentials.at(person) ?? { accessKeyId: '', secretAccessKey: '' },
  forcePathStyle: true,
  maxAttempts: 1,
})
const [ALICE, BOB, ROOT] = [0, 1, -1]
const photo = { Bucket: 'gallery', Key: 'holiday/photo.txt' }
const put = () => new S3Client(clientFor(ALICE)).send(new PutObjectCommand({ ...photo, Body: 'a view of the sea' }))
const whoami = () => new STSClient(clientFor(ROOT)).send(new GetCallerIdentityCommand({}))

const requests = (page: Page) => page.getByRole('list', { name: 'Requests, newest first' }).getByRole('button')
const steps = (page: Page) => page.getByRole('list', { name: 'Steps' })

test('what a terminal sends plays on the map, and a refusal shows its reason and its record', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${front.address}/_unsealed/`)
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible()
  await expect(page.getByText(`export AWS_ENDPOINT_URL=${front.address}`)).toBeVisible()
  await expect(page.getByText('aws sts get-caller-identity')).toBeVisible()
  await expect(page.getByText('connect-src')).toContainText("'self'")

  await put()
  await expect(requests(page)).toHaveText([/PutObject.*gallery\/holiday\/photo\.txt.*Alice/])
  // It plays by itself.
  await expect(steps(page).getByText(/Alice sends photo\.txt to S3/)).toBeVisible()
  await page.getByRole('main').press('End')
  await expect(steps(page).getByText(/CloudTrail writes down: GenerateDataKey, by Alice via S3/)).toBeVisible()

  await expect(new S3Client(clientFor(BOB)).send(new GetObjectCommand(photo))).rejects.toThrow(
    /not authorized to perform: kms:Decrypt/,
  )
  await expect(requests(page).first()).toHaveText(/GetObject.*Bob · 403 AccessDenied/)
  await requests(page).first().press('Enter')
  await page.getByRole('main').press('End')
  await expect(page.getByRole('switch', { name: 'Follow along' })).toHaveAttribute('aria-checked', 'false')
  await expect(page.getByRole('complementary', { name: 'Proof' })).toContainText(
    'is not authorized to perform: kms:Decrypt',
  )
  await expect(page.getByRole('region', { name: 'Map' })).toContainText('Bob')

  await page.getByRole('button', { name: /The audit tape/ }).click()
  const tape = page.getByRole('listbox', { name: /records/i })
  await expect(tape.getByRole('option').filter({ hasText: 'Decrypt' }).filter({ hasText: 'Bob' }).first()).toBeVisible()

  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations).toEqual([])
})

test('a narrow page follows as well', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`${front.address}/_unsealed/`)
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible()
  await put()
  await expect(requests(page)).toHaveText([/PutObject/])
  await expect(steps(page).getByText(/Alice sends photo\.txt to S3/)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

test('a page whose connection breaks comes back, and has missed nothing', async ({ browser }) => {
  const line = await lineTo(front.address)
  // A broken connection is an error in the console, so nobody watches it.
  const page = await browser.newPage()
  try {
    await page.goto(`${line.address}/_unsealed/`)
    await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible()
    await whoami()
    await expect(requests(page)).toHaveText([/GetCallerIdentity/])
    line.cut()
    await expect(page.getByRole('status').filter({ hasText: 'Connection lost' })).toBeVisible()
    await put()
    await line.mend()
    await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible()
    await expect(requests(page)).toHaveText([/PutObject/, /GetCallerIdentity/])
  } finally {
    line.cut()
    await page.close()
  }
})

/** A connection to the front that can be cut. */
async function lineTo(address: string) {
  const { hostname, port } = new URL(address)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('error', () => undefined)
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, hostname, resolve))
  await listen(0)
  const own = (server.address() as AddressInfo).port // it listens on TCP
  return {
    address: `http://${hostname}:${own}`,
    cut(): void {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
    mend: () => listen(own),
  }
}
