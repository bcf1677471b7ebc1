// S3's own permissions: which layer lets in or keeps out, what a missing key looks like, and policies that demand encryption.
import { policy } from '../gallery.ts'
import { customerKey } from '../objects.ts'
import { allow, may, OTHER_ACCOUNT, text, type Asked, type Step, type Story } from '../story.ts'
import { api, guide, iam, issue, localStack, stackd } from './sources.ts'
import {
  Bucket,
  BUCKET,
  bucketPolicy,
  created,
  KEY,
  noBlocks,
  OBJECTS,
  readableByAll,
  underKey,
  versioned,
} from './vault.ts'

const Body = text('red, orange and a line of violet')
const put = { Bucket, Key: 'a', Body }
const get = { Bucket, Key: 'a' }
const written: Step = ['s3:PutObject', put]
const denied = (message: string) => ({ refusal: { status: 403, code: 'AccessDenied', message } })
const plain = denied('Access Denied')
const noBucket = {
  refusal: {
    status: 404,
    code: 'NoSuchBucket',
    message: 'The specified bucket does not exist',
    details: [['BucketName', Bucket]],
  },
}
const user = (name: string) => `User: arn:aws:iam::111122223333:user/${name} is not authorized to perform: `
const noIdentity = (action: string, on: string) =>
  denied(`${user('bob')}${action} on resource: "${on}" because no identity-based policy allows the ${action} action`)
const denyPut = (Condition: object): Step =>
  bucketPolicy({ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: OBJECTS, Condition })
const explicitly = denied(
  `${user('bob')}s3:PutObject on resource: "${BUCKET}/a" with an explicit deny in a resource-based policy`,
)
const done = { answer: {} }
const all = may('bob', allow('*'))
const toAll = (more: object = {}) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: OBJECTS,
  ...more,
})
const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id'
const SSE = 's3:x-amz-server-side-encryption'
const kms = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: KEY }
const enforcing = guide('UsingKMSEncryption')

type Row = readonly [
  name: string,
  source: string,
  grade: Story['grade'],
  given: readonly Step[],
  step: Step,
  outcome: Omit<Asked, 'step'> & ({ readonly answer: object } | { readonly refusal: object }),
]

