import { expect, test } from 'vitest'
import { distanceTo, lengthOf, pathText, pointAt, simplified, stretch } from './geometry.ts'

const corner = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 50 },
]

test('a point some way along a path', () => {
  expect(lengthOf(corner)).toBe(150)
  expect(pointAt(corner, 0)).toEqual({ x: 0, y: 0 })
  expect(pointAt(corner, 120)).toEqual({ x: 100, y: 20 })
  expect(pointAt(corner, 999)).toEqual({ x: 100, y: 50 })
  expect(pointAt([], 5)).toEqual({ x: 0, y: 0 })
})

test('a stretch keeps the corners between its ends', () => {
  expect(stretch(corner, 80, 130)).toEqual([
    { x: 80, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 30 },
  ])
})

test('how far along a path comes nearest to a point', () => {
  expect(distanceTo(corner, { x: 40, y: 3 })).toBe(40)
  expect(distanceTo(corner, { x: 104, y: 30 })).toBe(130)
})

test('points on a straight line say nothing', () => {
  expect(simplified([{ x: 0, y: 0 }, { x: 40, y: 0 }, { x: 40, y: 0 }, ...corner.slice(1)])).toEqual(corner)
})

test('corners are round, and never rounder than their legs are long', () => {
  expect(pathText(corner)).toBe('M0 0L92 0Q100 0 100 8L100 50')
  expect(
    pathText([
      { x: 0, y: 0 },
      { x: 6, y: 0 },
      { x: 6, y: 50 },
    ]),
  ).toBe('M0 0L3 0Q6 0 6 3L6 50')
})
