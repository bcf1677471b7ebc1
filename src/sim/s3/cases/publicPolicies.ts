// Bucket policies that were put on a real bucket, and whether AWS called them public.
// https://github.com/radkawar/stackd/blob/main/testdata/aws/s3/public_policy_replay.json
// Left out: an empty list of condition values, which our grammar refuses, and ArnEquals on aws:SourceVpc, which S3 refuses.

const RESOURCE = 'arn:aws:s3:::gallery/poster.png'
const ACCOUNT = '123456789012'

export interface PublicPolicyCase {
  readonly name: string
  readonly policy: string
}

const allow = (Principal: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action: 's3:GetObject',
  Resource: RESOURCE,
  ...(Condition && { Condition }),
})
const deny = (rest: object) => ({ Effect: 'Deny', Action: 's3:GetObject', Resource: RESOURCE, ...rest })
const everybody = allow('*')

const named = (name: string, ...statements: readonly object[]): PublicPolicyCase => ({
  name,
  policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
})
/** Everybody, under one condition. */
const when = (operator: string, key: string, value: string | readonly string[]): PublicPolicyCase =>
  named(`${operator} ${key} ${String(value)}`, allow('*', { [operator]: { [key]: value } }))
const whenAll = (name: string, condition: object): PublicPolicyCase => named(name, allow('*', condition))

export const publicPolicies: readonly PublicPolicyCase[] = [
  named('everybody', everybody),
  named('every AWS principal', allow({ AWS: '*' })),
  named('everybody, on all but one object', {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    NotResource: 'arn:aws:s3:::gallery/other.png',
  }),
  named('an account, and everybody', allow({ AWS: ACCOUNT }), everybody),
  named(
    'everybody, less those that a Deny with NotPrincipal takes out',
    everybody,
    deny({ NotPrincipal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } }),
  ),
  when('StringEquals', 'aws:SourceOwner', ACCOUNT),
  when('StringEquals', 'aws:sourceowner', ACCOUNT),
  when('StringLike', 'aws:SourceVpc', 'vpc-*'),
  when('StringLike', 'aws:SourceVpc', 'vpc-1234567?'),
  when('StringLike', 'aws:SourceVpc', ['vpc-12345678', 'vpc-*']),
  when('StringEquals', 'aws:SourceVpc', '${aws:SourceVpc}'),
  when('StringEquals', 'aws:SourceAccount', '${aws:PrincipalAccount}'),
  when('ForAllValues:StringEquals', 'aws:SourceVpc', 'vpc-12345678'),
  when('StringEqualsIfExists', 'aws:SourceVpc', 'vpc-12345678'),
  when('ForAllValues:StringEqualsIfExists', 'aws:SourceVpc', 'vpc-12345678'),
  when('StringNotEquals', 'aws:SourceVpc', 'vpc-12345678'),
  when('StringLike', 'aws:userid', '*'),
  when('ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:us-east-1:*:accesspoint/fixed'),
  when('ArnLike', 'aws:SourceArn', 'arn:aws:sns:us-east-1:*:fixed'),
  when('ArnLike', 'aws:SourceArn', `arn:aws:sns:us-east-1:${ACCOUNT}:\${aws:username}`),
  when('ArnLike', 'aws:SourceArn', 'arn:aws:sns:us-east-1:${aws:PrincipalAccount}:fixed'),
  when('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/fixed'),
  when('ArnLike', 'aws:PrincipalArn', `arn:aws:iam::${ACCOUNT}:role/\${aws:username}`),
  when('IpAddress', 'aws:SourceIp', '0.0.0.0/0'),
  when('IpAddress', 'aws:SourceIp', '0.0.0.0/7'),
  when('IpAddress', 'aws:SourceIp', '10.0.0.0/7'),
  when('IpAddress', 'aws:SourceIp', '::/0'),
  when('IpAddress', 'aws:SourceIp', '2000::/31'),
  when('IpAddress', 'aws:SourceIp', 'fc00::/7'),
  when('IpAddress', 'aws:SourceIp', 'fe80::/10'),
  when('IpAddress', 'aws:SourceIp', ['11.0.0.0/8', '0.0.0.0/0']),
  when('IpAddressIfExists', 'aws:SourceIp', '11.0.0.0/8'),
  when('ForAllValues:IpAddress', 'aws:SourceIp', '11.0.0.0/8'),
  when('NotIpAddress', 'aws:SourceIp', '11.0.0.0/8'),
  when('StringEquals', 'aws:Referer', 'https://example.invalid'),
]

