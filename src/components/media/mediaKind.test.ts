import { expect, test } from 'vitest'
import { sunset } from '../../scenarios/sunset.ts'
import { mediaKind } from './mediaKind.ts'

test('the lesson’s picture is a picture', () => {
  expect(mediaKind(sunset.bytes)).toEqual({ type: 'picture', mediaType: 'image/png' })
})

test('SVG and HTML are shown as text, whatever they are called', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
  expect(mediaKind(new TextEncoder().encode(svg))).toEqual({ type: 'text', text: svg })
})

test('a long text is cut, also in the middle of a character', () => {
  const media = mediaKind(new TextEncoder().encode(`a${'é'.repeat(3000)}`))
  expect(media.type === 'text' && media.text.startsWith('aéé')).toBe(true)
})

test('anything else is bytes', () => {
  expect(mediaKind(Uint8Array.of(0, 1, 2, 255))).toEqual({ type: 'bytes' })
  expect(mediaKind(Uint8Array.of(0xc3, 0x28))).toEqual({ type: 'bytes' })
})
