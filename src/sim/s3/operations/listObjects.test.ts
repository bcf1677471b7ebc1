// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html
import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import { createBucket } from '../../testing/objects.ts'
import { root, simulation } from '../../testing/world.ts'

const Bucket = 'attic'

async function attic(...keys: readonly string[]) {
  const aws = simulation()
  await createBucket(aws, Bucket)
  for (const Key of keys) await aws.answer(root, 's3:PutObject', { Bucket, Key, Body: utf8(Key) })
  return (input: object) => aws.answer<object>(root, 's3:ListObjects', { Bucket, ...input })
}

test('goes on behind the marker, and names the next one only where there are folders', async () => {
  const list = await attic('a', 'b/1', 'b/2', 'c')
  expect(await list({ MaxKeys: 1 })).not.toHaveProperty('NextMarker')
  const page = await list({ MaxKeys: 2, Delimiter: '/' })
  expect(page).toMatchObject({ IsTruncated: true, NextMarker: 'b/', Contents: [{ Key: 'a' }] })
  expect(await list({ Delimiter: '/', Marker: 'b/' })).toMatchObject({ IsTruncated: false, Contents: [{ Key: 'c' }] })
})

// LocalStack tests/aws/services/s3/test_s3_list_operations.py, test_list_objects_marker_common_prefixes
test('goes on behind a common prefix when the marker is within it', async () => {
  const list = await attic('folder/a/1', 'folder/a/2', 'folder/file')
  const page = await list({ Prefix: 'folder/', Delimiter: '/', Marker: 'folder/a/1' })
  expect(page).toMatchObject({ Contents: [{ Key: 'folder/file' }] })
  expect(page).not.toHaveProperty('CommonPrefixes')
})

test('encodes keys that XML cannot hold when it is asked to', async () => {
  const list = await attic('a b/ü\u0001')
  expect(await list({ EncodingType: 'url' })).toMatchObject({
    EncodingType: 'url',
    Contents: [{ Key: 'a%20b/%C3%BC%01' }],
  })
})

// The answer's XML has its elements in this order, and clients that read a stream rely on it: LocalStack's
// TestS3::test_response_structure, which holds on AWS too.
test('says what was asked for before what there is', async () => {
  const list = await attic('a', 'b/c')
  expect(Object.keys(await list({ Delimiter: '/', EncodingType: 'url' }))).toEqual([
    'Name',
    'Prefix',
    'Marker',
    'MaxKeys',
    'Delimiter',
    'EncodingType',
    'IsTruncated',
    'Contents',
    'CommonPrefixes',
  ])
})
