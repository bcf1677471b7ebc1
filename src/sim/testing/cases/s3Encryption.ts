// Which encryption a write gets, which calls to KMS each operation of S3 makes, and how KMS's refusals sound through S3.
import { expect } from 'vitest'
import { base64Of, utf8 } from '../../bytes.ts'
import { policy } from '../gallery.ts'
import { delegation, keyPolicy } from '../kms.ts'
import { customerKey } from '../objects.ts'
import { allow, assumed, body, may, OTHER_ACCOUNT, text, type Asked, type Step, type Story } from '../story.ts'
import { api, guide, issue, localStack } from './sources.ts'
import {
  Bucket,
  BUCKET,
  bucketPolicy,
  created,
  defaultRule,
  KEY,
  keyed,
  noBlocks,
  OBJECTS,
  openToCustomerKeys,
  SSE,
  underKey,
} from './vault.ts'

const Body = text('red, orange and a line of violet')
const put = { Bucket, Key: 'a', Body }
const get = { Bucket, Key: 'a' }
const underHeader = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: KEY }
const denied = (message: string) => ({ status: 403, code: 'AccessDenied', message })
const user = (name: string) => `User: arn:aws:iam::111122223333:user/${name} is not authorized to perform: `
const invalid = (message: string, value?: string, name = SSE) => ({
  status: 400,
  code: 'InvalidArgument',
  message,
  details: [['ArgumentName', name], ...(value === undefined ? [] : [['ArgumentValue', value] as const])] as const,
})
const unusable = (code: string, message: string) => ({ status: 400, code: `KMS.${code}`, message })
const context = (pairs: object) => base64Of(utf8(JSON.stringify(pairs)))

type Row = readonly [
  name: string,
  source: string,
  grade: Story['grade'],
  given: readonly Step[],
  step: Step,
  outcome: Omit<Asked, 'step'> & ({ readonly answer: object } | { readonly refusal: ReturnType<typeof denied> }),
]

const { SSECustomerAlgorithm, SSECustomerKey, SSECustomerKeyMD5 } = customerKey()
const other = customerKey('other')
const mustProvide = 'Requests specifying Server Side Encryption with Customer provided keys must provide'
const wrongSecret = denied(`${mustProvide} the correct secret key.`)
const storedWithKey = {
  status: 400,
  code: 'InvalidRequest',
  message:
    'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
}
const withCustomerKey: readonly Step[] = [...openToCustomerKeys, ['s3:PutObject', { ...put, ...customerKey() }]]
const sseC = (test: string) => localStack(`TestS3SSECEncryption::${test}`)
const film = { Bucket, Key: 'film' }
const uploaded: readonly Step[] = [...underKey, ['s3:CreateMultipartUpload', film]]
const part = { ...film, UploadId: '{UploadId}', PartNumber: 1, Body: body(9) }
const uploadedWithKey: readonly Step[] = [
  ...openToCustomerKeys,
  ['s3:CreateMultipartUpload', { ...film, ...customerKey() }],
]

