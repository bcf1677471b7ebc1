// What lessons load of PutObject and GetObject does exactly what all of it does.
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { send, type Outcome } from '../gateway.ts'
import { gallery } from '../testing/gallery.ts'
import { anonymous, createUser, root } from '../testing/world.ts'

const Body = utf8('a picture of a boat')

const put = (members: object) => ({ operation: 's3:PutObject', more: { StorageClass: 'STANDARD' }, members })
const get = (members: object) => ({ operation: 's3:GetObject', more: { IfMatch: '*' }, members })

const requests = [
  put({ Bucket: 'gallery', Key: 'a', Body }),
  put({ Bucket: 'poster', Key: 'a', Body, ContentType: 'text/plain', ContentEncoding: 'gzip', ACL: 'private' }),
  put({ Bucket: 'gallery', Key: 'a' }),
  put({ Bucket: 'gallery', Key: 'a', Body, ServerSideEncryption: 'AES256' }),
  put({ Bucket: 'gallery', Key: 'a', Body, ServerSideEncryption: 'aws:kms' }),
  put({ Bucket: 'gallery', Key: 'a', Body, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/nothing' }),
  put({ Bucket: 'gallery', Key: 'a', Body, SSEKMSKeyId: 'alias/pictures' }),
  put({ Bucket: 'gallery', Key: 'a', Body, ACL: 'public-read' }),
  put({ Bucket: 'gallery', Key: 'x'.repeat(1025), Body }),
  put({ Bucket: 'nothing', Key: 'a', Body }),
  get({ Bucket: 'gallery', Key: 'sunset.txt' }),
  get({ Bucket: 'poster', Key: 'poster.txt' }),
  get({ Bucket: 'gallery', Key: 'nothing' }),
  get({ Bucket: 'nothing', Key: 'a' }),
]

const told = ({ trace, ...outcome }: Outcome) => ({
  ending: 'response' in outcome ? outcome.response : outcome.error,
  s3: outcome.world.s3,
  steps: trace.map(({ call, step }) => [call.operation, call.depth, step.type]),
})

test.each(requests)('$operation $members', async ({ operation, members, more }) => {
  const { alice, bob, simulation } = await gallery()
  const dora = await createUser(simulation, 'dora')
  for (const as of [root, alice, bob, dora, anonymous]) {
    const { environment, world } = simulation
    const one = await send(world, environment.fork(), { as, operation, input: members })
    const whole = await send(world, environment.fork(), { as, operation, input: { ...members, ...more } })
    expect(told(one)).toEqual(told(whole))
  }
})
