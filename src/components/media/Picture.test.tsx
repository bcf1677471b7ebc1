import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Picture } from './Picture.tsx'

const svg = (fill: string) =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" fill="${fill}"/>`)
const picture = (fill: string) => <Picture bytes={svg(fill)} mediaType="image/svg+xml" alt="A picture" />

const endOf = (image: HTMLElement) =>
  new Promise<string>((resolve) => {
    for (const end of ['load', 'error']) image.addEventListener(end, () => resolve(end))
  })
const leadsNowhere = async (url: string | null) => {
  const probe = new Image()
  const end = endOf(probe)
  probe.src = url ?? ''
  expect(await end).toBe('error')
}

test('a picture that leaves the page while it loads still finds its bytes, and lets go of them after', async () => {
  const { unmount } = render(picture('red'))
  const image = screen.getByRole('img')
  const end = endOf(image)
  unmount()
  expect(await end).toBe('load')
  await leadsNowhere(image.getAttribute('src'))
})

test('other bytes take the place of the first, and no address is left behind', async () => {
  const { rerender } = render(picture('red'))
  const image = screen.getByRole('img')
  const before = image.getAttribute('src')
  rerender(picture('blue'))
  expect(await endOf(image)).toBe('load')
  await leadsNowhere(before)
  await leadsNowhere(image.getAttribute('src'))
})
