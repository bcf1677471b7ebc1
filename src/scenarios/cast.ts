// The people of the lessons, and what IAM says about each of them. The account and the names are AWS's documentation examples.
import type { Input, Person, Request } from './scenario.ts'

export const accountId = '111122223333'
export const bucket = 'gallery'
export const logBucket = 'gallery-logs'
export const alias = 'alias/pictures'
export const trailName = 'gallery-trail'

const alice: Person = {
  id: 'alice',
  name: 'Alice',
  role: 'key user',
  caller: { type: 'user', userName: 'alice' },
}
const bob: Person = { id: 'bob', name: 'Bob', role: 'S3 only', caller: { type: 'user', userName: 'bob' } }
const carol: Person = {
  id: 'carol',
  name: 'Carol',
  role: 'key admin',
  caller: { type: 'user', userName: 'carol' },
}
const anyone: Person = { id: 'anyone', name: 'Anyone', role: 'on the internet', caller: { type: 'anonymous' } }
/** Administers the account: changes IAM policies and settings. Not on the map. */
const dana: Person = {
  id: 'dana',
  name: 'Dana',
  role: 'account admin',
  caller: { type: 'user', userName: 'dana' },
  offMap: true,
}
/** Only makes the first users. Not on the map. */
const root: Person = { id: 'root', name: 'Root', role: 'account root', caller: { type: 'root' }, offMap: true }

export const everyone: readonly Person[] = [alice, bob, carol, anyone, dana, root]

const objects = `arn:aws:s3:::${bucket}/*`

export const statement = (
  sid: string,
  effect: 'Allow' | 'Deny',
  action: string | readonly string[],
  resource: Input,
  more: { readonly [member: string]: Input } = {},
): Input => ({
  Sid: sid,
  Effect: effect,
  ...more,
  Action: action,
  Resource: resource,
})

export const policy = (...statements: readonly Input[]): Input => ({ Version: '2012-10-17', Statement: statements })

export const bobReadsGallery = statement('BobReadsGallery', 'Allow', 's3:GetObject', objects)

const createUser = (person: Person, policyName: string, ...statements: readonly Input[]): readonly Request[] => [
  { as: 'root', operation: 'iam:CreateUser', input: { UserName: person.id } },
  {
    as: 'root',
    operation: 'iam:PutUserPolicy',
    input: { UserName: person.id, PolicyName: policyName, PolicyDocument: { json: policy(...statements) } },
  },
]

/** Alice, Bob, Carol and Dana with their inline policies; no key, no bucket. */
export const people: readonly Request[] = [
  ...createUser(
    alice,
    'AliceUsesGallery',
    statement('AliceUsesGallery', 'Allow', ['s3:GetObject', 's3:PutObject'], objects),
    statement('AliceListsGallery', 'Allow', 's3:ListBucket', `arn:aws:s3:::${bucket}`),
  ),
  ...createUser(bob, 'BobReadsGallery', bobReadsGallery),
  ...createUser(
    carol,
    'CarolAdministers',
    statement('CarolMakesKeys', 'Allow', ['kms:CreateKey', 'kms:CreateAlias', 'kms:ListKeys', 'kms:ListAliases'], '*'),
    statement(
      'CarolMakesBuckets',
      'Allow',
      [
        's3:CreateBucket',
        's3:GetEncryptionConfiguration',
        's3:PutEncryptionConfiguration',
        's3:GetBucketPolicy',
        's3:PutBucketPolicy',
        's3:DeleteBucketPolicy',
        's3:PutBucketPublicAccessBlock',
      ],
      'arn:aws:s3:::*',
    ),
    statement('CarolMakesTrails', 'Allow', 'cloudtrail:*', '*'),
  ),
  ...createUser(dana, 'DanaAdministersTheAccount', statement('Everything', 'Allow', '*', '*')),
]

export const sids = {
  delegation: 'Enable IAM User Permissions',
  administrators: 'Allow access for Key Administrators',
  users: 'Allow use of the key',
} as const

export const delegation = statement(sids.delegation, 'Allow', 'kms:*', '*', {
  Principal: { AWS: `arn:aws:iam::${accountId}:root` },
})

const administrators = statement(
  sids.administrators,
  'Allow',
  [
    'kms:Create*',
    'kms:Describe*',
    'kms:Enable*',
    'kms:List*',
    'kms:Put*',
    'kms:Update*',
    'kms:Revoke*',
    'kms:Disable*',
    'kms:Get*',
    'kms:Delete*',
    'kms:TagResource',
    'kms:UntagResource',
    'kms:ScheduleKeyDeletion',
    'kms:CancelKeyDeletion',
    'kms:RotateKeyOnDemand',
  ],
  '*',
  { Principal: { AWS: `arn:aws:iam::${accountId}:user/carol` } },
)

export const keyUsers = statement(
  sids.users,
  'Allow',
  ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
  '*',
  { Principal: { AWS: `arn:aws:iam::${accountId}:user/alice` } },
)

/** The policy that the console writes for an administrator and a user. */
export const keyPolicy: Input = {
  Version: '2012-10-17',
  Id: 'key-consolepolicy-3',
  Statement: [delegation, administrators, keyUsers],
}

const trail = `arn:aws:cloudtrail:us-east-1:${accountId}:trail/${trailName}`

/** What CloudTrail's documentation asks of the log bucket. */
export const logBucketPolicy: Input = policy(
  statement('AWSCloudTrailAclCheck20150319', 'Allow', 's3:GetBucketAcl', `arn:aws:s3:::${logBucket}`, {
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceArn': trail } },
  }),
  statement('AWSCloudTrailWrite20150319', 'Allow', 's3:PutObject', `arn:aws:s3:::${logBucket}/AWSLogs/${accountId}/*`, {
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': trail } },
  }),
)

export const publicRead = statement('PublicRead', 'Allow', 's3:GetObject', objects, { Principal: '*' })

export const sseKms: Input = {
  Bucket: bucket,
  ServerSideEncryptionConfiguration: {
    Rules: [
      {
        ApplyServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms',
          KMSMasterKeyID: { from: 'create-key', member: 'KeyMetadata.Arn' },
        },
      },
    ],
  },
}

export const dataEvents: Input = {
  TrailName: trailName,
  EventSelectors: [
    {
      ReadWriteType: 'All',
      IncludeManagementEvents: true,
      DataResources: [{ Type: 'AWS::S3::Object', Values: [`arn:aws:s3:::${bucket}/`] }],
    },
  ],
}

export const putPicture: Input = {
  Bucket: bucket,
  Key: { file: 'name' },
  Body: { file: 'body' },
  ContentType: { file: 'type' },
}
export const getPicture: Input = { Bucket: bucket, Key: { file: 'name' } }
