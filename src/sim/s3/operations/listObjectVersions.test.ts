// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import { createBucket } from '../../testing/objects.ts'
import { root, simulation } from '../../testing/world.ts'

const Bucket = 'diary'

interface Listed {
  readonly Key: string
  readonly VersionId: string
  readonly IsLatest: boolean
}
interface Page {
  readonly Versions?: readonly Listed[]
  readonly DeleteMarkers?: readonly Listed[]
  readonly CommonPrefixes?: readonly { readonly Prefix: string }[]
  readonly IsTruncated: boolean
  readonly NextKeyMarker?: string
  readonly NextVersionIdMarker?: string
}

async function diary() {
  const aws = simulation()
  await createBucket(aws, Bucket)
  const put = (Key: string) => aws.answer(root, 's3:PutObject', { Bucket, Key, Body: utf8(Key) })
  await put('before')
  await aws.answer(root, 's3:PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } })
  for (const key of ['a', 'b', 'a', '2026/x', '2026/y']) await put(key)
  await aws.answer(root, 's3:DeleteObject', { Bucket, Key: 'b' })
  return (input: object = {}) => aws.answer<Page>(root, 's3:ListObjectVersions', { Bucket, ...input })
}

test('lists every version of every key, newest first, and the markers by themselves', async () => {
  const list = await diary()
  const { DeleteMarkers, Versions } = await list()
  expect(Versions?.map(({ IsLatest, Key }) => [Key, IsLatest])).toEqual([
    ['2026/x', true],
    ['2026/y', true],
    ['a', true],
    ['a', false],
    ['b', false],
    ['before', true],
  ])
  expect(DeleteMarkers).toMatchObject([{ Key: 'b', IsLatest: true }])
  expect(Versions?.at(-1)).toMatchObject({ VersionId: 'null', Size: 6, StorageClass: 'STANDARD' })
})

test('shows folders once', async () => {
  const list = await diary()
  expect(await list({ Delimiter: '/' })).toMatchObject({ CommonPrefixes: [{ Prefix: '2026/' }] })
})

test.each([1, 2, 3])('pages of %i are together the whole listing, also within one key', async (MaxKeys) => {
  const list = await diary()
  const whole = await list({ Delimiter: '/' })
  const idsOf = ({ CommonPrefixes = [], DeleteMarkers = [], Versions = [] }: Page) => [
    ...CommonPrefixes.map(({ Prefix }) => Prefix),
    ...[...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => `${Key} ${VersionId}`),
  ]
  const seen: string[] = []
  let page: Page | undefined
  do {
    page = await list({
      Delimiter: '/',
      MaxKeys,
      ...(page?.NextKeyMarker !== undefined && { KeyMarker: page.NextKeyMarker }),
      ...(page?.NextVersionIdMarker !== undefined && { VersionIdMarker: page.NextVersionIdMarker }),
    })
    expect(idsOf(page).length).toBeLessThanOrEqual(MaxKeys)
    seen.push(...idsOf(page))
  } while (page.IsTruncated)
  expect(seen.toSorted()).toEqual(idsOf(whole).toSorted())
})

// LocalStack snapshot test_list_object_versions_pagination_common_prefixes… (version-id-marker without key-marker).
test('a version id marker needs a key marker', async () => {
  const aws = simulation()
  await createBucket(aws, Bucket)
  expect(await aws.refusal(root, 's3:ListObjectVersions', { Bucket, VersionIdMarker: 'null' })).toMatchObject({
    code: 'InvalidArgument',
    message: 'A version-id marker cannot be specified without a key marker.',
  })
})

// LocalStack tests/aws/services/s3/test_s3_list_operations.py, test_list_object_versions_pagination_common_prefixes
test('goes on behind a common prefix when the key marker is within it', async () => {
  const sim = simulation()
  await createBucket(sim, 'attic')
  for (const Key of ['folder/a/1', 'folder/a/2', 'folder/file'])
    await sim.answer(root, 's3:PutObject', { Bucket: 'attic', Key })
  const page = await sim.answer<object>(root, 's3:ListObjectVersions', {
    Bucket: 'attic',
    Prefix: 'folder/',
    Delimiter: '/',
    KeyMarker: 'folder/a/1',
  })
  expect(page).toMatchObject({ Versions: [{ Key: 'folder/file' }] })
  expect(page).not.toHaveProperty('CommonPrefixes')
})
