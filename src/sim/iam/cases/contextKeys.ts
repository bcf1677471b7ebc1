// The keys that AWS supplies: for every kind of caller what is there, with which value, and what is missing.
import {
  ACCOUNT,
  ALICE,
  BUCKET,
  DELEGATION,
  FEDERATED,
  grant,
  LINKED_ROLE,
  OTHER_ROLE,
  ROLE,
  TRAIL,
  type CaseCaller,
  type DecisionCase,
} from './decisionCase.ts'
import { source } from './sources.ts'

interface Row {
  readonly caller: CaseCaller
  /** By key; null for a key that is missing. */
  readonly keys: Readonly<Record<string, string | null>>
}

// prettier-ignore
const rows: readonly Row[] = [
  { caller: 'alice', keys: {
    'aws:PrincipalArn': ALICE, 'aws:PrincipalAccount': '111122223333', 'aws:PrincipalType': 'User', 'aws:userid': 'AIDAALICE', 'aws:username': 'alice',
    'aws:PrincipalIsAWSService': 'false', 'aws:PrincipalServiceName': null, 'aws:PrincipalServiceNamesList': null,
    'aws:SourceIp': '203.0.113.25', 'aws:SecureTransport': 'true', 'aws:ViaAWSService': 'false', 'aws:RequestedRegion': 'us-east-1',
    'aws:CurrentTime': '2026-01-15T09:00:00Z', 'aws:EpochTime': '1768467600', 'aws:ResourceAccount': '111122223333',
    'aws:TokenIssueTime': null, 'aws:MultiFactorAuthPresent': null, 'aws:MultiFactorAuthAge': null, 'aws:SourceIdentity': null,
    'aws:SourceArn': null, 'aws:SourceAccount': null, 'aws:SourceOrgID': null, 'aws:SourceVpc': null, 'aws:SourceVpce': null, 'aws:VpcSourceIp': null,
    'aws:CalledVia': null, 'aws:CalledViaFirst': null, 'aws:CalledViaLast': null, 'aws:referer': null, 'aws:FederatedProvider': null,
    'aws:PrincipalOrgID': null, 'aws:PrincipalOrgPaths': null, 'aws:ResourceOrgID': null, 'aws:TagKeys': null, 'kms:CallerAccount': null,
  } },
  { caller: 'alice with a token', keys: {
    'aws:PrincipalArn': ALICE, 'aws:PrincipalType': 'User', 'aws:username': 'alice', 'aws:userid': 'AIDAALICE',
    'aws:TokenIssueTime': '2026-01-15T08:50:00Z', 'aws:MultiFactorAuthPresent': 'false', 'aws:MultiFactorAuthAge': null,
  } },
  { caller: 'alice with MFA', keys: { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '600' } },
  { caller: 'R/s', keys: {
    'aws:PrincipalArn': ROLE, 'aws:PrincipalAccount': '111122223333', 'aws:PrincipalType': 'AssumedRole', 'aws:userid': 'AROAR:s', 'aws:username': null,
    'aws:TokenIssueTime': '2026-01-15T08:50:00Z', 'aws:MultiFactorAuthPresent': 'false', 'aws:MultiFactorAuthAge': null, 'aws:SourceIdentity': 'alice',
    'aws:SourceIp': '203.0.113.25', 'aws:SourceArn': null, 'aws:PrincipalIsAWSService': 'false',
  } },
  { caller: 'RB/s', keys: { 'aws:PrincipalArn': OTHER_ROLE, 'aws:PrincipalAccount': '444455556666', 'aws:ResourceAccount': '111122223333' } },
  { caller: 'service-linked role', keys: { 'aws:PrincipalArn': LINKED_ROLE, 'aws:PrincipalType': 'AssumedRole' } },
  { caller: 'federated by alice', keys: {
    'aws:PrincipalArn': FEDERATED, 'aws:PrincipalAccount': '111122223333', 'aws:PrincipalType': 'FederatedUser', 'aws:userid': '111122223333:fred', 'aws:username': null,
    'aws:TokenIssueTime': '2026-01-15T08:50:00Z', 'aws:MultiFactorAuthPresent': 'false', 'aws:SourceIdentity': null,
  } },
  { caller: 'root', keys: {
    'aws:PrincipalArn': ACCOUNT, 'aws:PrincipalAccount': '111122223333', 'aws:PrincipalType': 'Account', 'aws:userid': '111122223333', 'aws:username': null,
    'aws:TokenIssueTime': null, 'aws:MultiFactorAuthPresent': null,
  } },
  { caller: 'anonymous', keys: {
    'aws:PrincipalArn': null, 'aws:PrincipalAccount': 'anonymous', 'aws:PrincipalType': 'Anonymous', 'aws:userid': 'anonymous', 'aws:username': null,
    'aws:PrincipalIsAWSService': null, 'aws:SourceIp': '203.0.113.25', 'aws:SecureTransport': 'true', 'aws:PrincipalOrgID': null, 'aws:TokenIssueTime': null,
  } },
  { caller: 'cloudtrail', keys: {
    'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com', 'aws:PrincipalServiceNamesList': 'cloudtrail.amazonaws.com',
    'aws:SourceArn': TRAIL, 'aws:SourceAccount': '111122223333', 'aws:PrincipalArn': null, 'aws:PrincipalAccount': null, 'aws:PrincipalType': null,
    'aws:userid': null, 'aws:username': null, 'aws:SourceIp': null, 'aws:ViaAWSService': 'false', 'aws:PrincipalOrgID': null, 'aws:UserAgent': null,
  } },
]

