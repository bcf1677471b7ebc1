import { afterEach, expect, test, vi } from 'vitest'
import { dateOf } from './date.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const start = Date.UTC(2026, 0, 15, 9)

test.each([
  ['2026-01-15T09:00:00Z', start],
  ['2026-01-15T09:00:00.5Z', start + 500],
  ['2026-01-15T10:00:00+01:00', start],
  ['2026-01-15T09:00', start],
  ['2026-01-15', Date.UTC(2026, 0, 15)],
  ['2026-01', Date.UTC(2026, 0)],
  ['1768467600', start],
])('reads %s', (text, expected) => {
  expect(dateOf(text)).toBe(expected)
})

test.each(['', 'tomorrow', '2026-13-01', '15.1.2026', '2026-01-15 09:00', 'Infinity'])('%s is no date', (text) => {
  expect(dateOf(text)).toBeUndefined()
})

test('reads a time without a zone as UTC, wherever the host is', () => {
  vi.stubEnv('TZ', 'America/New_York')
  expect(dateOf('2026-01-15T09:00')).toBe(start)
})
