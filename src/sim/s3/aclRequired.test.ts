// Records say when it took an access control list to let the caller in.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html,
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import type { CallerName } from '../iam/caller.ts'
import { policy } from '../testing/gallery.ts'
import { recordOf } from '../testing/records.ts'
import { anonymous, createUser, root, simulation, user } from '../testing/world.ts'

const Bucket = 'gallery'
const eve: CallerName = { type: 'user', userName: 'eve', accountId: '444455556666' }

async function publicPhoto(ObjectOwnership: string) {
  const aws = simulation()
  await createUser(aws, 'bob')
  await createUser(aws, 'dora', { Effect: 'Allow', Action: 's3:*', Resource: '*' })
  const stranger: CallerName = { type: 'root', accountId: '444455556666' }
  await aws.answer(stranger, 'iam:CreateUser', { UserName: 'eve' })
  await aws.answer(stranger, 'iam:PutUserPolicy', {
    UserName: 'eve',
    PolicyName: 'inline',
    PolicyDocument: policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
  })
  await aws.answer(root, 's3:CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' })
  await aws.answer(root, 's3:DeletePublicAccessBlock', { Bucket })
  await aws.answer(root, 's3:PutBucketAcl', { Bucket, ACL: 'public-read-write' })
  await aws.answer(root, 's3:PutObject', { Bucket, Key: 'photo', Body: utf8('a boat'), ACL: 'public-read' })
  if (ObjectOwnership === 'BucketOwnerEnforced') {
    await aws.answer(root, 's3:PutBucketAcl', { Bucket, ACL: 'private' })
    await aws.answer(root, 's3:PutBucketOwnershipControls', {
      Bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership }] },
    })
    await aws.answer(root, 's3:PutBucketPolicy', {
      Bucket,
      Policy: policy({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:*',
        Resource: ['arn:aws:s3:::gallery', 'arn:aws:s3:::gallery/*'],
      }),
    })
  }
  return aws
}

const calls = [
  ['s3:GetObject', { Key: 'photo' }, 'GetObject'],
  ['s3:HeadObject', { Key: 'photo' }, 'HeadObject'],
  ['s3:ListObjectsV2', {}, 'ListObjects'],
  ['s3:PutObject', { Key: 'new' }, 'PutObject'],
] as const

test.each(calls)('%s by those whom only a list lets in', async (operation, members, eventName) => {
  const aws = await publicPhoto('ObjectWriter')
  for (const as of [anonymous, user('bob'), eve]) {
    const { additionalEventData } = recordOf(await aws.send(as, operation, { Bucket, ...members }), eventName)
    expect(additionalEventData).toMatchObject({ aclRequired: 'Yes' })
  }
})

test.each(calls)('%s by those who have a policy says nothing of lists', async (operation, members, eventName) => {
  const lists = await publicPhoto('ObjectWriter')
  const policies = await publicPhoto('BucketOwnerEnforced')
  for (const [aws, as] of [
    [lists, root],
    [lists, user('dora')],
    [policies, anonymous],
    [policies, eve],
  ] as const) {
    const record = recordOf(await aws.send(as, operation, { Bucket, ...members }), eventName)
    expect(record).not.toHaveProperty('errorCode')
    expect(record.additionalEventData).not.toHaveProperty('aclRequired')
  }
})
