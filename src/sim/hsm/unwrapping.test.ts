import { expect, test } from 'vitest'
import { aeskwp } from '@noble/ciphers/aes.js'
import { concat, fromHex, hexOf } from '../bytes.ts'
import { createEnvironment } from '../environment.ts'
import { unwrap } from './unwrapping.ts'

async function wrappingKey() {
  const { hsm } = createEnvironment({ seed: 'wrapping' })
  const key = (await (await hsm.beyondAes()).held(await hsm.generate('wrapping', 'RSA_2048')))?.encryption
  if (!key) throw new Error('no encryption key')
  return key
}

test('the vectors of RFC 5649, §6, hold', () => {
  const kek = fromHex('5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8')
  for (const [plain, wrapped] of [
    ['c37b7e6492584340bed12207808941155068f738', '138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a'],
    ['466f7250617369', 'afbeb0f07dfbf5419200f2ccb50bb24f'],
  ] as const)
    expect(hexOf(aeskwp(kek).decrypt(fromHex(wrapped)))).toBe(plain)
})

test.each(['RSA_AES_KEY_WRAP_SHA_1', 'RSA_AES_KEY_WRAP_SHA_256'] as const)(
  '%s opens what was wrapped so, and nothing else',
  async (algorithm) => {
    const key = await wrappingKey()
    const aesKey = new Uint8Array(32).fill(5)
    const material = new Uint8Array(1217).fill(9)
    const oaep = algorithm.endsWith('SHA_1') ? 'RSAES_OAEP_SHA_1' : 'RSAES_OAEP_SHA_256'
    const head = await key.encrypt(oaep, aesKey)
    const wrapped = concat(head, aeskwp(aesKey).encrypt(material))
    expect(await unwrap(key, 256, algorithm, wrapped)).toEqual(material)
    const flipped = wrapped.slice()
    flipped[300] = (flipped[300] ?? 0) ^ 1
    for (const wrong of [flipped, wrapped.slice(0, -8), wrapped.slice(0, 256), wrapped.slice(0, 100), head.slice(1)])
      expect(await unwrap(key, 256, algorithm, wrong)).toBeUndefined()
    const short = concat(await key.encrypt(oaep, aesKey.slice(0, 16)), aeskwp(aesKey.slice(0, 16)).encrypt(material))
    expect(await unwrap(key, 256, algorithm, short)).toBeUndefined()
  },
)

test('material that needs no AES key is opened by RSA alone', async () => {
  const key = await wrappingKey()
  const material = new Uint8Array(32).fill(3)
  const wrapped = await key.encrypt('RSAES_OAEP_SHA_256', material)
  expect(await unwrap(key, 256, 'RSAES_OAEP_SHA_256', wrapped)).toEqual(material)
  expect(await unwrap(key, 256, 'RSAES_OAEP_SHA_1', wrapped)).toBeUndefined()
})
