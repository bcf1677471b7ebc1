import fc from 'fast-check'
import { expect, test } from 'vitest'
import { root, simulation } from '../sim/testing/world.ts'
import { createDecoder, createEncoder, type Coded } from './graph.ts'

const overTheWire = (coded: Coded): Coded => JSON.parse(JSON.stringify(coded)) as Coded // it was JSON

test('whatever is JSON arrives as it was', () =>
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // JSON has no -0.
      expect(createDecoder()(overTheWire(createEncoder()(value)))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  ))

test('what JavaScript knows by name arrives as a member like any other', () => {
  const value = JSON.parse('{"__proto__":{"constructor":1},"toString":2}') as unknown
  const decoded = createDecoder()(overTheWire(createEncoder()(value)))
  expect(JSON.stringify(decoded)).toBe('{"__proto__":{"constructor":1},"toString":2}')
  expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype)
})

test('worlds share on the other side what they shared on this one, and cost what changed', async () => {
  const sim = simulation()
  for (let i = 0; i < 50; i++) await sim.answer(root, 'iam:CreateUser', { UserName: `user${i}` })
  const before = sim.world
  await sim.answer(root, 'kms:CreateKey', {})
  const [encode, decode] = [createEncoder(), createDecoder()]
  const first = JSON.stringify(encode(before))
  const second = JSON.stringify(encode(sim.world))
  const [a, b] = [decode(JSON.parse(first) as Coded), decode(JSON.parse(second) as Coded)] as (typeof sim.world)[] // worlds went in
  expect(a).toEqual(before)
  expect(b).toEqual(sim.world)
  expect(b?.iam).toBe(a?.iam)
  expect(second.length).toBeLessThan(first.length / 4)
})

test('a number that was never sent is an error', () => {
  expect(() => createDecoder()({ ref: 7 })).toThrow('Nothing was sent under the number 7.')
})
