import { expect, test } from 'vitest'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
const at = { Bucket, Key: 'photo' }

async function bucket(): Promise<Simulation> {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' })
  await running.answer(root, 's3:DeletePublicAccessBlock', { Bucket })
  return running
}
const permissions = async (running: Simulation, more: object = {}): Promise<unknown> =>
  (
    await running.answer<{ Grants: readonly { Permission: string }[] }>(root, 's3:GetObjectAcl', { ...at, ...more })
  ).Grants.map(({ Permission }) => Permission)

// Recorded in September 2026, sequences 331 to 354:
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/ownership_replay.json
test('each version has its own list, which sleeps while lists are off', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } })
  const put = (ACL: string) => running.answer<{ VersionId: string }>(root, 's3:PutObject', { ...at, ACL })
  const { VersionId } = await put('public-read')
  await put('private')
  await running.answer(root, 's3:PutObjectAcl', { ...at, VersionId, ACL: 'authenticated-read' })
  expect([await permissions(running, { VersionId }), await permissions(running)]).toEqual([
    ['FULL_CONTROL', 'READ'],
    ['FULL_CONTROL'],
  ])
  const own = (ObjectOwnership: string) =>
    running.answer(root, 's3:PutBucketOwnershipControls', {
      Bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership }] },
    })
  await own('BucketOwnerEnforced')
  expect(await permissions(running, { VersionId })).toEqual(['FULL_CONTROL'])
  expect(await running.refusal(root, 's3:PutObjectAcl', { ...at, VersionId, ACL: 'private' })).toMatchObject({
    status: 400,
    code: 'AccessControlListNotSupported',
  })
  await own('BucketOwnerPreferred')
  expect(await permissions(running, { VersionId })).toEqual(['FULL_CONTROL', 'READ'])
})

// The same recording, sequences 355 to 365.
test.each([
  ['a missing key', { Key: 'never-created' }, 404, 'NoSuchKey'],
  ['no version id', { VersionId: 'does-not-exist' }, 400, 'InvalidArgument'],
])('refuses %s', async (_what, input, status, code) => {
  const running = await bucket()
  await running.answer(root, 's3:PutObject', at)
  expect(await running.refusal(root, 's3:PutObjectAcl', { ...at, ACL: 'private', ...input })).toMatchObject({
    status,
    code,
  })
})

test('asks for the permission on the object, or on the version', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutObject', at)
  const keeper = await createUser(running, 'keeper', { Effect: 'Allow', Action: 's3:PutObjectAcl', Resource: '*' })
  await running.answer(keeper, 's3:PutObjectAcl', { ...at, ACL: 'private' })
  expect(await running.refusal(keeper, 's3:PutObjectAcl', { ...at, VersionId: 'null', ACL: 'private' })).toMatchObject({
    message: expect.stringContaining('s3:PutObjectVersionAcl on resource: "arn:aws:s3:::gallery/photo"') as string,
  })
})

// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/access_controls_audit_replay.json
test('is a data event that says a list was required', async () => {
  const running = await bucket()
  await running.answer(root, 's3:PutObject', at)
  const event = eventOf(await running.send(root, 's3:PutObjectAcl', { ...at, ACL: 'private' }))
  expect(event).toMatchObject({
    eventCategory: 'Data',
    requestParameters: { bucketName: Bucket, 'x-amz-acl': 'private', acl: '', key: 'photo' },
    additionalEventData: { aclRequired: 'Yes' },
  })
})
