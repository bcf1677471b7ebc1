// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#setting-acls
import { describe, expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { canonicalUserId } from './canonicalUser.ts'
import { createUser, root, simulation, type Simulation } from '../testing/world.ts'

const Bucket = 'gallery'
const Key = 'photo'
const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers'
const FRIEND = canonicalUserId('444455556666')

async function gallery(ObjectOwnership = 'ObjectWriter'): Promise<Simulation> {
  const aws = simulation()
  await aws.answer(root, 's3:CreateBucket', { Bucket, ObjectOwnership })
  await aws.answer(root, 's3:DeletePublicAccessBlock', { Bucket })
  await aws.answer(root, 's3:PutObject', { Bucket, Key: 'source' })
  return aws
}

type Write = (aws: Simulation, members: object) => Promise<unknown>
const WRITES: readonly (readonly [string, Write])[] = [
  ['PutObject', (aws, members) => aws.answer(root, 's3:PutObject', { Bucket, Key, ...members })],
  [
    'CopyObject',
    (aws, members) => aws.answer(root, 's3:CopyObject', { Bucket, Key, CopySource: `${Bucket}/source`, ...members }),
  ],
  [
    'CompleteMultipartUpload',
    async (aws, members) => {
      const begun = await aws.answer<{ UploadId: string }>(root, 's3:CreateMultipartUpload', {
        Bucket,
        Key,
        ...members,
      })
      const upload = { Bucket, Key, UploadId: begun.UploadId }
      const input = { ...upload, PartNumber: 1, Body: utf8('a') }
      const { ETag } = await aws.answer<{ ETag: string }>(root, 's3:UploadPart', input)
      const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] }
      return aws.answer(root, 's3:CompleteMultipartUpload', { ...upload, MultipartUpload })
    },
  ],
]

const grantsOf = async (aws: Simulation) =>
  (
    await aws.answer<{ Grants: readonly { Grantee: { ID?: string; URI?: string }; Permission: string }[] }>(
      root,
      's3:GetObjectAcl',
      { Bucket, Key },
    )
  ).Grants.map(({ Grantee, Permission }) => [Grantee.ID ?? Grantee.URI, Permission])

// LocalStack's recording of AWS, test_s3_multipart_upload_acls, and the page above for grants in headers.
describe.each(WRITES)('%s', (_, write) => {
  test('keeps the list that its headers write out, without the owner', async () => {
    const aws = await gallery()
    await write(aws, { GrantRead: `uri="${ALL_USERS}", id="${FRIEND}"`, GrantWriteACP: `id=${FRIEND}` })
    expect(await grantsOf(aws)).toEqual([
      [ALL_USERS, 'READ'],
      [FRIEND, 'READ'],
      [FRIEND, 'WRITE_ACP'],
    ])
  })

  test('keeps a canned list', async () => {
    const aws = await gallery()
    await write(aws, { ACL: 'public-read-write' })
    expect(await grantsOf(aws)).toEqual([
      [canonicalUserId('111122223333'), 'FULL_CONTROL'],
      [ALL_USERS, 'READ'],
      [ALL_USERS, 'WRITE'],
    ])
  })
})

test.each([
  ['InvalidArgument', { GrantRead: 'id="wrong-id"' }, 'BucketOwnerEnforced'],
  ['InvalidRequest', { ACL: 'private', GrantRead: `id=${FRIEND}` }, 'BucketOwnerEnforced'],
  ['AccessControlListNotSupported', { GrantRead: `id=${FRIEND}` }, 'BucketOwnerEnforced'],
  ['InvalidArgument', { GrantRead: 'fakekey="1234"' }, 'ObjectWriter'],
])('a write is refused with %s for %j under %s', async (code, members, ownership) => {
  const aws = await gallery(ownership)
  expect(await aws.refusal(root, 's3:PutObject', { Bucket, Key, ...members })).toMatchObject({ status: 400, code })
})

test('grants in headers need s3:PutObjectAcl, and policies see them', async () => {
  const aws = await gallery()
  const only = await createUser(aws, 'only', { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' })
  const input = { Bucket, Key, GrantRead: `id=${FRIEND}` }
  expect((await aws.refusal(only, 's3:PutObject', input)).message).toContain('s3:PutObjectAcl')
  const both = await createUser(aws, 'both', {
    Effect: 'Allow',
    Action: ['s3:PutObject', 's3:PutObjectAcl'],
    Resource: '*',
    Condition: { StringEquals: { 's3:x-amz-grant-read': input.GrantRead } },
  })
  await aws.answer(both, 's3:PutObject', input)
  expect(await aws.refusal(both, 's3:PutObject', { ...input, GrantRead: `uri=${ALL_USERS}` })).toMatchObject({
    code: 'AccessDenied',
  })
})

test('a public grant in a header is what BlockPublicAcls blocks', async () => {
  const aws = simulation()
  await aws.answer(root, 's3:CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' })
  expect(await aws.refusal(root, 's3:PutObject', { Bucket, Key, GrantRead: `uri=${ALL_USERS}` })).toMatchObject({
    status: 403,
    code: 'AccessDenied',
  })
})