const rows: readonly Row[] = [
  [
    'a policy that wants a key id refuses who names none',
    enforcing,
    'documented',
    [...all, ...underKey, denyPut({ Null: { [KEY_ID]: 'true' } })],
    ['bob', 's3:PutObject', put],
    explicitly,
  ],
  [
    'a policy that wants a key id lets in who names one',
    enforcing,
    'documented',
    [...all, ...underKey, denyPut({ Null: { [KEY_ID]: 'true' } })],
    ['bob', 's3:PutObject', { ...put, ...kms }],
    done,
  ],
  [
    'a policy about the key id wants the whole ARN',
    enforcing,
    'documented',
    [...all, ...underKey, denyPut({ StringNotEqualsIfExists: { [KEY_ID]: '{KeyMetadata.KeyId}' } })],
    ['bob', 's3:PutObject', { ...put, ...kms }],
    explicitly,
  ],
  [
    'IfExists is no way out: where the request has no such key, the condition holds',
    iam('reference_policies_elements_condition_operators'),
    'documented',
    [...all, ...underKey, denyPut({ StringNotEqualsIfExists: { [SSE]: 'aws:kms' } })],
    ['bob', 's3:PutObject', put],
    explicitly,
  ],
  [
    'with IfExists, a write that names another encryption is refused',
    issue('gomods/athens', 2165),
    'observed',
    [...all, ...underKey, denyPut({ StringNotEqualsIfExists: { [SSE]: 'aws:kms' } })],
    ['bob', 's3:PutObject', { ...put, ServerSideEncryption: 'AES256' }],
    explicitly,
  ],
  [
    'with Null and StringNotEquals in one statement, a write that names no encryption is left to the default',
    issue('rancher/backup-restore-operator', 176),
    'observed',
    [...all, ...underKey, denyPut({ Null: { [SSE]: 'false' }, StringNotEquals: { [SSE]: 'aws:kms' } })],
    ['bob', 's3:PutObject', put],
    done,
  ],
  [
    'a policy against SSE-C refuses a customer’s key',
    guide('ServerSideEncryptionCustomerKeys'),
    'documented',
    [...all, created, denyPut({ Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } })],
    ['bob', 's3:PutObject', { ...put, ...customerKey() }],
    explicitly,
  ],
  [
    'a policy against plain HTTP refuses it',
    guide('security-best-practices'),
    'documented',
    [...all, created, denyPut({ Bool: { 'aws:SecureTransport': 'false' } })],
    ['bob', 's3:PutObject', put, { client: { isSecure: false } }],
    explicitly,
  ],
  [
    'and nothing else',
    guide('security-best-practices'),
    'documented',
    [...all, created, denyPut({ Bool: { 'aws:SecureTransport': 'false' } })],
    ['bob', 's3:PutObject', put],
    done,
  ],

  [
    'who may get and list hears that a key is missing, by HEAD too',
    api('API_HeadObject'),
    'documented',
    [...may('bob', allow(['s3:GetObject', 's3:ListBucket'])), created],
    ['bob', 's3:HeadObject', get],
    {
      refusal: {
        status: 404,
        code: 'NoSuchKey',
        message: 'The specified key does not exist.',
        details: [['Key', 'a']],
      },
    },
  ],
  [
    'who may not get hears so, whether or not the key is there',
    guide('troubleshoot-403-errors'),
    'documented',
    [...may('bob', allow('s3:ListBucket')), created],
    ['bob', 's3:GetObject', get],
    noIdentity('s3:GetObject', `${BUCKET}/a`),
  ],
  [
    'nobody in particular does not hear that a key of a public bucket is missing',
    api('API_GetObject'),
    'documented',
    [created, noBlocks, readableByAll],
    ['anonymous', 's3:GetObject', get],
    plain,
  ],
  [
    'everybody hears that a bucket is missing',
    localStack('TestS3::test_get_object_no_such_bucket'),
    'observed',
    [...may('bob')],
    ['bob', 's3:GetObject', get],
    noBucket,
  ],
  [
    'and nobody in particular hears it',
    localStack('TestS3::test_get_object_no_such_bucket'),
    'inferred',
    [],
    ['anonymous', 's3:GetBucketAcl', { Bucket }],
    noBucket,
  ],
  [
    'nobody in particular hears no reason',
    guide('troubleshoot-403-errors'),
    'documented',
    [created],
    ['anonymous', 's3:GetBucketEncryption', { Bucket }],
    plain,
  ],
  [
    'a Deny is the reason that is told, also to who has no Allow',
    guide('troubleshoot-403-errors'),
    'documented',
    [
      ...may('bob'),
      created,
      bucketPolicy({ Effect: 'Deny', Principal: '*', Action: 's3:GetBucketTagging', Resource: BUCKET }),
    ],
    ['bob', 's3:GetBucketTagging', { Bucket }],
    denied(
      `${user('bob')}s3:GetBucketTagging on resource: "${BUCKET}" with an explicit deny in a resource-based policy`,
    ),
  ],
  [
    'to delete a key that is missing is no mistake',
    api('API_DeleteObject'),
    'documented',
    [...may('bob', allow('s3:DeleteObject')), created],
    ['bob', 's3:DeleteObject', get],
    done,
  ],
  [
    'HeadBucket needs s3:ListBucket',
    api('API_HeadBucket'),
    'documented',
    [...may('bob', allow('s3:GetObject')), created],
    ['bob', 's3:HeadBucket', { Bucket }],
    noIdentity('s3:ListBucket', BUCKET),
  ],
  [
    'HeadObject needs s3:GetObject',
    api('API_HeadObject'),
    'documented',
    [...may('bob', allow('s3:ListBucket')), created, written],
    ['bob', 's3:HeadObject', get],
    noIdentity('s3:GetObject', `${BUCKET}/a`),
  ],
  [
    'the default encryption needs s3:GetEncryptionConfiguration',
    api('API_GetBucketEncryption'),
    'documented',
    [...may('bob', allow('s3:GetBucketEncryption')), created],
    ['bob', 's3:GetBucketEncryption', { Bucket }],
    noIdentity('s3:GetEncryptionConfiguration', BUCKET),
  ],
  [
    'to take the default encryption away needs s3:PutEncryptionConfiguration',
    api('API_DeleteBucketEncryption'),
    'documented',
    [...may('bob', allow('s3:GetEncryptionConfiguration')), created],
    ['bob', 's3:DeleteBucketEncryption', { Bucket }],
    noIdentity('s3:PutEncryptionConfiguration', BUCKET),
  ],
  [
    'to take the blocks of public access away needs s3:PutBucketPublicAccessBlock',
    api('API_DeletePublicAccessBlock'),
    'documented',
    [...may('bob', allow('s3:GetBucketPublicAccessBlock')), created],
    ['bob', 's3:DeletePublicAccessBlock', { Bucket }],
    noIdentity('s3:PutBucketPublicAccessBlock', BUCKET),
  ],
  [
    'a version needs s3:GetObjectVersion',
    api('API_GetObject'),
    'documented',
    [...may('bob', allow('s3:GetObject')), created, versioned(), written],
    ['bob', 's3:GetObject', { ...get, VersionId: '{VersionId}' }],
    noIdentity('s3:GetObjectVersion', `${BUCKET}/a`),
  ],
  [
    'to delete a version needs s3:DeleteObjectVersion',
    api('API_DeleteObject'),
    'documented',
    [...may('bob', allow('s3:DeleteObject')), created, versioned(), written],
    ['bob', 's3:DeleteObject', { ...get, VersionId: '{VersionId}' }],
    noIdentity('s3:DeleteObjectVersion', `${BUCKET}/a`),
  ],
  [
    'an upload in parts needs s3:PutObject',
    guide('mpuoverview'),
    'documented',
    [...may('bob', allow('s3:CreateMultipartUpload')), created],
    ['bob', 's3:CreateMultipartUpload', get],
    noIdentity('s3:PutObject', `${BUCKET}/a`),
  ],
  [
    'to give an upload up needs s3:AbortMultipartUpload',
    guide('mpuoverview'),
    'documented',
    [...may('bob', allow('s3:PutObject')), created, ['s3:CreateMultipartUpload', get]],
    ['bob', 's3:AbortMultipartUpload', { ...get, UploadId: '{UploadId}' }],
    noIdentity('s3:AbortMultipartUpload', `${BUCKET}/a`),
  ],
  [
    'an upload with tags needs s3:PutObjectTagging',
    api('API_PutObject'),
    'documented',
    [...may('bob', allow('s3:PutObject')), created],
    ['bob', 's3:PutObject', { ...put, Tagging: 'a=b' }],
    noIdentity('s3:PutObjectTagging', `${BUCKET}/a`),
  ],
  [
    'the buckets of the account need s3:ListAllMyBuckets, and no resource is named',
    guide('troubleshoot-403-errors'),
    'observed',
    may('bob', allow('s3:ListBucket')),
    ['bob', 's3:ListBuckets', {}],
    denied(`${user('bob')}s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`),
  ],
  [
    'one yes is enough within an account: the bucket’s',
    guide('how-s3-evaluates-access-control'),
    'documented',
    [
      ...may('bob'),
      created,
      bucketPolicy(toAll({ Principal: { AWS: 'arn:aws:iam::111122223333:user/bob' } })),
      written,
    ],
    ['bob', 's3:GetObject', get],
    { answer: { Body } },
  ],
  [
    'across accounts the bucket’s is not enough',
    guide('how-s3-evaluates-access-control'),
    'documented',
    [
      ...may('eve', allow('s3:ListBucket')),
      created,
      bucketPolicy(toAll({ Principal: { AWS: OTHER_ACCOUNT } })),
      written,
    ],
    ['eve', 's3:GetObject', get],
    plain,
  ],
  [
    'across accounts one’s own is not enough',
    guide('how-s3-evaluates-access-control'),
    'documented',
    [...may('eve', allow('s3:*')), created, written],
    ['eve', 's3:GetObject', get],
    plain,
  ],
  [
    'root can repair a policy that denies everything',
    api('API_DeleteBucketPolicy'),
    'documented',
    [created, bucketPolicy({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [BUCKET, OBJECTS] })],
    ['s3:DeleteBucketPolicy', { Bucket }],
    done,
  ],

  [
    'BlockPublicAcls turns a public list of the bucket away',
    guide('troubleshoot-403-errors'),
    'documented',
    [...all, ['s3:CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' }]],
    ['bob', 's3:PutBucketAcl', { Bucket, ACL: 'public-read' }],
    denied(
      `${user('bob')}s3:PutBucketAcl on resource: "${BUCKET}" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.`,
    ),
  ],
  [
    'BlockPublicAcls turns a public list of an object away',
    guide('troubleshoot-403-errors'),
    'documented',
    [...all, ['s3:CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' }], written],
    ['bob', 's3:PutObjectAcl', { ...get, ACL: 'authenticated-read' }],
    denied(
      `${user('bob')}s3:PutObjectAcl on resource: "${BUCKET}/a" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.`,
    ),
  ],
  [
    'BlockPublicPolicy leaves the public policy that is there',
    guide('access-control-block-public-access'),
    'documented',
    [
      created,
      noBlocks,
      readableByAll,
      ['s3:PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { BlockPublicPolicy: true } }],
      written,
    ],
    ['anonymous', 's3:GetObject', get],
    { answer: { Body } },
  ],
  [
    'what a block hid is there again without it',
    guide('access-control-block-public-access'),
    'documented',
    [
      created,
      noBlocks,
      readableByAll,
      ['s3:PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } }],
      noBlocks,
      written,
    ],
    ['anonymous', 's3:GetObject', get],
    { answer: { Body } },
  ],
  [
    'a block that is not named is off',
    stackd('s3/public_access'),
    'observed',
    [created, ['s3:PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }]],
    ['s3:GetPublicAccessBlock', { Bucket }],
    {
      answer: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: false,
          BlockPublicPolicy: false,
          RestrictPublicBuckets: false,
        },
      },
    },
  ],
  [
    'a new bucket has all four blocks on',
    stackd('s3/owned_object_delivery'),
    'observed',
    [created],
    ['s3:GetPublicAccessBlock', { Bucket }],
    {
      answer: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      },
    },
  ],
  [
    'a new bucket takes no lists',
    stackd('s3/owned_object_delivery'),
    'observed',
    [created],
    ['s3:GetBucketOwnershipControls', { Bucket }],
    { answer: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } } },
  ],
  [
    'a write with the list `private` is taken where lists are off',
    stackd('s3/owned_object_delivery'),
    'observed',
    [created],
    ['s3:PutObject', { ...put, ACL: 'private' }],
    done,
  ],
  [
    'a write with the list `bucket-owner-full-control` is taken where lists are off',
    guide('about-object-ownership'),
    'documented',
    [created],
    ['s3:PutObject', { ...put, ACL: 'bucket-owner-full-control' }],
    done,
  ],
  [
    'a write with a public list is refused where lists are off',
    stackd('s3/owned_object_delivery'),
    'observed',
    [created],
    ['s3:PutObject', { ...put, ACL: 'public-read' }],
    { refusal: { status: 400, code: 'AccessControlListNotSupported', message: 'The bucket does not allow ACLs' } },
  ],
  [
    'an account number as a principal comes back as its root user',
    localStack('TestS3::test_put_bucket_policy'),
    'observed',
    [created, bucketPolicy(toAll({ Principal: { AWS: '111122223333' } }))],
    ['s3:GetBucketPolicy', { Bucket }],
    { answer: { Policy: policy(toAll({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } })) } },
  ],
]

