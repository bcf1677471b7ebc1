// Whoever waits for a large body can see how far it is, and can give it up.
import { expect, test } from 'vitest'
import { createEnvironment } from '../environment.ts'
import { send } from '../gateway.ts'
import { createKey } from '../testing/kms.ts'
import { createBucket, setEncryption } from '../testing/objects.ts'
import { root, simulation } from '../testing/world.ts'

const Bucket = 'vault'
const MIB = 2 ** 20
const Body = createEnvironment({ seed: 'body' }).randomBytes(5 * MIB)

async function vault() {
  const aws = simulation()
  const { Arn } = await createKey(aws)
  await createBucket(aws, Bucket)
  await setEncryption(aws, Bucket, { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Arn })
  return aws
}

const put = { as: root, operation: 's3:PutObject', input: { Bucket, Key: 'a', Body } }
const get = { as: root, operation: 's3:GetObject', input: { Bucket, Key: 'a' } }

test('progress is told after every two MiB, to the end, in both directions', async () => {
  const { environment, world } = await vault()
  const seen: number[][] = []
  const watch = { onProgress: (done: number, total: number) => void seen.push([done / MIB, total / MIB]) }
  const stored = await send(world, environment, put, watch)
  await send(stored.world, environment, get, watch)
  const steps = [2, 4, 5].map((done) => [done, 5])
  expect(seen).toEqual([...steps, ...steps])
})

test.each([put, get])(
  '$operation can be given up in the middle: it rejects, and the world stays as it was',
  async (request) => {
    const { environment, world } = await vault()
    const { world: before } = await send(world, environment, put)
    const text = JSON.stringify(before)
    const giveUp = new AbortController()
    const reason = new Error('no longer wanted')
    const watch = { signal: giveUp.signal, onProgress: () => giveUp.abort(reason) }
    await expect(send(before, environment, request, watch)).rejects.toBe(reason)
    expect(JSON.stringify(before)).toBe(text)
  },
)
