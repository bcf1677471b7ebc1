import fc from 'fast-check'
import { expect, test } from 'vitest'
import { append, at, dropBefore, emptyLog, newestFirst, positionsDown, slice, type Log } from './log.ts'
import { compare, entries, fromEntries, get, remove, set, sizeOf, type OrderedMap } from './orderedMap.ts'

const anyKey = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'constructor', 'toString', ''))
const edits = fc.array(fc.record({ key: anyKey, value: fc.option(fc.integer(), { nil: undefined }) }))

const apply = (
  list: readonly { key: string; value: number | undefined }[],
): [OrderedMap<number>, Map<string, number>] => {
  let map: OrderedMap<number> = null
  const model = new Map<string, number>()
  for (const { key, value } of list) {
    map = value === undefined ? remove(map, key) : set(map, key, value)
    if (value === undefined) model.delete(key)
    else model.set(key, value)
  }
  return [map, model]
}

test('an ordered map holds what a Map holds, in UTF-8 byte order', () => {
  fc.assert(
    fc.property(edits, (list) => {
      const [map, model] = apply(list)
      const encoder = new TextEncoder()
      const bytes = (key: string) => [...encoder.encode(key)].map((b) => b.toString(16).padStart(2, '0')).join('')
      const whole = [...model].filter(([key]) => key.isWellFormed()).sort(([a], [b]) => (bytes(a) < bytes(b) ? -1 : 1))
      expect([...entries(map)].filter(([key]) => key.isWellFormed())).toEqual(whole)
      expect(sizeOf(map)).toBe(model.size)
      for (const [key, value] of model) expect(get(map, key)).toBe(value)
    }),
  )
})

test('an ordered map stays balanced, so a look-up costs the logarithm of its size', () => {
  const map = fromEntries(Array.from({ length: 10_000 }, (_, i) => [String(i).padStart(5, '0'), i]))
  expect(map?.height).toBeLessThan(1.45 * Math.log2(10_002))
})

test('entries can start anywhere', () => {
  fc.assert(
    fc.property(edits, anyKey, (list, from) => {
      const [map] = apply(list)
      expect([...entries(map, from)]).toEqual([...entries(map)].filter(([key]) => compare(key, from) >= 0))
    }),
  )
})

test('an update leaves the earlier map as it was', () => {
  const before = fromEntries([
    ['a', 1],
    ['b', 2],
  ])
  const copy = structuredClone(before)
  set(before, 'a', 9)
  remove(before, 'b')
  expect(before).toEqual(copy)
})

test('a log gives back what was appended, in order, across its blocks', () => {
  for (const length of [0, 1, 31, 32, 33, 1023, 1024, 1025, 33_000]) {
    let log: Log<number> = emptyLog
    for (let i = 0; i < length; i++) log = append(log, i)
    expect(log.length).toBe(length)
    expect([...slice(log)]).toEqual(Array.from({ length }, (_, i) => i))
    expect(newestFirst(log).next().value).toBe(length ? length - 1 : undefined)
    expect(at(log, length)).toBeUndefined()
  }
})

test('what a log has let go of is gone, and the rest keeps its positions, whatever is appended in between', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2000), fc.nat(4000)), { maxLength: 6 }), (rounds) => {
      let log: Log<number> = emptyLog
      for (const [appended, dropped] of rounds) {
        for (let i = 0; i < appended; i++) log = append(log, log.length)
        const before = log.first
        log = dropBefore(log, dropped)
        // In whole blocks: at most 31 items more than was asked for, and always the newest.
        expect(log.first).toBe(Math.max(before, Math.floor(Math.min(dropped, log.length - 1) / 32) * 32))
        const kept = Array.from({ length: log.length - log.first }, (_, i) => log.first + i)
        expect([...slice(log)]).toEqual(kept)
        expect([...newestFirst(log)]).toEqual(kept.toReversed())
        expect([...positionsDown(log, log.length, () => -1)]).toEqual(kept.toReversed())
        expect(at(log, log.first - 1)).toBeUndefined()
        expect(itemsIn(log.root, log.depth)).toBe(kept.length)
      }
    }),
  )
})

const itemsIn = (block: Log<number>['root'], level: number): number =>
  level === 0
    ? block.length
    : block.reduce<number>((sum, inner) => sum + itemsIn(inner as Log<number>['root'], level - 1), 0) // branches hold blocks