const malformed: readonly (readonly [name: string, statement: object, message: string, detail?: string])[] = [
  [
    'a policy for a service with a wildcard',
    toAll({ Principal: { Service: '*.amazonaws.com' } }),
    'Invalid principal in policy',
    '"Service" : "*.amazonaws.com"',
  ],
  [
    'a policy for users with a wildcard',
    toAll({ Principal: { AWS: 'arn:aws:iam::111122223333:user/b*' } }),
    'Invalid principal in policy',
    '"AWS" : "arn:aws:iam::111122223333:user/b*"',
  ],
  ['a policy about every resource', toAll({ Resource: '*' }), 'Policy has invalid resource'],
  [
    'a policy about a bucket’s objects for an action on buckets',
    toAll({ Action: 's3:ListBucket' }),
    'Action does not apply to any resource(s) in statement',
  ],
]

export const s3AccessCases: readonly Story[] = [
  ...rows.map(([name, source, grade, given, step, outcome]) => ({
    name,
    source,
    grade,
    given,
    asks: [{ step, ...outcome } as Asked], // a row has one outcome
  })),
  ...malformed.map(([name, statement, message, detail]) => ({
    name,
    source: stackd('s3/public_policy_replay'),
    grade: 'observed' as const,
    given: [created, noBlocks],
    asks: [
      {
        step: bucketPolicy(statement),
        refusal: {
          status: 400,
          code: 'MalformedPolicy',
          message,
          ...(detail !== undefined && { details: [['Detail', detail] as const] }),
        },
      },
    ],
  })),
]
