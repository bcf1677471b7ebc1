// The classification that GetBucketPolicyStatus gave on AWS: https://github.com/radkawar/stackd testdata/aws/s3/public_policy_replay.json
import { expect, test } from 'vitest'
import { isPublicPolicy } from './publicPolicy.ts'

const RESOURCE = 'arn:aws:s3:::bucket/*'
const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: RESOURCE }
const when = (Condition: object): readonly object[] => [{ ...read, Condition }]
const forWhom = (Principal: unknown): readonly object[] => [{ ...read, Principal }]
const userArn = 'arn:aws:iam::111122223333:user/alice'

const isPublic: readonly (readonly [string, readonly object[]])[] = [
  ['everybody', [read]],
  ['everybody in AWS', forWhom({ AWS: '*' })],
  ['everybody among others', forWhom({ AWS: [userArn, '*'] })],
  ['NotResource', [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::bucket/x' }]],
  ['a wildcard for the VPC', when({ StringLike: { 'aws:SourceVpc': 'vpc-*' } })],
  ['a question mark for the VPC', when({ StringLike: { 'aws:SourceVpc': 'vpc-1234567?' } })],
  ['a policy variable', when({ StringEquals: { 'aws:SourceVpc': '${aws:SourceVpc}' } })],
  ['another policy variable', when({ StringEquals: { 'aws:PrincipalAccount': '${aws:PrincipalAccount}' } })],
  ['ForAllValues alone', when({ 'ForAllValues:StringEquals': { 'aws:SourceAccount': '111122223333' } })],
  ['IfExists alone', when({ StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } })],
  ['a negated operator', when({ StringNotEquals: { 'aws:SourceAccount': '111122223333' } })],
  ['any user id', when({ StringLike: { 'aws:userid': '*' } })],
  ['aws:SourceOwner', when({ StringEquals: { 'aws:SourceOwner': '111122223333' } })],
  [
    'an access point of any account',
    when({ ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-east-1:*:accesspoint/app' } }),
  ],
  ['fixed and wildcard values', when({ StringLike: { 'aws:SourceVpc': ['vpc-1', 'vpc-*'] } })],
  ['the whole internet', when({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } })],
  ['half of the internet', when({ IpAddress: { 'aws:SourceIp': '128.0.0.0/1' } })],
  ['a /7 network', when({ IpAddress: { 'aws:SourceIp': '10.0.0.0/7' } })],
  ['all of IPv6', when({ IpAddress: { 'aws:SourceIp': '::/0' } })],
  ['a broad IPv6 network', when({ IpAddress: { 'aws:SourceIp': '2000::/31' } })],
  ['fc00::/7', when({ IpAddress: { 'aws:SourceIp': 'fc00::/7' } })],
  ['fe80::/10', when({ IpAddress: { 'aws:SourceIp': 'fe80::/10' } })],
  ['IpAddressIfExists', when({ IpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' } })],
  ['NotIpAddress', when({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })],
  ['one broad network among others', when({ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } })],
  ['the referer', when({ StringEquals: { 'aws:Referer': 'https://example.com' } })],
  ['a fixed and a public statement', [...when({ StringEquals: { 'aws:SourceAccount': '111122223333' } }), read]],
  ['a source ARN of any account', when({ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:*:topic' } })],
  ['a principal ARN of any account', when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } })],
  [
    'a Deny for all but the account',
    [
      read,
      {
        Effect: 'Deny',
        NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 's3:GetObject',
        Resource: RESOURCE,
      },
    ],
  ],
  ['a Deny for other objects', [read, { ...read, Effect: 'Deny', Resource: 'arn:aws:s3:::bucket/x' }]],
]

const isNotPublic: readonly (readonly [string, readonly object[]])[] = [
  ['an account number', forWhom({ AWS: '111122223333' })],
  ['an account', forWhom({ AWS: 'arn:aws:iam::111122223333:root' })],
  ['a user', forWhom({ AWS: userArn })],
  ['a service', forWhom({ Service: 'cloudtrail.amazonaws.com' })],
  ['aws:SourceAccount', when({ StringEquals: { 'aws:SourceAccount': '111122223333' } })],
  ['aws:SourceArn', when({ StringEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:111122223333:topic' } })],
  ['aws:PrincipalArn', when({ StringEquals: { 'aws:PrincipalArn': userArn } })],
  ['aws:PrincipalOrgID', when({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })],
  ['aws:PrincipalAccount', when({ StringEquals: { 'aws:PrincipalAccount': '111122223333' } })],
  ['aws:SourceOrgID', when({ StringEquals: { 'aws:SourceOrgID': 'o-1' } })],
  ['aws:SourceVpc', when({ StringEquals: { 'aws:SourceVpc': 'vpc-1' } })],
  ['aws:SourceVpce', when({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } })],
  ['a user id', when({ StringEquals: { 'aws:userid': 'AIDAEXAMPLE' } })],
  [
    'an access point',
    when({ StringEquals: { 's3:DataAccessPointArn': 'arn:aws:s3:us-east-1:111122223333:accesspoint/app' } }),
  ],
  ['an account’s access points', when({ StringEquals: { 's3:DataAccessPointAccount': '111122223333' } })],
  ['StringLike without a wildcard', when({ StringLike: { 'aws:SourceVpc': 'vpc-1' } })],
  ['a star that is meant literally', when({ StringEquals: { 'aws:SourceVpc': 'vpc-*' } })],
  ['wildcards beside a fixed account', when({ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:*' } })],
  ['all roles of an account', when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } })],
  ['ForAnyValue', when({ 'ForAnyValue:StringEquals': { 'aws:SourceVpc': 'vpc-1' } })],
  ['all sessions of a role', when({ StringLike: { 'aws:userid': 'AROAEXAMPLE:*' } })],
  ['a /8 network', when({ IpAddress: { 'aws:SourceIp': '12.0.0.0/8' } })],
  ['a private network', when({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })],
  ['an address', when({ IpAddress: { 'aws:SourceIp': '203.0.113.25' } })],
  ['an IPv6 /32 network', when({ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } })],
  [
    'a fixed and a wildcard condition',
    when({ StringEquals: { 'aws:SourceAccount': '111122223333' }, StringLike: { 'aws:SourceVpc': 'vpc-*' } }),
  ],
  ['only a Deny', [{ ...read, Effect: 'Deny' }]],
  ['an Allow and the same Deny', [read, { ...read, Effect: 'Deny' }]],
  [
    'a Deny for all other accounts',
    [read, { ...read, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceAccount': '111122223333' } } }],
  ],
  [
    'ForAllValues with Null false',
    when({
      'ForAllValues:StringEquals': { 'aws:SourceAccount': '111122223333' },
      Null: { 'aws:SourceAccount': 'false' },
    }),
  ],
  [
    'IfExists with Null false',
    when({ StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' }, Null: { 'aws:SourceAccount': 'false' } }),
  ],
]

const policy = (Statement: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement })

test.each(isPublic)('public: %s', (_, statements) => {
  expect(isPublicPolicy(policy(statements))).toBe(true)
})

test.each(isNotPublic)('not public: %s', (_, statements) => {
  expect(isPublicPolicy(policy(statements))).toBe(false)
})

test('only in a user id does a colon set off what may vary', () => {
  expect(isPublicPolicy(policy(when({ StringLike: { 'aws:SourceVpc': 'vpc-1:*' } })))).toBe(true)
})

test('a document that cannot be read counts as public', () => {
  expect(isPublicPolicy('{')).toBe(true)
})
