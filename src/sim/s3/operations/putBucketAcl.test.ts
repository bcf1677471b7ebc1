import { expect, test } from 'vitest'
import { canonicalUserId } from '../canonicalUser.ts'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const Bucket = 'gallery'
const OWNER = canonicalUserId('111122223333')
const OTHER = canonicalUserId('444455556666')
const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers'
const full = { Grantee: { ID: OWNER, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }
const group = (URI: string, Permission: string) => ({ Grantee: { Type: 'Group', URI }, Permission })
const written = (...Grants: readonly object[]) => ({ AccessControlPolicy: { Owner: { ID: OWNER }, Grants } })

/** A bucket whose lists count, with all switches against public access off. */
async function bucket(ObjectOwnership = 'ObjectWriter'): Promise<Simulation> {
  const running = simulation()
  await running.answer(root, 's3:CreateBucket', { Bucket, ObjectOwnership })
  await running.answer(root, 's3:DeletePublicAccessBlock', { Bucket })
  return running
}
const grantsOf = async (running: Simulation): Promise<unknown> =>
  (await running.answer<{ Grants: unknown }>(root, 's3:GetBucketAcl', { Bucket })).Grants

// Recorded in September 2026: https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/ownership_replay.json
test.each([
  ['a canned list', { ACL: 'public-read' }, [full, group(ALL_USERS, 'READ')]],
  [
    'another canned list',
    { ACL: 'log-delivery-write' },
    [
      full,
      group('http://acs.amazonaws.com/groups/s3/LogDelivery', 'WRITE'),
      group('http://acs.amazonaws.com/groups/s3/LogDelivery', 'READ_ACP'),
    ],
  ],
  ['headers, which leave the owner out', { GrantRead: `id="${OWNER}"` }, [{ ...full, Permission: 'READ' }]],
  [
    'several grantees in one header',
    { GrantFullControl: `id="${OWNER}", id="${OTHER}"`, GrantReadACP: `uri="${ALL_USERS}"` },
    [full, { ...full, Grantee: { ...full.Grantee, ID: OTHER } }, group(ALL_USERS, 'READ_ACP')],
  ],
  ['a list written out', written(full, group(ALL_USERS, 'READ')), [full, group(ALL_USERS, 'READ')]],
  ['an empty list', written(), []],
])('keeps %s', async (_what, input, grants) => {
  const running = await bucket()
  expect(await running.answer(root, 's3:PutBucketAcl', { Bucket, ...input })).toEqual({})
  expect(await grantsOf(running)).toEqual(grants)
})

// The same recording, and https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
test.each([{ ACL: 'private' }, { ACL: 'public-read' }, written(full)])(
  'takes no list at all, not even %j, where the owner owns everything',
  async (input) => {
    const running = await bucket('BucketOwnerEnforced')
    expect(await running.refusal(root, 's3:PutBucketAcl', { Bucket, ...input })).toEqual({
      status: 400,
      code: 'AccessControlListNotSupported',
      message: 'The bucket does not allow ACLs',
    })
  },
)

// LocalStack's recording of AWS, test_s3_bucket_acl_exceptions:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3_api.snapshot.json
test.each([
  ['nothing', {}, 'MissingSecurityHeader', [['MissingHeaderName', 'x-amz-acl']]],
  [
    'an unknown canned list',
    { ACL: 'fake-acl' },
    'InvalidArgument',
    [
      ['ArgumentName', 'x-amz-acl'],
      ['ArgumentValue', 'fake-acl'],
    ],
  ],
  ['a canned list and headers', { ACL: 'private', GrantRead: `id="${OWNER}"` }, 'InvalidRequest', undefined],
  ['a canned list and a document', { ACL: 'private', ...written(full) }, 'UnexpectedContent', undefined],
  [
    'an unknown group',
    { GrantWrite: 'uri="http://acs.amazonaws.com/groups/s3/FakeGroup"' },
    'InvalidArgument',
    [
      ['ArgumentName', 'uri'],
      ['ArgumentValue', 'http://acs.amazonaws.com/groups/s3/FakeGroup'],
    ],
  ],
  [
    'an id that is nobody’s',
    { GrantWrite: 'id="wrong-id"' },
    'InvalidArgument',
    [
      ['ArgumentName', 'id'],
      ['ArgumentValue', 'wrong-id'],
    ],
  ],
  [
    'a header of another form',
    { GrantWrite: 'fakestring' },
    'InvalidArgument',
    [
      ['ArgumentName', 'x-amz-grant-write'],
      ['ArgumentValue', 'fakestring'],
    ],
  ],
  ['a document without an owner', { AccessControlPolicy: { Grants: [full] } }, 'MalformedACLError', undefined],
  ['an unknown permission', written({ ...full, Permission: 'EVERYTHING' }), 'MalformedACLError', undefined],
  ['an unknown kind of grantee', written({ ...full, Grantee: { Type: 'BadType' } }), 'MalformedACLError', undefined],
  [
    'an owner who is nobody',
    { AccessControlPolicy: { Owner: { ID: 'wrong-id' }, Grants: [full] } },
    'InvalidArgument',
    [
      ['ArgumentName', 'CanonicalUser/ID'],
      ['ArgumentValue', 'wrong-id'],
    ],
  ],
])('refuses %s', async (_what, input, code, details) => {
  const running = await bucket()
  const error = await running.refusal(root, 's3:PutBucketAcl', { Bucket, ...input })
  expect({ status: error.status, code: error.code, details: error.details }).toEqual({ status: 400, code, details })
  expect(await grantsOf(running)).toEqual([full])
})

test('refuses an e-mail address, which S3 no longer looks up', async () => {
  const running = await bucket()
  const GrantRead = 'emailAddress="somebody@example.com"'
  expect(await running.refusal(root, 's3:PutBucketAcl', { Bucket, GrantRead })).toMatchObject({
    status: 405,
    code: 'MethodNotAllowed',
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
test.each([
  { ACL: 'public-read' },
  { ACL: 'authenticated-read' },
  { GrantRead: `uri="${ALL_USERS}"` },
  written(full, group(ALL_USERS, 'READ')),
])('turns %j away while BlockPublicAcls is on', async (input) => {
  const running = await bucket()
  const carol = await createUser(running, 'carol', { Effect: 'Allow', Action: 's3:*', Resource: '*' })
  await running.answer(root, 's3:PutPublicAccessBlock', {
    Bucket,
    PublicAccessBlockConfiguration: { BlockPublicAcls: true },
  })
  const { error, trace } = refused(await running.send(carol, 's3:PutBucketAcl', { Bucket, ...input }))
  expect(error).toEqual({
    status: 403,
    code: 'AccessDenied',
    message:
      'User: arn:aws:iam::111122223333:user/carol is not authorized to perform: s3:PutBucketAcl on resource: "arn:aws:s3:::gallery" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.',
  })
  expect(trace.flatMap(({ step }) => (step.type === 'access-decided' ? [step.decision.because] : []))).toEqual([
    { type: 'block-public-access', setting: 'BlockPublicAcls' },
  ])
  await running.answer(carol, 's3:PutBucketAcl', { Bucket, ACL: 'log-delivery-write' })
})

function refused(outcome: Awaited<ReturnType<Simulation['send']>>) {
  if (!('error' in outcome)) throw new Error('It was not refused.')
  return outcome
}

// Recorded in September 2026:
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/access_controls_audit_replay.json
test('is recorded with its header or its document, and that a list was required', async () => {
  const running = await bucket()
  const canned = eventOf(await running.send(root, 's3:PutBucketAcl', { Bucket, ACL: 'private' }))
  expect(canned.requestParameters).toEqual({
    bucketName: Bucket,
    Host: 'gallery.s3.us-east-1.amazonaws.com',
    'x-amz-acl': 'private',
    acl: '',
  })
  expect(canned.additionalEventData).toMatchObject({ aclRequired: 'Yes' })
  const document = eventOf(await running.send(root, 's3:PutBucketAcl', { Bucket, ...written(full) }))
  expect(document.requestParameters).toMatchObject({
    AccessControlPolicy: {
      xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/',
      Owner: { ID: OWNER },
      AccessControlList: {
        Grant: {
          Grantee: {
            'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
            'xsi:type': 'CanonicalUser',
            ID: OWNER,
          },
          Permission: 'FULL_CONTROL',
        },
      },
    },
  })
})

test('asks for its own permission, with the headers as condition keys', async () => {
  const running = await bucket()
  const keeper = await createUser(running, 'keeper', {
    Effect: 'Allow',
    Action: 's3:PutBucketAcl',
    Resource: '*',
    Condition: { StringEquals: { 's3:x-amz-acl': 'private' } },
  })
  await running.answer(keeper, 's3:PutBucketAcl', { Bucket, ACL: 'private' })
  expect(await running.refusal(keeper, 's3:PutBucketAcl', { Bucket, ACL: 'public-read' })).toMatchObject({
    message: expect.stringContaining('no identity-based policy allows the s3:PutBucketAcl action') as string,
  })
})