const headers: readonly Row[] = [
  [
    'SSE-C together with another encryption',
    sseC('test_put_object_validation_sse_c'),
    'observed',
    openToCustomerKeys,
    ['s3:PutObject', { ...put, ...customerKey(), ServerSideEncryption: 'AES256' }],
    {
      refusal: invalid(
        'Server Side Encryption with Customer provided key is incompatible with the encryption method specified',
        'AES256',
      ),
    },
  ],
  [
    'SSE-C with another algorithm than AES256',
    sseC('test_put_object_validation_sse_c'),
    'observed',
    openToCustomerKeys,
    ['s3:PutObject', { ...put, ...customerKey(), SSECustomerAlgorithm: 'KMS' }],
    {
      refusal: {
        ...invalid('The Encryption request you specified is not valid. Supported value: AES256.', 'KMS'),
        code: 'InvalidEncryptionAlgorithmError',
      },
    },
  ],
  [
    'SSE-C without an algorithm',
    sseC('test_put_object_validation_sse_c'),
    'observed',
    openToCustomerKeys,
    ['s3:PutObject', { ...put, SSECustomerKey, SSECustomerKeyMD5 }],
    { refusal: invalid(`${mustProvide} a valid encryption algorithm.`) },
  ],
  [
    'SSE-C without a key',
    sseC('test_put_object_validation_sse_c'),
    'observed',
    openToCustomerKeys,
    ['s3:PutObject', { ...put, SSECustomerAlgorithm, SSECustomerKeyMD5 }],
    { refusal: invalid(`${mustProvide} an appropriate secret key.`) },
  ],
  [
    'SSE-C without the MD5 of the key',
    sseC('test_put_object_validation_sse_c'),
    'observed',
    openToCustomerKeys,
    ['s3:PutObject', { ...put, SSECustomerAlgorithm, SSECustomerKey }],
    { refusal: invalid('The secret key was invalid for the specified algorithm.') },
  ],
  [
    'SSE-C with a key that has not 32 bytes',
    sseC('test_put_object_validation_sse_c'),
    'observed',
    openToCustomerKeys,
    ['s3:PutObject', { ...put, ...customerKey(), SSECustomerKey: base64Of(body(16)) }],
    { refusal: invalid('The secret key was invalid for the specified algorithm.') },
  ],
  [
    'SSE-C with the MD5 of another key',
    sseC('test_put_object_validation_sse_c'),
    'observed',
    openToCustomerKeys,
    ['s3:PutObject', { ...put, ...customerKey(), SSECustomerKeyMD5: other.SSECustomerKeyMD5 }],
    { refusal: invalid('The calculated MD5 hash of the key did not match the hash that was provided.') },
  ],
  [
    'an object under a customer’s key, without the key',
    sseC('test_object_retrieval_sse_c'),
    'observed',
    withCustomerKey,
    ['s3:GetObject', get],
    { refusal: storedWithKey },
  ],
  [
    'an object under a customer’s key, with another key',
    sseC('test_object_retrieval_sse_c'),
    'observed',
    withCustomerKey,
    ['s3:GetObject', { ...get, ...other }],
    { refusal: wrongSecret },
  ],
  [
    'an object under a customer’s key, without the MD5 of the key',
    sseC('test_object_retrieval_sse_c'),
    'observed',
    withCustomerKey,
    ['s3:GetObject', { ...get, SSECustomerAlgorithm, SSECustomerKey }],
    { refusal: wrongSecret },
  ],
  [
    'a customer’s key for an object that has none',
    sseC('test_object_retrieval_sse_c'),
    'observed',
    [...openToCustomerKeys, ['s3:PutObject', put]],
    ['s3:GetObject', { ...get, ...customerKey() }],
    {
      refusal: {
        status: 400,
        code: 'InvalidRequest',
        message: 'The encryption parameters are not applicable to this object.',
      },
    },
  ],
  [
    'a copy of an object under a customer’s key, without the key',
    sseC('test_copy_object_with_sse_c'),
    'observed',
    withCustomerKey,
    ['s3:CopyObject', { Bucket, Key: 'b', CopySource: 'vault/a' }],
    { refusal: storedWithKey },
  ],
  [
    'a part without the customer’s key of the upload',
    sseC('test_multipart_upload_sse_c_validation'),
    'observed',
    uploadedWithKey,
    ['s3:UploadPart', part],
    {
      refusal: {
        status: 400,
        code: 'InvalidRequest',
        message:
          'The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.',
      },
    },
  ],
  [
    'a part with another customer’s key than the upload’s',
    sseC('test_multipart_upload_sse_c_validation'),
    'observed',
    uploadedWithKey,
    ['s3:UploadPart', { ...part, ...other }],
    {
      refusal: {
        status: 400,
        code: 'InvalidRequest',
        message: 'The provided encryption parameters did not match the ones used originally.',
      },
    },
  ],
  [
    'a key id without aws:kms',
    issue('aws/aws-cli', 1431),
    'observed',
    [created, keyed],
    ['s3:PutObject', { ...put, SSEKMSKeyId: KEY }],
    {
      refusal: invalid(`Server Side Encryption with AWS KMS managed key requires HTTP header ${SSE} : aws:kms`),
      kms: [],
    },
  ],
  [
    'an encryption that there is not',
    'https://github.com/openstack/swift/blob/master/swift/common/middleware/s3api/s3request.py',
    'emulator',
    [created],
    ['s3:PutObject', { ...put, ServerSideEncryption: 'aws:nothing' }],
    { refusal: invalid('The encryption method specified is not supported', 'aws:nothing') },
  ],
  [
    'an encryption context that is no map of texts',
    'https://issues.apache.org/jira/browse/HADOOP-19197',
    'observed',
    [created, keyed],
    ['s3:PutObject', { ...put, ...underHeader, SSEKMSEncryptionContext: context({ a: 1 }) }],
    {
      refusal: invalid(
        `The header '${SSE}-context' shall be Base64-encoded UTF-8 string holding JSON which represents a string-string map`,
        context({ a: 1 }),
        `${SSE}-context`,
      ),
    },
  ],
  [
    'an encryption context of the caller’s own stands beside that of S3, and a read need not name it',
    guide('UsingKMSEncryption'),
    'documented',
    [
      created,
      keyed,
      ['s3:PutObject', { ...put, ...underHeader, SSEKMSEncryptionContext: context({ tenant: 'blue' }) }],
    ],
    ['s3:GetObject', get],
    {
      answer: { Body },
      kms: ['kms:Decrypt'],
      records: [
        { event: { requestParameters: { encryptionContext: { tenant: 'blue', 'aws:s3:arn': `${BUCKET}/a` } } } },
        { event: { eventName: 'GetObject' } },
      ],
    },
  ],
  [
    'DSSE-KMS asks KMS as SSE-KMS does, and is named in the answer',
    guide('UsingDSSEncryption'),
    'documented',
    [created, keyed],
    ['s3:PutObject', { ...put, ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: KEY }],
    { answer: { ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: KEY }, kms: ['kms:GenerateDataKey'] },
  ],
  [
    'a new default leaves as they were the objects that are there',
    guide('default-bucket-encryption'),
    'documented',
    [created, ['s3:PutObject', put], keyed, defaultRule({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY })],
    ['s3:HeadObject', get],
    { answer: { ServerSideEncryption: 'AES256' }, kms: [] },
  ],
  [
    'a wrong key for the default is noticed by who writes',
    issue('aws/aws-cli', 6713),
    'observed',
    [created, defaultRule({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'aws/s3' })],
    ['s3:PutObject', put],
    { refusal: unusable('NotFoundException', "Invalid keyId 'aws/s3'") },
  ],
]

