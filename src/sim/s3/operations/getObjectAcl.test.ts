import { expect, test } from 'vitest'
import { canonicalUserId } from '../canonicalUser.ts'
import { policy } from '../../testing/gallery.ts'
import { root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
test.each([
  ['ObjectWriter', '444455556666'],
  ['BucketOwnerEnforced', '111122223333'],
])('with %s, what a stranger uploads is owned by %s', async (ObjectOwnership, owner) => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket, ObjectOwnership })
  const Policy = policy({
    Effect: 'Allow',
    Principal: { AWS: '444455556666' },
    Action: 's3:PutObject',
    Resource: 'arn:aws:s3:::gallery/*',
  })
  await running.answer(root, 's3:PutBucketPolicy', { Bucket, Policy })
  const stranger = { type: 'root', accountId: '444455556666' } as const
  await running.answer(stranger, 's3:PutObject', { Bucket, Key: 'photo' })
  const asker = ObjectOwnership === 'ObjectWriter' ? stranger : root
  expect(await running.answer(asker, 's3:GetObjectAcl', { Bucket, Key: 'photo' })).toEqual({
    Owner: { ID: canonicalUserId(owner) },
    Grants: [{ Grantee: { ID: canonicalUserId(owner), Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }],
  })
})
