// As LocalStack recorded it from AWS: tests/aws/services/s3/test_s3_list_operations.py, TestS3ListMultipartUploads
import { expect, test } from 'vitest'
import { root, simulation } from '../../testing/world.ts'

const Bucket = 'gallery'

async function uploads(...keys: readonly string[]) {
  const sim = simulation()
  await sim.answer(root, 's3:CreateBucket', { Bucket })
  const ids = new Map<string, string>()
  for (const Key of keys) {
    const { UploadId } = await sim.answer<{ readonly UploadId: string }>(root, 's3:CreateMultipartUpload', {
      Bucket,
      Key,
    })
    ids.set(Key, UploadId)
  }
  const list = (more: object = {}) => sim.answer<object>(root, 's3:ListMultipartUploads', { Bucket, ...more })
  return { ids, list }
}

test('names the last upload of every page, and nothing where there is none', async () => {
  const { list } = await uploads()
  const empty = await list()
  expect(empty).toMatchObject({ IsTruncated: false, NextKeyMarker: '', NextUploadIdMarker: '' })
  expect(empty).not.toHaveProperty('Prefix')
  const some = await uploads('a', 'b')
  expect(await some.list()).toMatchObject({
    IsTruncated: false,
    NextKeyMarker: 'b',
    NextUploadIdMarker: some.ids.get('b'),
  })
})

test('goes on after a prefix when the marker is within it', async () => {
  const { list } = await uploads(
    'folder/aSubfolder/subFile1',
    'folder/aSubfolder/subFile2',
    'folder/file1',
    'folder/file2',
  )
  const page = { Prefix: 'folder/', Delimiter: '/', MaxUploads: 1 }
  expect(await list(page)).toMatchObject({
    CommonPrefixes: [{ Prefix: 'folder/aSubfolder/' }],
    IsTruncated: true,
    NextKeyMarker: '',
  })
  for (const KeyMarker of ['folder/aSubfolder/', 'folder/aSubfolder/subFile1']) {
    const next = await list({ ...page, KeyMarker })
    expect(next).toMatchObject({ Uploads: [{ Key: 'folder/file1' }], NextKeyMarker: 'folder/file1', IsTruncated: true })
    expect(next).not.toHaveProperty('CommonPrefixes')
  }
})

// test_list_multiparts_next_marker: the uploads of a key are in the order in which they began, whatever their ids.
test('lists the uploads of a key by their beginning, and pages through them', async () => {
  const sim = simulation()
  await sim.answer(root, 's3:CreateBucket', { Bucket })
  const begun: string[] = []
  for (const Key of ['test a', 'test', 'test', 'test', 'test'])
    begun.push(
      (await sim.answer<{ readonly UploadId: string }>(root, 's3:CreateMultipartUpload', { Bucket, Key })).UploadId,
    )
  const [ofA, ...others] = begun
  const inOrder = [...others, ofA]
  const list = (more: object) =>
    sim.answer<{
      readonly Uploads: readonly { readonly UploadId: string }[]
      readonly NextKeyMarker: string
      readonly NextUploadIdMarker: string
    }>(root, 's3:ListMultipartUploads', { Bucket, ...more })
  expect((await list({})).Uploads.map(({ UploadId }) => UploadId)).toEqual(inOrder)
  const seen: string[] = []
  for (let next = {}; seen.length < inOrder.length;) {
    const {
      NextKeyMarker: KeyMarker,
      NextUploadIdMarker: UploadIdMarker,
      Uploads,
    } = await list({ MaxUploads: 1, ...next })
    seen.push(...Uploads.map(({ UploadId }) => UploadId))
    next = { KeyMarker, UploadIdMarker }
  }
  expect(seen).toEqual(inOrder)
})

// test_list_multiparts_next_marker there.
test('an upload id that is not of the key marker is refused, and means nothing without a key', async () => {
  const { ids, list } = await uploads('a', 'b')
  await expect(list({ KeyMarker: 'a', UploadIdMarker: ids.get('b') })).rejects.toThrow('Invalid uploadId marker')
  expect(await list({ UploadIdMarker: ids.get('a') })).toMatchObject({ UploadIdMarker: '', Uploads: [{}, {}] })
})