const readable = allow(['s3:*'])
const rolling = 'User: arn:aws:sts::111122223333:assumed-role/worker/shift is not authorized to perform: '

const throughKms: readonly Row[] = [
  [
    'a read without the permission on the key: no identity-based policy',
    issue('aws/copilot-cli', 5500),
    'observed',
    [...may('bob', readable), ...underKey],
    ['bob', 's3:PutObject', put],
    {
      refusal: denied(
        `${user('bob')}kms:GenerateDataKey on resource: ${KEY} because no identity-based policy allows the kms:GenerateDataKey action`,
      ),
    },
  ],
  [
    'a session policy that lacks the permission on the key',
    'https://github.com/awslabs/mountpoint-s3',
    'observed',
    [
      ...assumed(allow('*')).slice(0, 2),
      ...may('alice', allow('*')),
      [
        'alice',
        'sts:AssumeRole',
        {
          RoleArn: 'arn:aws:iam::111122223333:role/worker',
          RoleSessionName: 'shift',
          Policy: policy(readable),
        },
      ],
      ...underKey,
      ['s3:PutObject', put],
    ],
    ['role', 's3:GetObject', get],
    {
      refusal: denied(
        `${rolling}kms:Decrypt on resource: ${KEY} because no session policy allows the kms:Decrypt action`,
      ),
    },
  ],
  [
    'a Deny of one’s own on the key, also where the key is AWS’s',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    'documented',
    [
      ...may('bob', readable, { Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*' }),
      created,
      ['s3:PutObject', { ...put, ServerSideEncryption: 'aws:kms' }],
    ],
    ['bob', 's3:GetObject', get],
    {
      refusal: denied(
        `${user('bob')}kms:Decrypt on resource: {SSEKMSKeyId} with an explicit deny in an identity-based policy`,
      ),
    },
  ],
  [
    'aws/s3 needs no permission on any key',
    'https://github.com/FogSecurity/aws-managed-kms-keys',
    'observed',
    [...may('bob', readable), created, ['s3:PutObject', { ...put, ServerSideEncryption: 'aws:kms' }]],
    ['bob', 's3:GetObject', get],
    { answer: { Body }, kms: ['kms:Decrypt'] },
  ],
  [
    'aws/s3 is nothing for another account, whatever the bucket allows',
    guide('UsingKMSEncryption'),
    'documented',
    [
      ...may('eve', allow('*')),
      created,
      ['s3:PutObject', { ...put, ServerSideEncryption: 'aws:kms' }],
      bucketPolicy({ Effect: 'Allow', Principal: { AWS: OTHER_ACCOUNT }, Action: 's3:GetObject', Resource: OBJECTS }),
    ],
    ['eve', 's3:GetObject', get],
    {
      refusal: denied(
        `User: arn:aws:iam::${OTHER_ACCOUNT}:user/eve is not authorized to perform: kms:Decrypt on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
      ),
    },
  ],
  [
    'another account reads under a key whose policy lets it, when its own policies do too',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html',
    'documented',
    [
      ...may('eve', allow(['s3:GetObject', 'kms:Decrypt'])),
      ...underKey,
      [
        'kms:PutKeyPolicy',
        {
          KeyId: KEY,
          Policy: keyPolicy(delegation, {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${OTHER_ACCOUNT}:root` },
            Action: 'kms:Decrypt',
            Resource: '*',
          }),
        },
      ],
      ['s3:PutObject', put],
      bucketPolicy({ Effect: 'Allow', Principal: { AWS: OTHER_ACCOUNT }, Action: 's3:GetObject', Resource: OBJECTS }),
    ],
    ['eve', 's3:GetObject', get],
    { answer: { Body }, kms: ['kms:Decrypt'] },
  ],
  [
    'a key of another account that does not let the caller in',
    issue('buildkite/docs', 2344),
    'observed',
    [...may('bob', allow('*')), created, ['stranger', 'kms:CreateKey', {}]],
    ['bob', 's3:PutObject', { ...put, ...underHeader }],
    {
      refusal: denied(
        `${user('bob')}kms:GenerateDataKey on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
      ),
    },
  ],
  [
    'a key id that is none',
    localStack('TestS3::test_s3_sse_validate_kms_key'),
    'observed',
    [created],
    ['s3:PutObject', { ...put, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'fake-key-id' }],
    { refusal: unusable('NotFoundException', "Invalid keyId 'fake-key-id'") },
  ],
  [
    'a key that there never was',
    localStack('TestS3::test_s3_sse_validate_kms_key'),
    'observed',
    [created],
    ['s3:PutObject', { ...put, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: '134f2428-cec1-4b25-a1ae-9048164dba47' }],
    {
      refusal: unusable(
        'NotFoundException',
        "Key 'arn:aws:kms:us-east-1:111122223333:key/134f2428-cec1-4b25-a1ae-9048164dba47' does not exist",
      ),
    },
  ],
  [
    'a key that there never was, for an upload in parts',
    localStack('TestS3::test_s3_sse_validate_kms_key'),
    'observed',
    [created],
    [
      's3:CreateMultipartUpload',
      { ...film, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: '134f2428-cec1-4b25-a1ae-9048164dba47' },
    ],
    {
      refusal: unusable(
        'NotFoundException',
        "Key 'arn:aws:kms:us-east-1:111122223333:key/134f2428-cec1-4b25-a1ae-9048164dba47' does not exist",
      ),
    },
  ],
  [
    'an alias that there is not',
    'https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html',
    'inferred',
    [created],
    ['s3:PutObject', { ...put, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/nothing' }],
    {
      refusal: unusable('NotFoundException', 'Alias arn:aws:kms:us-east-1:111122223333:alias/nothing is not found.'),
    },
  ],
  [
    'a key that waits for its material',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html',
    'inferred',
    [created, ['kms:CreateKey', { Origin: 'EXTERNAL' }]],
    ['s3:PutObject', { ...put, ...underHeader }],
    { refusal: unusable('KMSInvalidStateException', `${KEY} is pending import.`) },
  ],
  [
    'a key that cannot encrypt data keys',
    api('ErrorResponses'),
    'inferred',
    [created, ['kms:CreateKey', { KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' }]],
    ['s3:PutObject', { ...put, ...underHeader }],
    {
      refusal: {
        status: 400,
        code: 'KMS.InvalidKeyUsageException',
        message: expect.any(String) as string,
      },
    },
  ],
  [
    'the permission is looked at before the state of the key',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html',
    'inferred',
    [...may('bob', readable), ...underKey, ['s3:PutObject', put], ['kms:DisableKey', { KeyId: KEY }]],
    ['bob', 's3:GetObject', get],
    {
      refusal: denied(
        `${user('bob')}kms:Decrypt on resource: ${KEY} because no identity-based policy allows the kms:Decrypt action`,
      ),
    },
  ],
  [
    'a disabled key keeps in the record of KMS what was asked',
    'https://docs.aws.amazon.com/kms/latest/developerguide/ct-decrypt.html',
    'inferred',
    [...underKey, ['s3:PutObject', put], ['kms:DisableKey', { KeyId: KEY }]],
    ['s3:GetObject', get],
    {
      refusal: unusable('DisabledException', `${KEY} is disabled.`),
      records: [
        {
          event: {
            eventName: 'Decrypt',
            errorCode: 'DisabledException',
            errorMessage: `${KEY} is disabled.`,
            requestParameters: { encryptionContext: { 'aws:s3:arn': `${BUCKET}/a` } },
            resources: [{ type: 'AWS::KMS::Key', ARN: KEY }],
          },
        },
        { event: { eventName: 'GetObject', errorCode: 'KMS.DisabledException' } },
      ],
    },
  ],
]

const matrix: readonly Row[] = [
  [
    'HeadObject does not ask KMS, and shows the key',
    api('API_HeadObject'),
    'documented',
    [...underKey, ['s3:PutObject', put]],
    ['s3:HeadObject', get],
    { answer: { SSEKMSKeyId: KEY }, kms: [] },
  ],
  [
    'HeadObject asks KMS when it is asked for the checksum',
    api('API_HeadObject'),
    'documented',
    [...underKey, ['s3:PutObject', put]],
    ['s3:HeadObject', { ...get, ChecksumMode: 'ENABLED' }],
    { answer: { SSEKMSKeyId: KEY }, kms: ['kms:Decrypt'] },
  ],
  [
    'GetObjectAttributes asks KMS for the checksum',
    api('API_GetObjectAttributes'),
    'documented',
    [...underKey, ['s3:PutObject', put]],
    ['s3:GetObjectAttributes', { ...get, ObjectAttributes: ['Checksum'] }],
    { answer: {}, kms: ['kms:Decrypt'] },
  ],
  [
    'GetObjectAttributes does not ask KMS for the size',
    api('API_GetObjectAttributes'),
    'documented',
    [...underKey, ['s3:PutObject', put]],
    ['s3:GetObjectAttributes', { ...get, ObjectAttributes: ['ObjectSize'] }],
    { answer: { ObjectSize: 32 }, kms: [] },
  ],
  [
    'CopyObject opens the source and encrypts the copy by the default of its bucket',
    api('API_CopyObject'),
    'documented',
    [...underKey, ['s3:PutObject', put]],
    ['s3:CopyObject', { Bucket, Key: 'b', CopySource: 'vault/a' }],
    { answer: { SSEKMSKeyId: KEY }, kms: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  ],
  [
    'a copy does not inherit the encryption of its source',
    api('API_CopyObject'),
    'documented',
    [created, keyed, ['s3:PutObject', { ...put, ...underHeader }]],
    ['s3:CopyObject', { Bucket, Key: 'b', CopySource: 'vault/a' }],
    { answer: { ServerSideEncryption: 'AES256' }, kms: ['kms:Decrypt'] },
  ],
  [
    'CreateMultipartUpload has a data key made',
    guide('mpuoverview'),
    'documented',
    underKey,
    ['s3:CreateMultipartUpload', film],
    { answer: { SSEKMSKeyId: KEY }, kms: ['kms:GenerateDataKey'] },
  ],
  [
    'UploadPart has the data key opened',
    guide('mpuoverview'),
    'documented',
    uploaded,
    ['s3:UploadPart', part],
    { answer: { SSEKMSKeyId: KEY }, kms: ['kms:Decrypt'] },
  ],
  [
    'CompleteMultipartUpload has the data key opened',
    guide('mpuoverview'),
    'documented',
    [...uploaded, ['s3:UploadPart', part]],
    [
      's3:CompleteMultipartUpload',
      { ...film, UploadId: '{UploadId}', MultipartUpload: { Parts: [{ PartNumber: 1, ETag: '{ETag}' }] } },
    ],
    { answer: { SSEKMSKeyId: KEY, ETag: expect.stringMatching(/-1"$/) as string }, kms: ['kms:Decrypt'] },
  ],
  [
    'AbortMultipartUpload does not ask KMS',
    guide('mpuoverview'),
    'documented',
    uploaded,
    ['s3:AbortMultipartUpload', { ...film, UploadId: '{UploadId}' }],
    { answer: {}, kms: [] },
  ],
  [
    'one can delete what one cannot decrypt',
    api('API_DeleteObject'),
    'documented',
    [...may('bob', readable), ...underKey, ['s3:PutObject', put]],
    ['bob', 's3:DeleteObject', get],
    { answer: {}, kms: [] },
  ],
  [
    'one can list what one cannot decrypt',
    api('API_ListObjectsV2'),
    'documented',
    [...may('bob', readable), ...underKey, ['s3:PutObject', put]],
    ['bob', 's3:ListObjectsV2', { Bucket }],
    { answer: { KeyCount: 1 }, kms: [] },
  ],
  [
    'the tags of what one cannot decrypt',
    api('API_PutObjectTagging'),
    'documented',
    [...may('bob', readable), ...underKey, ['s3:PutObject', put]],
    ['bob', 's3:PutObjectTagging', { ...get, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } }],
    { answer: {}, kms: [] },
  ],
  [
    'kms:ViaService and kms:EncryptionContext of the call that S3 makes',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'documented',
    [
      ...may('bob', readable, {
        ...allow(['kms:GenerateDataKey', 'kms:Decrypt']),
        Condition: {
          StringEquals: {
            'kms:ViaService': 's3.us-east-1.amazonaws.com',
            'kms:EncryptionContext:aws:s3:arn': `${BUCKET}/a`,
            'kms:CallerAccount': '111122223333',
          },
          Bool: { 'aws:ViaAWSService': 'true' },
        },
      }),
      ...underKey,
    ],
    ['bob', 's3:PutObject', put],
    { answer: { SSEKMSKeyId: KEY } },
  ],
  [
    'a policy about objects’ ARNs breaks with a Bucket Key',
    guide('bucket-key'),
    'documented',
    [
      ...may('bob', readable, {
        ...allow(['kms:GenerateDataKey', 'kms:Decrypt']),
        Condition: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': `${BUCKET}/*` } },
      }),
      created,
      keyed,
      defaultRule({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY }, { BucketKeyEnabled: true }),
    ],
    ['bob', 's3:PutObject', put],
    {
      refusal: denied(
        `${user('bob')}kms:GenerateDataKey on resource: ${KEY} because no identity-based policy allows the kms:GenerateDataKey action`,
      ),
    },
  ],
  [
    'a policy about the caller’s address does not hold for the call that S3 makes',
    issue('aws/copilot-cli', 5500),
    'disputed',
    [
      ...may('bob', readable, { ...allow('kms:*'), Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }),
      ...underKey,
    ],
    ['bob', 's3:PutObject', put],
    {
      refusal: denied(
        `${user('bob')}kms:GenerateDataKey on resource: ${KEY} because no identity-based policy allows the kms:GenerateDataKey action`,
      ),
    },
  ],
  [
    'nobody in particular puts into an open bucket under a KMS key',
    'https://repost.aws/knowledge-center/s3-kms-signature-version-error',
    'inferred',
    [
      ...underKey,
      noBlocks,
      bucketPolicy({ Effect: 'Allow', Principal: '*', Action: 's3:PutObject', Resource: OBJECTS }),
    ],
    ['anonymous', 's3:PutObject', put],
    {
      refusal: {
        ...invalid(
          'Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.',
          'null',
          'Authorization',
        ),
      },
      kms: [],
    },
  ],
]

export const s3EncryptionCases: readonly Story[] = [...headers, ...throughKms, ...matrix].map(
  ([name, source, grade, given, step, outcome]) => ({ name, source, grade, given, asks: [{ step, ...outcome }] }),
)
