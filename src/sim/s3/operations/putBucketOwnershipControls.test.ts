import { expect, test } from 'vitest'
import { canonicalUserId } from '../canonicalUser.ts'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
const ID = canonicalUserId('111122223333')
const controls = (...ownerships: readonly string[]) => ({
  Bucket,
  OwnershipControls: { Rules: ownerships.map((ObjectOwnership) => ({ ObjectOwnership })) },
})

async function bucket(ObjectOwnership?: string): Promise<Simulation> {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket, ...(ObjectOwnership !== undefined && { ObjectOwnership }) })
  return running
}

// Recorded in September 2026: https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/ownership_replay.json
test('a new bucket has BucketOwnerEnforced, and takes another', async () => {
  const running = await bucket()
  for (const ownership of ['BucketOwnerEnforced', 'ObjectWriter', 'BucketOwnerPreferred', 'BucketOwnerEnforced']) {
    expect(await running.answer(root, 's3:PutBucketOwnershipControls', controls(ownership))).toEqual({})
    expect(await running.answer(root, 's3:GetBucketOwnershipControls', { Bucket })).toEqual({
      OwnershipControls: { Rules: [{ ObjectOwnership: ownership }] },
    })
  }
})

// The same recording, sequences 372 to 386, 599 and 606.
test.each([
  ['a group may write', { ACL: 'log-delivery-write' }],
  ['the owner may only read', { GrantRead: `id="${ID}"` }],
  ['nobody is named', { AccessControlPolicy: { Owner: { ID }, Grants: [] } }],
])('lists cannot be turned off while %s', async (_what, acl) => {
  const running = await bucket('ObjectWriter')
  await running.answer(root, 's3:PutBucketAcl', { Bucket, ...acl })
  expect(await running.refusal(root, 's3:PutBucketOwnershipControls', controls('BucketOwnerEnforced'))).toEqual({
    status: 400,
    code: 'InvalidBucketAclWithObjectOwnership',
    message: "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
  })
  await running.answer(root, 's3:PutBucketAcl', { Bucket, ACL: 'private' })
  await running.answer(root, 's3:PutBucketOwnershipControls', controls('BucketOwnerEnforced'))
})

test.each([
  ['no rule', controls()],
  ['two rules', controls('ObjectWriter', 'ObjectWriter')],
  ['an unknown ownership', controls('Mine')],
])('refuses %s as bad XML', async (_what, input) => {
  expect(await (await bucket()).refusal(root, 's3:PutBucketOwnershipControls', input)).toMatchObject({
    status: 400,
    code: 'MalformedXML',
  })
})

test('policies see the ownership that is asked for', async () => {
  const running = await bucket()
  const strict = await createUser(running, 'strict', {
    Effect: 'Allow',
    Action: 's3:PutBucketOwnershipControls',
    Resource: '*',
    Condition: { StringEquals: { 's3:x-amz-object-ownership': 'BucketOwnerEnforced' } },
  })
  await running.answer(strict, 's3:PutBucketOwnershipControls', controls('BucketOwnerEnforced'))
  expect(await running.refusal(strict, 's3:PutBucketOwnershipControls', controls('ObjectWriter'))).toMatchObject({
    code: 'AccessDenied',
  })
})

// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/access_controls_audit_replay.json
test('is recorded with its rule', async () => {
  const running = await bucket()
  expect(
    eventOf(await running.send(root, 's3:PutBucketOwnershipControls', controls('ObjectWriter'))).requestParameters,
  ).toEqual({
    bucketName: Bucket,
    Host: 'gallery.s3.us-east-1.amazonaws.com',
    ownershipControls: '',
    OwnershipControls: { xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/', Rule: { ObjectOwnership: 'ObjectWriter' } },
  })
})