const Resource = `${BUCKET}/*`

// The resource's policy asks, so that the answer does not hang on an identity policy. What is missing is asked with Null. The
// root user needs no Allow, so that one is refused where the key is not as it should be.
export const contextKeyCases: readonly DecisionCase[] = rows.flatMap(({ caller, keys }) =>
  Object.entries(keys).map(([key, value]): DecisionCase => ({
    name: `${caller}: ${key} ${value === null ? 'is missing' : `is ${value}`}`,
    source: source.globalKeys,
    caller,
    identity: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    session: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    bucketPolicy: [
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource },
      { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource, Condition: differs(key, value) },
    ],
    action: 's3:GetObject',
    expected: 'allowed',
  })),
)

function differs(key: string, value: string | null): object {
  if (value === null) return { Null: { [key]: 'false' } }
  // A list has to have the value among others.
  return { [key.endsWith('List') ? 'ForAllValues:StringNotEquals' : 'StringNotEquals']: { [key]: value } }
}

const viaS3 = { action: 'kms:Decrypt', caller: 'alice', viaS3: true } as const

export const kmsKeyCases: readonly DecisionCase[] = [
  {
    ...viaS3,
    name: 'kms:CallerAccount is the account of whom S3 passes on',
    source: source.keyConditions,
    keyPolicy: [grant('*', 'kms:*', { Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } } })],
    expected: 'allowed',
  },
  {
    ...viaS3,
    caller: 'R/s',
    name: 'the same for a session',
    source: source.keyConditions,
    keyPolicy: [
      grant('*', 'kms:*', {
        Condition: {
          StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
        },
      }),
    ],
    expected: 'allowed',
  },
  {
    ...viaS3,
    caller: 'eve',
    name: 'the AWS managed key of S3 is not for another account',
    source: source.keyConditions,
    identity: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    keyPolicy: [
      grant('*', 'kms:*', {
        Condition: {
          StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
        },
      }),
    ],
    isAwsManaged: true,
    expected: 'implicit-deny',
  },
  {
    ...viaS3,
    name: 'what S3 passes on has no address and says so',
    source: source.forwardAccess,
    identity: [
      {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { Null: { 'aws:SourceIp': 'true', 'aws:UserAgent': 'true' }, Bool: { 'aws:ViaAWSService': true } },
      },
    ],
    keyPolicy: [DELEGATION],
    expected: 'allowed',
  },
  {
    ...viaS3,
    viaS3: false,
    name: 'a direct call has no kms:ViaService',
    source: source.keyConditions,
    keyPolicy: [grant('*', 'kms:*', { Condition: { Null: { 'kms:ViaService': 'true' } } })],
    expected: 'allowed',
  },
]
