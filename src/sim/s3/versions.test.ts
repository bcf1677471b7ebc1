// https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html; LocalStack snapshot test_delete_object_versioned.
import { expect, test } from 'vitest'
import { textOf, utf8 } from '../bytes.ts'
import { bucketOf, createBucket, type Answer } from '../testing/objects.ts'
import { createUser, root, simulation, type Simulation } from '../testing/world.ts'

const Bucket = 'diary'
const Key = 'page'

const suspend = (aws: Simulation) =>
  aws.answer(root, 's3:PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Suspended' } })

async function diary(versioning?: string) {
  const aws = simulation()
  await createBucket(aws, Bucket, versioning === undefined ? {} : { versioning })
  return {
    aws,
    put: (text: string) => aws.answer<Answer>(root, 's3:PutObject', { Bucket, Key, Body: utf8(text) }),
    read: async (VersionId?: string) =>
      textOf((await aws.answer<Answer>(root, 's3:GetObject', { Bucket, Key, ...(VersionId && { VersionId }) })).Body),
    remove: (VersionId?: string) =>
      aws.answer<{ DeleteMarker?: true; VersionId?: string }>(root, 's3:DeleteObject', {
        Bucket,
        Key,
        ...(VersionId && { VersionId }),
      }),
  }
}

test('every write gets an id, and each version can be read by it', async () => {
  const { put, read } = await diary('Enabled')
  const [first, second] = [await put('one'), await put('two')]
  expect(first.VersionId).toMatch(/^[A-Za-z0-9._]{32}$/)
  expect(await read()).toBe('two')
  expect(await read(first.VersionId)).toBe('one')
  expect(await read(second.VersionId)).toBe('two')
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html, and LocalStack's recordings
// test_delete_object_versioned and test_get_object_with_version_unversioned_bucket.
test('deleting puts a marker on top, and deleting the marker brings the object back', async () => {
  const { aws, put, read, remove } = await diary('Enabled')
  const { VersionId } = await put('one')
  const marker = await remove()
  expect(marker).toMatchObject({ DeleteMarker: true, VersionId: expect.any(String) })
  const headers = [
    ['x-amz-version-id', marker.VersionId],
    ['x-amz-delete-marker', 'true'],
  ]
  expect(await aws.refusal(root, 's3:GetObject', { Bucket, Key })).toMatchObject({
    status: 404,
    code: 'NoSuchKey',
    headers,
  })
  expect(await read(VersionId)).toBe('one')
  expect(await aws.refusal(root, 's3:GetObject', { Bucket, Key, VersionId: marker.VersionId })).toEqual({
    status: 405,
    code: 'MethodNotAllowed',
    message: 'The specified method is not allowed against this resource.',
    details: [
      ['Method', 'GET'],
      ['ResourceType', 'DeleteMarker'],
    ],
    headers: [['allow', 'DELETE'], ['last-modified', expect.stringMatching(/GMT$/)], ...headers],
  })
  expect(await remove(marker.VersionId)).toEqual({ DeleteMarker: true, VersionId: marker.VersionId })
  expect(await read()).toBe('one')
})

// LocalStack's recordings test_object_tagging_versioned and test_put_object_acl_on_delete_marker.
test.each([
  ['s3:GetObjectTagging', 'GET', {}],
  ['s3:PutObjectTagging', 'PUT', { Tagging: { TagSet: [] } }],
  ['s3:DeleteObjectTagging', 'DELETE', {}],
])('%s is not for what a delete marker hides', async (operation, method, input) => {
  const { aws, put, remove } = await diary('Enabled')
  await put('one')
  await remove()
  expect(await aws.refusal(root, operation, { Bucket, Key, ...input })).toMatchObject({
    status: 405,
    details: [
      ['Method', method],
      ['ResourceType', 'DeleteMarker'],
    ],
  })
})

test('a bucket that never kept versions knows no version ids', async () => {
  const { aws, put, read } = await diary()
  await put('one')
  const VersionId = 'HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD'
  expect(await aws.refusal(root, 's3:GetObject', { Bucket, Key, VersionId })).toMatchObject({
    status: 400,
    code: 'InvalidArgument',
    details: [
      ['ArgumentName', 'versionId'],
      ['ArgumentValue', VersionId],
    ],
  })
  expect(await read('null')).toBe('one')
})

test('deleting the newest version by its id uncovers the one below', async () => {
  const { put, read, remove } = await diary('Enabled')
  await put('one')
  const { VersionId } = await put('two')
  expect(await remove(VersionId)).toEqual({ VersionId })
  expect(await read()).toBe('one')
})

test('what was there before versioning has the version id null', async () => {
  const { aws, put, read } = await diary()
  expect(await put('one')).not.toHaveProperty('VersionId')
  await aws.answer(root, 's3:PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } })
  await put('two')
  expect(await read('null')).toBe('one')
})

test('with versioning suspended a write replaces the null version, and no other', async () => {
  const { aws, put, read } = await diary('Enabled')
  const { VersionId } = await put('one')
  await suspend(aws)
  // LocalStack's recording test_put_object_on_suspended_bucket.
  expect(await put('two')).not.toHaveProperty('VersionId')
  await put('three')
  expect(await read()).toBe('three')
  expect(await read(VersionId)).toBe('one')
  expect([...bucketVersions(aws)]).toHaveLength(2)
})

test('with versioning suspended, deleting replaces the null version by a null marker', async () => {
  const { aws, put, remove } = await diary('Enabled')
  await put('one')
  await suspend(aws)
  await put('two')
  expect(await remove()).toEqual({ DeleteMarker: true, VersionId: 'null' })
  expect(bucketVersions(aws)).toMatchObject([{ isDeleteMarker: true }, { size: 3 }])
})

test('a bucket in which only a marker is left is not empty', async () => {
  const { aws, remove } = await diary('Enabled')
  await remove()
  expect(bucketOf(aws, Bucket).objects).toBeNull()
  expect(await aws.refusal(root, 's3:DeleteBucket', { Bucket })).toMatchObject({ code: 'BucketNotEmpty' })
})

test.each([
  [
    'x',
    400,
    'InvalidArgument',
    'Invalid version id specified',
    [
      ['ArgumentName', 'versionId'],
      ['ArgumentValue', 'x'],
    ],
  ],
  // LocalStack's recording test_delete_object_versioned: S3 sees that it never made this one.
  [
    'a'.repeat(32),
    400,
    'InvalidArgument',
    'Invalid version id specified',
    [
      ['ArgumentName', 'versionId'],
      ['ArgumentValue', 'a'.repeat(32)],
    ],
  ],
])('a version %s is refused with %i %s', async (VersionId, status, code, message, details) => {
  const { aws, put } = await diary('Enabled')
  await put('one')
  for (const operation of ['s3:GetObject', 's3:HeadObject'])
    expect(await aws.refusal(root, operation, { Bucket, Key, VersionId })).toEqual({ status, code, message, details })
})

// The same recording: a version that is no more.
test('a version that was deleted is refused with 404 NoSuchVersion', async () => {
  const { aws, put, remove } = await diary('Enabled')
  const { VersionId } = await put('one')
  await remove(VersionId)
  expect(await aws.refusal(root, 's3:GetObject', { Bucket, Key, VersionId })).toEqual({
    status: 404,
    code: 'NoSuchVersion',
    message: 'The specified version does not exist.',
    details: [
      ['Key', Key],
      ['VersionId', VersionId],
    ],
  })
})

// LocalStack's recordings test_delete_object and test_delete_objects.
test('one deletion of a version that S3 never made is refused; among many it did not happen', async () => {
  const { aws, put } = await diary()
  await put('one')
  const VersionId = 'HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD'
  expect(await aws.refusal(root, 's3:DeleteObject', { Bucket, Key, VersionId })).toMatchObject({
    status: 400,
    code: 'InvalidArgument',
  })
  expect(await aws.answer(root, 's3:DeleteObjects', { Bucket, Delete: { Objects: [{ Key, VersionId }] } })).toEqual({
    Errors: [{ Key, VersionId, Code: 'NoSuchVersion', Message: 'The specified version does not exist.' }],
  })
})

// LocalStack's recording test_delete_object_with_no_locking.
test.each([
  ['s3:DeleteObject', { Key }],
  ['s3:DeleteObjects', { Delete: { Objects: [{ Key }] } }],
])('%s has no governance to bypass', async (operation, input) => {
  const { aws } = await diary()
  for (const BypassGovernanceRetention of [true, false])
    expect(await aws.refusal(root, operation, { Bucket, ...input, BypassGovernanceRetention })).toMatchObject({
      status: 400,
      code: 'InvalidArgument',
      message: 'x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.',
    })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
test('a version is another permission than the object', async () => {
  const { aws, put } = await diary('Enabled')
  const { VersionId } = await put('one')
  const only = (Action: string) => ({ Effect: 'Allow', Action, Resource: '*' })
  const alice = await createUser(aws, 'alice', only('s3:GetObject'), only('s3:DeleteObject'))
  await aws.answer(alice, 's3:GetObject', { Bucket, Key })
  for (const [operation, action] of [
    ['s3:GetObject', 's3:GetObjectVersion'],
    ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  ] as const)
    expect((await aws.refusal(alice, operation, { Bucket, Key, VersionId })).message).toContain(
      `is not authorized to perform: ${action} on resource: "arn:aws:s3:::diary/page"`,
    )
})

const bucketVersions = (aws: Simulation) => {
  const { versions } = bucketOf(aws, Bucket)
  return versions?.value ?? []
}
