// What encryption, authorisation and KMS do together when objects are put and got: the acceptance of SSE-KMS as AWS has it.
import { expect } from 'vitest'
import { policy } from '../gallery.ts'
import { keyPolicy } from '../kms.ts'
import { customerKey } from '../objects.ts'
import { allow, assumed, body, may, text, type Story } from '../story.ts'
import { guide, issue, localStack, stackd } from './sources.ts'
import {
  Bucket,
  bucketPolicy,
  BUCKET,
  created,
  defaultRule,
  KEY,
  keyed,
  noBlocks,
  objectResources,
  OBJECTS,
  readableByAll,
  underKey,
} from './vault.ts'

const Body = text('red, orange and a line of violet')
const put = { Bucket, Key: 'a', Body }
const get = { Bucket, Key: 'a' }
const anyText = expect.any(String) as string
const denied = (text: string) => ({ status: 403, code: 'AccessDenied', message: text })
const user = (name: string) => `User: arn:aws:iam::111122223333:user/${name} is not authorized to perform: `
const hasNoIdentity = (action: string) => `because no identity-based policy allows the ${action} action`
/** The MD5 of the body. */
const MD5 = '"9db6b1a112895eaba9cec2a9b60c14c0"'
const notMd5 = expect.stringMatching(/^"(?!9db6b1a112895eaba9cec2a9b60c14c0)[0-9a-f]{32}"$/) as string

