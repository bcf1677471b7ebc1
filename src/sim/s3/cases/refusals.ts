// Refusals on buckets, each with AWS's whole answer.
export interface RefusalCase {
  readonly name: string
  readonly source: string
  /** What the account's root user has done before. */
  readonly before?: readonly (readonly [operation: string, input: object])[]
  readonly asks: readonly [operation: string, input: object]
  readonly as?: 'bob' | 'anonymous'
  readonly error: {
    readonly status: number
    readonly code: string
    readonly message: string
    readonly details?: readonly (readonly [name: string, value: string])[]
  }
}

const LOCALSTACK = 'https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/test_s3.snapshot.json'
const list = 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'
const messages = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html'

const Bucket = 'gallery'
const made = [['s3:CreateBucket', { Bucket }]] as const
const gone = (name: string) => ({
  status: 404,
  code: 'NoSuchBucket',
  message: 'The specified bucket does not exist',
  details: [['BucketName', name]] as const,
})
const denied = (action: string, on: string) =>
  `User: arn:aws:iam::111122223333:user/bob is not authorized to perform: ${action}${on} because no identity-based policy allows the ${action} action`

export const refusalCases: readonly RefusalCase[] = [
  {
    name: 'a missing bucket, before any question of permission',
    source: `${LOCALSTACK}, test_get_object_no_such_bucket`,
    as: 'bob',
    asks: ['s3:ListObjectsV2', { Bucket: 'does-not-exist' }],
    error: gone('does-not-exist'),
  },
  {
    name: 'a missing bucket, for nobody in particular',
    source: `${LOCALSTACK}, test_get_object_no_such_bucket`,
    as: 'anonymous',
    asks: ['s3:GetBucketAcl', { Bucket: 'does-not-exist' }],
    error: gone('does-not-exist'),
  },
  {
    name: 'a name that no bucket can have',
    source: `${LOCALSTACK}, test_s3_uppercase_bucket_name`,
    asks: ['s3:CreateBucket', { Bucket: 'UPPERCASE-bucket' }],
    error: {
      status: 400,
      code: 'InvalidBucketName',
      message: 'The specified bucket is not valid.',
      details: [['BucketName', 'UPPERCASE-bucket']],
    },
  },
  {
    name: 'no bucket policy',
    source: `${LOCALSTACK}, test_get_bucket_policy`,
    before: made,
    asks: ['s3:GetBucketPolicy', { Bucket }],
    error: {
      status: 404,
      code: 'NoSuchBucketPolicy',
      message: 'The bucket policy does not exist',
      details: [['BucketName', Bucket]],
    },
  },
  {
    name: 'no switches',
    source: `${LOCALSTACK}, test_crud_public_access_block`,
    before: [...made, ['s3:DeletePublicAccessBlock', { Bucket }]],
    asks: ['s3:GetPublicAccessBlock', { Bucket }],
    error: {
      status: 404,
      code: 'NoSuchPublicAccessBlockConfiguration',
      message: 'The public access block configuration was not found',
      details: [['BucketName', Bucket]],
    },
  },
  {
    name: 'a policy that is no JSON',
    source: `${LOCALSTACK}, test_bucket_policy_exc`,
    before: made,
    asks: ['s3:PutBucketPolicy', { Bucket, Policy: 'invalid json' }],
    error: {
      status: 400,
      code: 'MalformedPolicy',
      message: "Policies must be valid JSON and the first byte must be '{'",
    },
  },
  {
    name: 'a policy without statements',
    source: `${LOCALSTACK}, test_bucket_policy_exc`,
    before: made,
    asks: ['s3:PutBucketPolicy', { Bucket, Policy: '{}' }],
    error: { status: 400, code: 'MalformedPolicy', message: 'Missing required field Statement' },
  },
  {
    name: 'a default encryption without a rule',
    source: `${LOCALSTACK}, test_s3_default_bucket_encryption_exc`,
    before: made,
    asks: ['s3:PutBucketEncryption', { Bucket, ServerSideEncryptionConfiguration: { Rules: [] } }],
    error: {
      status: 400,
      code: 'MalformedXML',
      message: 'The XML you provided was not well-formed or did not validate against our published schema',
    },
  },
  {
    name: 'an owner who is no account',
    source: list,
    before: made,
    asks: ['s3:GetBucketVersioning', { Bucket, ExpectedBucketOwner: 'abcd' }],
    error: {
      status: 400,
      code: 'InvalidBucketOwnerAWSAccountID',
      message: 'The value of the expected bucket owner parameter must be an AWS Account ID... [abcd]',
    },
  },
  {
    name: 'a user without a policy, on the bucket',
    source: messages,
    before: made,
    as: 'bob',
    asks: ['s3:GetBucketEncryption', { Bucket }],
    error: {
      status: 403,
      code: 'AccessDenied',
      message: denied('s3:GetEncryptionConfiguration', ' on resource: "arn:aws:s3:::gallery"'),
    },
  },
  {
    name: 'a user without a policy, on the account',
    source: messages,
    as: 'bob',
    asks: ['s3:ListBuckets', {}],
    error: { status: 403, code: 'AccessDenied', message: denied('s3:ListAllMyBuckets', '') },
  },
  {
    name: 'nobody in particular hears no reason',
    source: messages,
    before: made,
    as: 'anonymous',
    asks: ['s3:GetBucketEncryption', { Bucket }],
    error: { status: 403, code: 'AccessDenied', message: 'Access Denied' },
  },
  {
    name: 'a Deny of the bucket policy',
    source: messages,
    before: [
      ...made,
      [
        's3:PutBucketPolicy',
        {
          Bucket,
          Policy:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetBucketTagging","Resource":"arn:aws:s3:::gallery"}]}',
        },
      ],
    ],
    as: 'bob',
    asks: ['s3:GetBucketTagging', { Bucket }],
    error: {
      status: 403,
      code: 'AccessDenied',
      message:
        'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:GetBucketTagging on resource: "arn:aws:s3:::gallery" with an explicit deny in a resource-based policy',
    },
  },
]
