import { expect, test } from 'vitest'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
async function bucket(): Promise<Simulation> {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket })
  return running
}
const put = (VersioningConfiguration: object) => ({ Bucket, VersioningConfiguration })

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html
test('once enabled, versioning can be suspended and never goes away', async () => {
  const running = await bucket()
  expect(await running.answer(root, 's3:GetBucketVersioning', { Bucket })).toEqual({})
  for (const Status of ['Enabled', 'Suspended', 'Enabled']) {
    expect(await running.answer(root, 's3:PutBucketVersioning', put({ Status }))).toEqual({})
    expect(await running.answer(root, 's3:GetBucketVersioning', { Bucket })).toEqual({ Status })
  }
})

// ceph/s3-tests test_versioning_obj_create_read_remove says it with every change.
test('MFA delete may be named as long as it is not wanted', async () => {
  const running = await bucket()
  const status = (MFADelete: string) => put({ MFADelete, Status: 'Enabled' })
  await running.answer(root, 's3:PutBucketVersioning', status('Disabled'))
  expect(await running.refusal(root, 's3:PutBucketVersioning', status('Enabled'))).toMatchObject({ status: 501 })
})

test('refuses a configuration that says nothing', async () => {
  expect(await (await bucket()).refusal(root, 's3:PutBucketVersioning', put({}))).toEqual({
    status: 400,
    code: 'IllegalVersioningConfigurationException',
    message: 'The Versioning element must be specified',
  })
})

test('refuses another status as bad XML', async () => {
  const running = await bucket()
  expect(await running.refusal(root, 's3:PutBucketVersioning', put({ Status: 'Disabled' }))).toMatchObject({
    status: 400,
    code: 'MalformedXML',
  })
  expect(await running.answer(root, 's3:GetBucketVersioning', { Bucket })).toEqual({})
})

test('asks for its own permission and is recorded with its configuration', async () => {
  const running = await bucket()
  const reader = await createUser(running, 'reader', { Effect: 'Allow', Action: 's3:Get*', Resource: '*' })
  const outcome = await running.send(reader, 's3:PutBucketVersioning', put({ Status: 'Enabled' }))
  expect(outcome).toMatchObject({ error: { message: expect.stringContaining('s3:PutBucketVersioning') as string } })
  expect(eventOf(outcome).requestParameters).toEqual({
    bucketName: Bucket,
    Host: 'gallery.s3.us-east-1.amazonaws.com',
    versioning: '',
    VersioningConfiguration: { xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/', Status: 'Enabled' },
  })
})