export const encryptedObjectCases: readonly Story[] = [
  {
    name: 'a new bucket encrypts with SSE-S3, without a Bucket Key, and blocks SSE-C',
    source: stackd('s3/owned_object_delivery'),
    grade: 'observed',
    given: [created],
    asks: [
      {
        step: ['s3:GetBucketEncryption', { Bucket }],
        answer: {
          ServerSideEncryptionConfiguration: {
            Rules: [
              {
                ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
                BucketKeyEnabled: false,
                BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
              },
            ],
          },
        },
      },
    ],
  },
  {
    name: 'a write that asks for nothing in a new bucket is SSE-S3, its ETag the MD5, and KMS hears nothing',
    source: stackd('s3/owned_object_delivery'),
    grade: 'observed',
    given: [created],
    asks: [{ step: ['s3:PutObject', put], answer: { ServerSideEncryption: 'AES256', ETag: MD5 }, kms: [] }],
  },
  {
    name: 'a write that asks for nothing under a default key has KMS make a data key for the object',
    source: guide('UsingKMSEncryption'),
    grade: 'documented',
    given: underKey,
    asks: [
      {
        step: ['s3:PutObject', put],
        answer: {
          ServerSideEncryption: 'aws:kms',
          SSEKMSKeyId: KEY,
          ETag: notMd5,
        },
        kms: ['kms:GenerateDataKey'],
        records: [
          {
            event: {
              eventName: 'GenerateDataKey',
              requestParameters: {
                keyId: KEY,
                keySpec: 'AES_256',
                encryptionContext: { 'aws:s3:arn': `${BUCKET}/a` },
              },
              userIdentity: { type: 'Root', invokedBy: 'fas.s3.amazonaws.com' },
              sourceIPAddress: 'fas.s3.amazonaws.com',
              userAgent: 'fas.s3.amazonaws.com',
              responseElements: null,
              additionalEventData: { keyMaterialId: anyText },
              readOnly: true,
            },
          },
          { event: { eventName: 'PutObject', additionalEventData: { SSEApplied: 'Default_SSE_KMS' } } },
        ],
      },
    ],
  },
  {
    name: 'aws:kms without a key means aws/s3, whatever key the default names',
    source: guide('specifying-kms-encryption'),
    grade: 'documented',
    given: underKey,
    asks: [
      {
        step: ['s3:PutObject', { ...put, ServerSideEncryption: 'aws:kms' }],
        answer: { ServerSideEncryption: 'aws:kms' },
        kms: ['kms:GenerateDataKey'],
      },
      { step: ['kms:DescribeKey', { KeyId: '{SSEKMSKeyId}' }], answer: { KeyMetadata: { KeyManager: 'AWS' } } },
    ],
  },
  {
    name: 'AES256 is SSE-S3, also under a default key',
    source: guide('default-bucket-encryption'),
    grade: 'documented',
    given: underKey,
    asks: [
      {
        step: ['s3:PutObject', { ...put, ServerSideEncryption: 'AES256' }],
        answer: { ServerSideEncryption: 'AES256', ETag: MD5 },
        kms: [],
      },
    ],
  },
  {
    name: 'who may get the object and not decrypt is refused in the words of KMS, whose record hides the request',
    source: issue('cisagov/XFD', 1371),
    grade: 'observed',
    given: [...may('bob', allow('s3:GetObject')), ...underKey, ['s3:PutObject', put]],
    asks: [
      {
        step: ['bob', 's3:GetObject', get],
        refusal: denied(`${user('bob')}kms:Decrypt on resource: ${KEY} ${hasNoIdentity('kms:Decrypt')}`),
        kms: ['kms:Decrypt'],
        records: [
          { event: { eventName: 'Decrypt', errorCode: 'AccessDenied', requestParameters: null } },
          { event: { eventName: 'GetObject', errorCode: 'AccessDenied' } },
        ],
      },
    ],
  },
  {
    name: 'a key policy that does not leave the decision to IAM refuses those whom only IAM lets decrypt',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
    grade: 'documented',
    given: [
      ...may('bob', allow(['s3:GetObject', 'kms:Decrypt'])),
      ...underKey,
      ['s3:PutObject', put],
      [
        'kms:PutKeyPolicy',
        {
          KeyId: KEY,
          Policy: keyPolicy({
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:user/bob' },
            Action: 'kms:DescribeKey',
            Resource: '*',
          }),
          BypassPolicyLockoutSafetyCheck: true,
        },
      ],
    ],
    asks: [
      {
        step: ['bob', 's3:GetObject', get],
        refusal: denied(
          `${user('bob')}kms:Decrypt on resource: ${KEY} because no resource-based policy allows the kms:Decrypt action`,
        ),
      },
    ],
  },
  {
    name: 'who may neither get nor decrypt hears of s3:GetObject, and KMS hears nothing',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html',
    grade: 'documented',
    given: [...may('bob', allow('s3:ListBucket')), ...underKey, ['s3:PutObject', put]],
    asks: [
      {
        step: ['bob', 's3:GetObject', get],
        refusal: denied(`${user('bob')}s3:GetObject on resource: "${BUCKET}/a" ${hasNoIdentity('s3:GetObject')}`),
        kms: [],
        records: [{ event: { eventName: 'GetObject', errorCode: 'AccessDenied', eventCategory: 'Data' } }],
      },
    ],
  },
  {
    name: 'a disabled key stops reads and writes',
    source: localStack('TestS3::test_s3_sse_validate_kms_key_state'),
    grade: 'observed',
    given: [...underKey, ['s3:PutObject', put], ['kms:DisableKey', { KeyId: KEY }]],
    asks: (['s3:GetObject', 's3:PutObject'] as const).map((operation) => ({
      step: [operation, operation === 's3:GetObject' ? get : put],
      refusal: { status: 400, code: 'KMS.DisabledException', message: `${KEY} is disabled.` },
    })),
  },
  {
    name: 'a key that waits for its deletion stops reads and writes',
    source: localStack('TestS3::test_s3_sse_validate_kms_key_state'),
    grade: 'observed',
    given: [...underKey, ['s3:PutObject', put], ['kms:ScheduleKeyDeletion', { KeyId: KEY }]],
    asks: (['s3:GetObject', 's3:PutObject'] as const).map((operation) => ({
      step: [operation, operation === 's3:GetObject' ? get : put],
      refusal: { status: 400, code: 'KMS.KMSInvalidStateException', message: `${KEY} is pending deletion.` },
    })),
  },
  {
    name: 'an ARN of another Region is invalid',
    source: localStack('TestS3::test_s3_sse_validate_kms_key'),
    grade: 'observed',
    given: [created, ['root', 'kms:CreateKey', {}, { region: 'us-west-2' }]],
    asks: [
      {
        step: ['s3:PutObject', { ...put, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: KEY }],
        refusal: { status: 400, code: 'KMS.NotFoundException', message: 'Invalid arn us-west-2' },
      },
    ],
  },
  {
    name: 'nobody in particular reads a public object under a KMS key, and KMS hears nothing',
    source: 'https://repost.aws/knowledge-center/s3-kms-signature-version-error',
    grade: 'observed',
    given: [...underKey, noBlocks, readableByAll, ['s3:PutObject', put]],
    asks: [
      {
        step: ['anonymous', 's3:GetObject', get],
        refusal: {
          status: 400,
          code: 'InvalidArgument',
          message:
            'Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.',
          details: [
            ['ArgumentName', 'Authorization'],
            ['ArgumentValue', 'null'],
          ],
        },
        kms: [],
      },
    ],
  },
  {
    name: 'anybody reads a public object under SSE-S3, and is written down as nobody',
    source: guide('cloudtrail-logging-s3-info'),
    grade: 'observed',
    given: [created, noBlocks, readableByAll, ['s3:PutObject', put]],
    asks: [
      {
        step: ['anonymous', 's3:GetObject', get],
        answer: { Body },
        records: [
          {
            event: {
              eventName: 'GetObject',
              userIdentity: { type: 'AWSAccount', principalId: '', accountId: 'anonymous' },
              sharedEventID: anyText,
              resources: objectResources('a'),
            },
          },
        ],
      },
    ],
  },
  {
    name: 'a public policy is turned away while public policies are blocked',
    source: guide('troubleshoot-403-errors'),
    grade: 'documented',
    given: [...may('bob', allow('s3:*')), created],
    asks: [
      {
        step: [
          'bob',
          's3:PutBucketPolicy',
          {
            Bucket,
            Policy: policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: OBJECTS }),
          },
        ],
        refusal: denied(
          `${user('bob')}s3:PutBucketPolicy on resource: "${BUCKET}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
        ),
      },
    ],
  },
  {
    name: 'RestrictPublicBuckets keeps other accounts out of a public bucket, and nobody of its own',
    source: stackd('s3/public_access_replay'),
    grade: 'observed',
    given: [
      ...may('eve', allow('s3:*')),
      ...may('bob', allow('s3:GetObject')),
      created,
      noBlocks,
      readableByAll,
      ['s3:PutObject', put],
      ['s3:PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } }],
    ],
    asks: [
      { step: ['eve', 's3:GetObject', get], refusal: denied('Access Denied') },
      { step: ['anonymous', 's3:GetObject', get], refusal: denied('Access Denied') },
      { step: ['bob', 's3:GetObject', get], answer: { Body } },
    ],
  },
  {
    name: 'who may only generate data keys begins an upload and cannot send its parts',
    source: guide('mpuoverview'),
    grade: 'documented',
    given: [...may('alice', allow('*')), ...assumed(allow(['s3:*', 'kms:GenerateDataKey'])), ...underKey],
    asks: [
      {
        step: ['role', 's3:CreateMultipartUpload', { Bucket, Key: 'film' }],
        answer: { ServerSideEncryption: 'aws:kms' },
        kms: ['kms:GenerateDataKey'],
      },
      {
        step: ['role', 's3:UploadPart', { Bucket, Key: 'film', UploadId: '{UploadId}', PartNumber: 1, Body: body(9) }],
        refusal: denied(
          `User: arn:aws:sts::111122223333:assumed-role/worker/shift is not authorized to perform: kms:Decrypt on resource: ${KEY} ${hasNoIdentity('kms:Decrypt')}`,
        ),
        kms: ['kms:Decrypt'],
      },
    ],
  },
  {
    name: 'with a Bucket Key, KMS is asked once for the bucket, and forbids nothing until S3 forgets',
    source: guide('bucket-key'),
    grade: 'documented',
    given: [
      ...may('alice', allow('*')),
      ...assumed(allow(['s3:*', 'kms:Decrypt'])),
      created,
      keyed,
      defaultRule({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY }, { BucketKeyEnabled: true }),
      ['s3:PutObject', put],
    ],
    asks: [
      {
        step: ['role', 's3:GetObject', get],
        answer: { Body, BucketKeyEnabled: true },
        kms: ['kms:Decrypt'],
        records: [
          {
            event: {
              eventName: 'Decrypt',
              requestParameters: {
                encryptionContext: { 'aws:s3:arn': BUCKET },
                encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
              },
            },
          },
          { event: { eventName: 'GetObject' } },
        ],
      },
      { step: ['iam:DeleteRolePolicy', { RoleName: 'worker', PolicyName: 'inline' }], answer: {} },
      {
        step: [
          'iam:PutRolePolicy',
          { RoleName: 'worker', PolicyName: 'inline', PolicyDocument: policy(allow('s3:*')) },
        ],
        answer: {},
      },
      { step: ['role', 's3:GetObject', get], answer: { Body }, kms: [] },
      { step: ['clock:PassTime', { Minutes: 10 }], answer: {} },
      {
        step: ['role', 's3:GetObject', get],
        refusal: denied(
          `User: arn:aws:sts::111122223333:assumed-role/worker/shift is not authorized to perform: kms:Decrypt on resource: ${KEY} ${hasNoIdentity('kms:Decrypt')}`,
        ),
      },
    ],
  },
  {
    name: 'a policy that wants the header is not satisfied by the default encryption',
    source: issue('gomods/athens', 2165),
    grade: 'observed',
    given: [
      ...may('bob', allow(['s3:*', 'kms:*'])),
      ...underKey,
      bucketPolicy({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: OBJECTS,
        Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
      }),
    ],
    asks: [
      {
        step: ['bob', 's3:PutObject', put],
        refusal: denied(
          `${user('bob')}s3:PutObject on resource: "${BUCKET}/a" with an explicit deny in a resource-based policy`,
        ),
        kms: [],
      },
      {
        step: ['bob', 's3:PutObject', { ...put, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: KEY }],
        answer: { SSEKMSKeyId: KEY },
      },
    ],
  },
  {
    name: 'a presigned URL can do what its signer can do when it is used',
    source: guide('using-presigned-url'),
    grade: 'documented',
    given: [...may('bob', allow(['s3:GetObject', 'kms:Decrypt'])), ...underKey, ['s3:PutObject', put]],
    asks: [
      {
        step: ['bob', 's3:GetObject', get, { client: { presigned: { version: 4, age: 0 } } }],
        answer: { Body },
        records: [
          { event: { eventName: 'Decrypt' } },
          {
            event: {
              eventName: 'GetObject',
              userIdentity: { userName: 'bob' },
              additionalEventData: { AuthenticationMethod: 'QueryString' },
            },
          },
        ],
      },
      {
        step: [
          'iam:PutUserPolicy',
          { UserName: 'bob', PolicyName: 'inline', PolicyDocument: policy(allow('s3:GetObject')) },
        ],
        answer: {},
      },
      {
        step: ['bob', 's3:GetObject', get, { client: { presigned: { version: 4, age: 60_000 } } }],
        refusal: denied(`${user('bob')}kms:Decrypt on resource: ${KEY} ${hasNoIdentity('kms:Decrypt')}`),
      },
    ],
  },
  {
    name: 'that a key is missing is told to those who may list',
    source: guide('troubleshoot-403-errors'),
    grade: 'documented',
    given: [...may('alice', allow(['s3:GetObject', 's3:ListBucket'])), ...may('bob', allow('s3:GetObject')), created],
    asks: [
      {
        step: ['bob', 's3:GetObject', get],
        refusal: denied(`${user('bob')}s3:ListBucket on resource: "${BUCKET}" ${hasNoIdentity('s3:ListBucket')}`),
      },
      {
        step: ['alice', 's3:GetObject', get],
        refusal: {
          status: 404,
          code: 'NoSuchKey',
          message: 'The specified key does not exist.',
          details: [['Key', 'a']],
        },
      },
    ],
  },
  {
    name: 'SSE-C is refused by a new bucket',
    source: guide('default-s3-c-encryption-setting-faq'),
    grade: 'observed',
    given: [...may('bob', allow('s3:*')), created],
    asks: [
      {
        step: ['bob', 's3:PutObject', { ...put, ...customerKey() }],
        refusal: denied(
          `${user('bob')}s3:PutObject on resource: "${BUCKET}/a" because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). Please specify a different server-side encryption type.`,
        ),
      },
    ],
  },
]
