// The global condition keys, with what their values are.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

export interface KnownKey {
  readonly type: 'text' | 'arn' | 'address' | 'moment' | 'number' | 'truth'
  readonly multiple: boolean
}

/** Undefined for a key that there is not. The name is in lower case, and begins with `aws:`. */
export function globalKey(name: string): KnownKey | undefined {
  const slash = name.indexOf('/')
  if (slash > 0) return TAGS.has(name.slice(0, slash)) && slash < name.length - 1 ? TEXT : undefined
  return GLOBAL.get(name)
}

const TAGS: ReadonlySet<string> = new Set(['aws:principaltag', 'aws:requesttag', 'aws:resourcetag'])
const TEXT: KnownKey = { type: 'text', multiple: false }

const listed = (type: KnownKey['type'], multiple: boolean, text: string): readonly (readonly [string, KnownKey])[] =>
  text.split(' ').map((name) => [`aws:${name.toLowerCase()}`, { type, multiple }])

// prettier-ignore
const GLOBAL: ReadonlyMap<string, KnownKey> = new Map([
  ...listed('text', false, 'CalledViaFirst CalledViaLast Ec2InstanceSourceVpc PrincipalAccount PrincipalOrgID PrincipalServiceName PrincipalType Referer RequestedRegion ResourceAccount ResourceOrgID SourceAccount SourceIdentity SourceOrgID SourceVpc SourceVpce UserAgent userid username VpceAccount VpceOrgID FederatedProvider'),
  ...listed('text', true, 'CalledVia PrincipalOrgPaths PrincipalServiceNamesList ResourceOrgPaths SourceOrgPaths TagKeys VpceOrgPaths'),
  ...listed('arn', false, 'PrincipalArn SourceArn SourceVpcArn ChatbotSourceArn AssumedRoot SignInSessionArn'),
  ...listed('address', false, 'SourceIp VpcSourceIp Ec2InstanceSourcePrivateIPv4'),
  ...listed('moment', false, 'CurrentTime EpochTime TokenIssueTime'),
  ...listed('number', false, 'MultiFactorAuthAge'),
  ...listed('truth', false, 'MultiFactorAuthPresent PrincipalIsAWSService SecureTransport ViaAWSService ViaAWSMCPService'),
])

const LISTING = ['s3:listbucket', 's3:listbucketversions', 's3:listbucketmultipartuploads']
const WRITING = ['s3:putobject', 's3:replicateobject']

/** Keys that only some actions have, in lower case: those of S3 that are asked of the wrong action most often. */
export const ACTIONS_WITH: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3:prefix', LISTING],
  ['s3:delimiter', LISTING],
  ['s3:max-keys', LISTING],
  ['s3:x-amz-server-side-encryption', WRITING],
  ['s3:x-amz-server-side-encryption-aws-kms-key-id', WRITING],
])
