// https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html; moto tests/test_s3/test_s3_storageclass.py
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { root, simulation } from '../testing/world.ts'

const Bucket = 'gallery'

async function stored(StorageClass: string) {
  const sim = simulation()
  await sim.answer(root, 's3:CreateBucket', { Bucket })
  await sim.answer(root, 's3:PutObject', { Bucket, Key: 'photo', Body: utf8('hello'), StorageClass })
  return sim
}

test.each(['REDUCED_REDUNDANCY', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR'])(
  'keeps %s, and says so in headers and lists',
  async (StorageClass) => {
    const sim = await stored(StorageClass)
    expect(await sim.answer(root, 's3:HeadObject', { Bucket, Key: 'photo' })).toMatchObject({ StorageClass })
    expect(await sim.answer(root, 's3:GetObject', { Bucket, Key: 'photo' })).toMatchObject({ StorageClass })
    expect(await sim.answer(root, 's3:ListObjectsV2', { Bucket })).toMatchObject({ Contents: [{ StorageClass }] })
    expect(await sim.answer(root, 's3:ListObjectVersions', { Bucket })).toMatchObject({ Versions: [{ StorageClass }] })
    expect(
      await sim.answer(root, 's3:GetObjectAttributes', { Bucket, Key: 'photo', ObjectAttributes: ['StorageClass'] }),
    ).toMatchObject({ StorageClass })
  },
)

test('says nothing of STANDARD in headers', async () => {
  const sim = await stored('STANDARD')
  expect(await sim.answer(root, 's3:HeadObject', { Bucket, Key: 'photo' })).not.toHaveProperty('StorageClass')
})

test.each(['GLACIER', 'DEEP_ARCHIVE'])('does not read from %s before it is restored', async (StorageClass) => {
  const sim = await stored(StorageClass)
  expect(await sim.refusal(root, 's3:GetObject', { Bucket, Key: 'photo' })).toEqual({
    status: 403,
    code: 'InvalidObjectState',
    message: "The operation is not valid for the object's storage class",
    details: [['StorageClass', StorageClass]],
  })
  expect(await sim.answer(root, 's3:HeadObject', { Bucket, Key: 'photo' })).toMatchObject({ StorageClass })
  expect(await sim.refusal(root, 's3:CopyObject', { Bucket, Key: 'copy', CopySource: 'gallery/photo' })).toMatchObject({
    status: 403,
    code: 'ObjectNotInActiveTierError',
  })
})

test('a copy is STANDARD unless it says otherwise', async () => {
  const sim = await stored('STANDARD_IA')
  const copy = { Bucket, Key: 'copy', CopySource: 'gallery/photo' }
  const classOfCopy = async () => await sim.answer(root, 's3:HeadObject', { Bucket, Key: 'copy' })
  await sim.answer(root, 's3:CopyObject', copy)
  expect(await classOfCopy()).not.toHaveProperty('StorageClass')
  await sim.answer(root, 's3:CopyObject', { ...copy, StorageClass: 'ONEZONE_IA' })
  expect(await classOfCopy()).toMatchObject({ StorageClass: 'ONEZONE_IA' })
})

// OUTPOSTS: LocalStack tests/aws/services/s3/test_s3.py, test_put_object_storage_class_outposts
test.each(['OUTPOSTS', 'SNOW', 'EXPRESS_ONEZONE', 'unknown'])(
  'refuses %s in a general purpose bucket',
  async (given) => {
    const sim = simulation()
    await sim.answer(root, 's3:CreateBucket', { Bucket })
    expect(await sim.refusal(root, 's3:PutObject', { Bucket, Key: 'photo', StorageClass: given })).toEqual({
      status: 400,
      code: 'InvalidStorageClass',
      message: 'The storage class you specified is not valid',
      details: [['StorageClassRequested', given]],
    })
  },
)
