import { expect, test } from 'vitest'
import { hexOf, utf8 } from './bytes.ts'
import { createEnvironment } from './environment.ts'

const message = { iv: new Uint8Array(12), additionalData: new Uint8Array(0), data: utf8('sunset') }

test('a fork goes on as the door would have, and the door does not notice', () => {
  const door = createEnvironment({ seed: 'fork' })
  door.randomBytes(5)
  door.now()
  const fork = door.fork()
  const ahead = [hexOf(fork.randomBytes(40)), fork.now(), fork.now()]
  expect([hexOf(door.randomBytes(40)), door.now(), door.now()]).toEqual(ahead)
})

test('a fork opens what the door has sealed and reads what it has stored', async () => {
  const door = createEnvironment({ seed: 'fork' })
  const material = await door.hsm.generate('key')
  const sealed = await door.hsm.encrypt(material, message)
  const ref = await door.blobs.put(sealed)
  const fork = door.fork().fork()
  expect(fork.blobs.get(ref)).toEqual(sealed)
  expect(await fork.hsm.decrypt(material, { ...message, data: sealed })).toEqual(message.data)
  expect(await fork.hsm.encrypt(material, message)).toEqual(sealed)
})

test('what a fork makes or stores stays behind it', async () => {
  const door = createEnvironment({ seed: 'fork' })
  const fork = door.fork()
  const material = await fork.hsm.generate('key')
  const sealed = await fork.hsm.encrypt(material, message)
  const ref = await fork.blobs.put(sealed)
  expect(await fork.hsm.decrypt(material, { ...message, data: sealed })).toEqual(message.data)
  expect(await door.hsm.decrypt(material, { ...message, data: sealed })).toBeUndefined()
  expect(() => door.blobs.get(ref)).toThrow('holds no bytes')
})

test.each(['SYMMETRIC_DEFAULT', 'HMAC_256'] as const)(
  'what is deleted is gone, but not behind another door: %s',
  async (spec) => {
    const door = createEnvironment({ seed: 'fork' })
    const fork = door.fork()
    const material = new Uint8Array(32).fill(7)
    const id = (await door.hsm.import('key', spec, material)) ?? ''
    const holds = async ({ hsm }: typeof door): Promise<boolean> =>
      spec === 'HMAC_256'
        ? (await (await hsm.beyondAes()).held(id)) !== undefined
        : hsm.encrypt(id, message).then(
            () => true,
            () => false,
          )
    await fork.hsm.forget(id)
    expect([await holds(door), await holds(fork), await holds(fork.fork())]).toEqual([true, false, false])
    expect(await fork.hsm.import('key', spec, material)).toBe(id)
    expect(await holds(fork)).toBe(true)
    await door.hsm.forget(id)
    expect([await holds(door), await holds(door.fork())]).toEqual([false, false])
  },
)

test('a door without a seed forks too', () => {
  const fork = createEnvironment().fork()
  expect(fork.seeded).toBe(false)
  expect(hexOf(fork.randomBytes(16))).not.toBe(hexOf(fork.randomBytes(16)))
})

test.each([
  ['short', 10],
  ['large', 2 << 20],
] as const)('what was let go of is gone, and comes again under its name when it was %s', async (_, length) => {
  const { blobs } = createEnvironment({ seed: 'sweep' })
  const plaintext = new Uint8Array(length).fill(7)
  const name = await blobs.put(plaintext)
  const sealed = await blobs.keep([new Uint8Array(length + 16)], plaintext)
  blobs.forget(name.sha256)
  expect(blobs.get(sealed)).toHaveLength(length + 16)
  expect(() => blobs.get(name)).toThrow('holds no bytes')
  // Opened again, it has the name that it had.
  const opened = await blobs.put(plaintext.slice(), sealed)
  expect(opened).toEqual(name)
  expect(blobs.get(opened)).toHaveLength(length)
  blobs.forget(sealed.sha256)
  expect(() => blobs.get(sealed)).toThrow('holds no bytes')
})