export const notPublicPolicies: readonly PublicPolicyCase[] = [
  named('an account', allow({ AWS: ACCOUNT })),
  named("an account's root", allow({ AWS: `arn:aws:iam::${ACCOUNT}:root` })),
  named('a service', allow({ Service: 'cloudtrail.amazonaws.com' })),
  when('StringEquals', 'aws:SourceAccount', ACCOUNT),
  when('StringEquals', 'aws:SourceArn', `arn:aws:sns:us-east-1:${ACCOUNT}:fixed`),
  when('StringEquals', 'aws:PrincipalArn', `arn:aws:iam::${ACCOUNT}:user/Delegated`),
  when('StringEquals', 'aws:PrincipalOrgID', 'o-1234567890'),
  when('StringEquals', 'aws:PrincipalAccount', ACCOUNT),
  when('StringEquals', 'aws:SourceOrgID', 'o-1234567890'),
  when('StringEquals', 'aws:SourceVpc', 'vpc-12345678'),
  when('StringEquals', 'aws:SourceVpc', ['vpc-12345678', 'vpc-abcdef12']),
  when('StringEquals', 'aws:SourceVpc', 'vpc-*'),
  when('StringLike', 'aws:SourceVpc', 'vpc-12345678'),
  when('ForAnyValue:StringEquals', 'aws:SourceVpc', 'vpc-12345678'),
  when('StringEquals', 'aws:SourceVpce', 'vpce-12345678'),
  when('StringEquals', 'aws:userid', 'AIDAQAAAAAAAMEZHRHAHY'),
  when('StringLike', 'aws:userid', 'AROAEXAMPLEUNIQUEID:*'),
  when('StringEquals', 's3:DataAccessPointArn', `arn:aws:s3:us-east-1:${ACCOUNT}:accesspoint/fixed`),
  when('StringEquals', 's3:DataAccessPointAccount', ACCOUNT),
  when('ArnLike', 's3:DataAccessPointArn', `arn:aws:s3:us-east-1:${ACCOUNT}:accesspoint/*`),
  when('ArnLike', 's3:DataAccessPointArn', `arn:aws:s3:*:${ACCOUNT}:accesspoint/*`),
  when('ArnLike', 'aws:SourceArn', `arn:aws:sns:us-east-1:${ACCOUNT}:*`),
  when('ArnLike', 'aws:SourceArn', `arn:aws:sns:*:${ACCOUNT}:*`),
  when('ArnLike', 'aws:PrincipalArn', `arn:aws:iam::${ACCOUNT}:role/*`),
  when('IpAddress', 'aws:SourceIp', '11.0.0.0/8'),
  when('IpAddress', 'aws:SourceIp', '11.0.0.0/9'),
  when('IpAddress', 'aws:SourceIp', '10.0.0.0/8'),
  when('IpAddress', 'aws:SourceIp', '172.16.0.0/12'),
  when('IpAddress', 'aws:SourceIp', '192.168.0.0/16'),
  when('IpAddress', 'aws:SourceIp', '127.0.0.0/8'),
  when('IpAddress', 'aws:SourceIp', '2001:db8::/32'),
  when('IpAddress', 'aws:SourceIp', '2001:db8::/33'),
  when('ForAnyValue:IpAddress', 'aws:SourceIp', '11.0.0.0/8'),
  whenAll('one fixed value and one wildcard', {
    StringEquals: { 'aws:SourceAccount': ACCOUNT },
    StringLike: { 'aws:SourceVpc': 'vpc-*' },
  }),
  whenAll('ForAllValues with a key that must be there', {
    'ForAllValues:StringEquals': { 'aws:SourceVpc': 'vpc-12345678' },
    Null: { 'aws:SourceVpc': 'false' },
  }),
  whenAll('IfExists with a key that must be there', {
    StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-12345678' },
    Null: { 'aws:SourceVpc': 'false' },
  }),
  named('only a Deny', deny({ Principal: '*' })),
  named('only a Deny with NotPrincipal', deny({ NotPrincipal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } })),
  named('only a Deny on all but one object', {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:GetObject',
    NotResource: 'arn:aws:s3:::gallery/other.png',
  }),
  named('everybody, and the same denied', everybody, deny({ Principal: '*' })),
  named('an account, and everybody denied', allow({ AWS: ACCOUNT }), deny({ Principal: '*' })),
  named(
    'everybody, and denied from outside an account',
    everybody,
    deny({ Principal: '*', Condition: { StringNotEquals: { 'aws:SourceAccount': ACCOUNT } } }),
  ),
]

/** Refused as malformed before anybody asks whether they are public. */
export const malformedPolicies: readonly PublicPolicyCase[] = [
  named('any service', allow({ Service: '*.amazonaws.com' })),
  named('a user name with a wildcard', allow({ AWS: `arn:aws:iam::${ACCOUNT}:user/*` })),
  named('an Allow with NotPrincipal', {
    Effect: 'Allow',
    NotPrincipal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    Action: 's3:GetObject',
    Resource: RESOURCE,
  }),
  named('every resource', { ...everybody, Resource: '*' }),
  named('an object in another bucket', { ...everybody, Resource: 'arn:aws:s3:::not-this-gallery/poster.png' }),
  named('an action on buckets for an object', { ...everybody, Action: 's3:ListBucket' }),
  named('an action that does not exist', { ...everybody, Action: 's3:NotASupportedAction' }),
]
