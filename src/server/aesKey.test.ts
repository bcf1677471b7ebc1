import { expect, test } from 'vitest'
import { createEnvironment } from '../sim/index.ts'
import { nodeAesKey } from './aesKey.ts'

const filled = (length: number, value: number) => new Uint8Array(length).fill(value)

const web = createEnvironment({ seed: 'aes' })
const node = createEnvironment({ seed: 'aes', aesKey: nodeAesKey })
const id = await web.hsm.keep('key', filled(32, 1))
await node.hsm.keep('key', filled(32, 1))

const isSame = (a: Uint8Array | undefined, b: Uint8Array) => a !== undefined && Buffer.compare(a, b) === 0

test.each([0, 1, 32, 5000, 1 << 20])('WebCrypto and Node seal %i bytes alike and open each other’s', async (length) => {
  const message = { iv: filled(12, 2), additionalData: filled(63, 3), data: filled(length, 4) }
  const [byWeb, byNode] = [await web.hsm.encrypt(id, message), await node.hsm.encrypt(id, message)]
  expect(isSame(byNode, byWeb)).toBe(true)
  expect(isSame(await node.hsm.decrypt(id, { ...message, data: byWeb }), message.data)).toBe(true)
  expect(isSame(await web.hsm.decrypt(id, { ...message, data: byNode }), message.data)).toBe(true)
})

test.each([0, 1000, (1 << 20) + 1, 3 << 20])('an object of %i bytes is the same at rest', async (length) => {
  const body = filled(length, 5)
  const [byWeb, byNode] = [
    await web.bodies.seal(filled(32, 6), 'arn', body),
    await node.bodies.seal(filled(32, 6), 'arn', body),
  ]
  expect(isSame(Buffer.concat(byNode), Buffer.concat(byWeb))).toBe(true)
  expect(isSame(await node.bodies.open(filled(32, 6), 'arn', byWeb), body)).toBe(true)
  expect(await node.bodies.open(filled(32, 6), 'another', byWeb)).toBeUndefined()
})

test('nothing comes out of what was changed, cut off or bound to something else', async () => {
  const message = { iv: filled(12, 2), additionalData: filled(63, 3), data: filled(40, 4) }
  const data = await node.hsm.encrypt(id, message)
  const flipped = data.slice()
  flipped[3] = (flipped[3] ?? 0) ^ 1
  for (const wrong of [
    { ...message, data: flipped },
    { ...message, data: data.subarray(0, 50) },
    { ...message, data: data.subarray(0, 5) },
    { ...message, data, additionalData: filled(63, 9) },
  ])
    expect(await node.hsm.decrypt(id, wrong)).toBeUndefined()
})

test('a key goes on working when the bytes it was made from are overwritten', async () => {
  const bytes = filled(32, 7)
  const message = { iv: filled(12, 2), additionalData: filled(5, 3), data: filled(40, 4) }
  const kept = await node.hsm.keep('other', bytes)
  const before = await node.hsm.encrypt(kept, message)
  bytes.fill(0)
  expect(isSame(await node.hsm.encrypt(kept, message), before)).toBe(true)
})
