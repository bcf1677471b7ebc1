import { expect, test } from 'vitest'
import { canonicalUserId } from '../canonicalUser.ts'
import { root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
const ID = canonicalUserId('111122223333')
const alone = { Owner: { ID }, Grants: [{ Grantee: { ID, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }] }

// Recorded in September 2026: https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/ownership_replay.json
test('a new bucket is its owner’s alone', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  expect(await running.answer(root, 's3:GetBucketAcl', { Bucket })).toEqual(alone)
})

// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/public_access_replay.json, sequences 506 to 513
test('shows what counts: public grants come and go with IgnorePublicAcls', async () => {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket, ObjectOwnership: 'BucketOwnerPreferred' })
  const ignore = (IgnorePublicAcls: boolean) =>
    running.answer(root, 's3:PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { IgnorePublicAcls } })
  await ignore(true)
  await running.answer(root, 's3:PutBucketAcl', { Bucket, ACL: 'public-read' })
  expect(await running.answer(root, 's3:GetBucketAcl', { Bucket })).toEqual(alone)
  await ignore(false)
  expect(await running.answer(root, 's3:GetBucketAcl', { Bucket })).toEqual({
    ...alone,
    Grants: [
      ...alone.Grants,
      { Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' },
    ],
  })
})
