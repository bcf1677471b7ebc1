import { expect, test } from 'vitest'
import { createEnvironment, get, type BlobRef, type World } from '../sim/index.ts'
import { createHandler } from '../wire/handler.ts'
import { createHousekeeping, type Keeps } from './housekeeping.ts'
import { startingWorld } from './startingWorld.ts'

const MIB = 1 << 20
const as = { type: 'root' } as const

interface Answer {
  readonly Body: Uint8Array
  readonly VersionId: string
  readonly UploadId: string
  readonly Parts: readonly { readonly ETag: string }[]
}

/** A handler that is looked after, and the bodies that its object has had. */
async function looked(keeps: Partial<Keeps>) {
  const housekeeping = createHousekeeping(keeps)
  const environment = housekeeping.watched(createEnvironment())
  const { world } = await startingWorld(environment, { port: 0 })
  const bodies: BlobRef[] = []
  const handler = createHandler({
    world,
    environment,
    tidied: housekeeping.tidied,
    onExchange: ({ world: now }) => note(now),
  })
  const note = ({ s3 }: World): void => {
    const body = get(get(s3.buckets, 'gallery')?.objects ?? null, 'photo')?.body
    if (body) bodies.push(body)
  }
  const ask = async (operation: string, input: object) => {
    const outcome = await handler.send({ as, operation: `s3:${operation}`, input: { Bucket: 'gallery', ...input } })
    if ('error' in outcome) throw new Error(outcome.error.code)
    return outcome.response as Answer // what the test asks for
  }
  await ask('CreateBucket', {})
  const isStored = (body: BlobRef): boolean => {
    try {
      return environment.blobs.get(body).length > 0
    } catch {
      return false
    }
  }
  return { ask, bodies, handler, isStored }
}

test('bodies that no object has any more are let go of, and the others are not', async () => {
  const { ask, bodies, isStored } = await looked({ stored: 8 * MIB })
  await ask('PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } })
  const { VersionId } = await ask('PutObject', { Key: 'photo', Body: new Uint8Array(MIB).fill(1) })
  const { UploadId } = await ask('CreateMultipartUpload', { Key: 'film' })
  await ask('UploadPart', { Key: 'film', UploadId, PartNumber: 1, Body: new Uint8Array(5 * MIB).fill(9) })
  await ask('PutBucketVersioning', { VersioningConfiguration: { Status: 'Suspended' } })
  for (let i = 0; i < 12; i++) await ask('PutObject', { Key: 'photo', Body: new Uint8Array(MIB).fill(i) })
  const overwritten = [...new Map(bodies.map((body) => [body.sha256, body])).values()].slice(1, 6)
  expect(overwritten.map(isStored)).toEqual([false, false, false, false, false])
  expect((await ask('GetObject', { Key: 'photo' })).Body[0]).toBe(11)
  expect((await ask('GetObject', { Key: 'photo', VersionId })).Body[0]).toBe(1)
  const uploaded = await ask('ListParts', { Key: 'film', UploadId })
  const Parts = [{ PartNumber: 1, ETag: uploaded.Parts[0]?.ETag }]
  await ask('CompleteMultipartUpload', { Key: 'film', UploadId, MultipartUpload: { Parts } })
  expect((await ask('GetObject', { Key: 'film' })).Body).toHaveLength(5 * MIB)
})

test('short bodies count, too', async () => {
  const { ask, bodies, isStored } = await looked({ stored: 100_000 })
  for (let i = 0; i < 200; i++) await ask('PutObject', { Key: 'photo', Body: Uint8Array.of(i) })
  expect(bodies.filter(isStored).length).toBeLessThan(100)
})

test('the newest records of CloudTrail stay', async () => {
  const { ask, handler } = await looked({ records: 500 })
  for (let i = 0; i < 2000; i++) await ask('GetBucketLocation', {})
  const { events } = handler.world.cloudtrail
  expect(events.length).toBeGreaterThan(2000)
  expect(events.length - events.first).toBeLessThan(500 + 1024 + 33)
})
