// Laws of what lies on the disk, for every kind of encryption.
import { describe, expect, test } from 'vitest'
import { concat, fromHex, hexOf, sameBytes, textOf, utf8, type Bytes } from '../bytes.ts'
import { createEnvironment, type Environment } from '../environment.ts'
import { send } from '../gateway.ts'
import { createKey } from '../testing/kms.ts'
import { createBucket, encryptions, objectOf, setEncryption, type Answer } from '../testing/objects.ts'
import { includesBytes, windowsOf, writtenForms } from '../testing/secrets.ts'
import { root, simulation, type Simulation } from '../testing/world.ts'
import type { ObjectEncryption, S3Object } from '../world.ts'
import { changeBucket } from './changeBucket.ts'
import { set } from '../collections/orderedMap.ts'

const Bucket = 'vault'
const Key = 'a'

async function vault(environment?: Environment): Promise<{ readonly aws: Simulation; readonly keyArn: string }> {
  const aws = simulation('vault', environment)
  const { Arn } = await createKey(aws)
  await createBucket(aws, Bucket)
  await setEncryption(aws, Bucket)
  return { aws, keyArn: Arn }
}

const put = (aws: Simulation, Body: Bytes, write: object) =>
  aws.answer(root, 's3:PutObject', { Bucket, Key, Body, ...write })
const read = (aws: Simulation, members: object) => aws.answer<Answer>(root, 's3:GetObject', { Bucket, Key, ...members })

const text = utf8('a picture of a sunset over the sea, with a boat in front of it')
const KIB64 = 65_536
const kinds = encryptions('').map(({ name }, index) => [name, index] as const)

describe.each(kinds)('%s', (_, index) => {
  test.each([0, 1, 15, 16, 17, KIB64 - 1, KIB64, KIB64 + 1, 10_000_000])(
    'gives back a body of %i bytes',
    async (size) => {
      const { aws, keyArn } = await vault()
      const { read: members, write } = encryptions(keyArn)[index] ?? { write: {}, read: {} }
      const Body = createEnvironment({ seed: String(size) }).randomBytes(Math.min(size, KIB64 + 1))
      const body =
        size > Body.length
          ? concat(...Array.from({ length: Math.ceil(size / Body.length) }, () => Body)).slice(0, size)
          : Body
      await put(aws, body, write)
      const { Body: got } = await read(aws, members)
      expect(got.length).toBe(size)
      expect(sameBytes(got, body)).toBe(true)
    },
  )

  test('no plaintext is on the disk, in what the world knows of the object, or in a record', async () => {
    const { aws, keyArn } = await vault()
    const { read: members, write } = encryptions(keyArn)[index] ?? { write: {}, read: {} }
    await put(aws, text, write)
    const object = objectOf(aws, Bucket, Key)
    const disk = concat(...aws.environment.blobs.pieces(object.body))
    await read(aws, members)
    const known = JSON.stringify([aws.world.s3, aws.world.cloudtrail])
    for (const window of windowsOf(text)) {
      expect(includesBytes(disk, window)).toBe(false)
      for (const form of [textOf(window), ...writtenForms(window)]) expect(known).not.toContain(form)
    }
  })

  test('a body with any byte flipped is refused, never garbage', async () => {
    let flip = -1
    const inner = createEnvironment({ seed: 'vault' })
    const door: Environment = {
      ...inner,
      blobs: {
        ...inner.blobs,
        pieces: (ref) => [inner.blobs.get(ref).map((byte, i) => (i === flip ? byte ^ 1 : byte))],
      },
    }
    const { aws, keyArn } = await vault(door)
    const { read: members, write } = encryptions(keyArn)[index] ?? { write: {}, read: {} }
    await put(aws, text.slice(0, 20), write)
    const { length } = objectOf(aws, Bucket, Key).body
    for (flip = 0; flip < length; flip++)
      expect(await aws.refusal(root, 's3:GetObject', { Bucket, Key, ...members })).toMatchObject({
        status: 500,
        code: 'InternalError',
      })
  })

  test('a wrapped data key with any byte flipped is refused, never garbage', async () => {
    const { aws, keyArn } = await vault()
    const { read: members, write } = encryptions(keyArn)[index] ?? { write: {}, read: {} }
    await put(aws, text, write)
    const object = objectOf(aws, Bucket, Key)
    for (const encryption of withOneByteFlipped(object.encryption)) {
      const broken: S3Object = { ...object, encryption }
      const world = changeBucket(Bucket, (bucket) => ({ ...bucket, objects: set(bucket.objects, Key, broken) }))(
        aws.world,
      )
      const request = { as: root, operation: 's3:GetObject', input: { Bucket, Key, ...members } }
      expect(await send(world, aws.environment, request)).toMatchObject({ error: { code: expect.any(String) } })
    }
  })
})

/** With each byte of each wrapped key: the data key's, that of the layer around it, and the Bucket Key's. */
function* withOneByteFlipped(encryption: ObjectEncryption): Generator<ObjectEncryption> {
  for (const wrappedDataKey of flips(encryption.wrappedDataKey)) yield { ...encryption, wrappedDataKey }
  if (encryption.type === 'aws:kms:dsse')
    for (const wrappedDataKey of flips(encryption.outer.wrappedDataKey))
      yield { ...encryption, outer: { ...encryption.outer, wrappedDataKey } }
  if (encryption.type === 'aws:kms' && encryption.bucketKey !== undefined)
    for (const bucketKey of flips(encryption.bucketKey)) yield { ...encryption, bucketKey }
}

const flips = (hex: string): readonly string[] => {
  const blob = fromHex(hex)
  return [...blob.keys()].map((i) => hexOf(blob.map((byte, j) => (j === i ? byte ^ 1 : byte))))
}
