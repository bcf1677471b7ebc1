// Every form of a principal against every kind of caller, in bucket policies, with Allow and Deny, Principal and NotPrincipal.
import {
  ACCOUNT,
  ALICE,
  allow,
  BUCKET,
  FEDERATED,
  OTHER_ACCOUNT,
  ROLE,
  SESSION,
  type CaseCaller,
  type DecisionCase,
} from './decisionCase.ts'
import { source } from './sources.ts'

/** `directly` is a yes or no in the caller's own name; `account` leaves an Allow to IAM, and is a Deny all the same. */
type Address = 'directly' | 'account' | 'nobody'

interface Form {
  readonly name: string
  readonly principal: unknown
  readonly addresses: Readonly<Partial<Record<CaseCaller, Address>>>
}

const everybody: Form['addresses'] = {
  alice: 'directly',
  'R/s': 'directly',
  'federated by alice': 'directly',
  root: 'directly',
  anonymous: 'directly',
  cloudtrail: 'directly',
}
const wholeAccount: Form['addresses'] = {
  alice: 'account',
  'R/s': 'account',
  'federated by alice': 'account',
  'alice with a token': 'account',
  root: 'directly',
  anonymous: 'nobody',
  cloudtrail: 'nobody',
}
const nobody: Form['addresses'] = {
  alice: 'nobody',
  'R/s': 'nobody',
  'federated by alice': 'nobody',
  anonymous: 'nobody',
  cloudtrail: 'nobody',
}

// prettier-ignore
const forms: readonly Form[] = [
  { name: '"*"', principal: '*', addresses: everybody },
  { name: 'AWS *', principal: { AWS: '*' }, addresses: everybody },
  { name: 'the account’s ARN', principal: { AWS: ACCOUNT }, addresses: wholeAccount },
  { name: 'the account’s number', principal: { AWS: '111122223333' }, addresses: wholeAccount },
  { name: 'another account', principal: { AWS: OTHER_ACCOUNT }, addresses: nobody },
  { name: 'the user', principal: { AWS: ALICE }, addresses: { ...nobody, alice: 'directly', 'alice with a token': 'directly', bob: 'nobody', 'federated by alice': 'nobody' } },
  { name: 'the user in another case', principal: { AWS: ALICE.replace('alice', 'Alice') }, addresses: nobody },
  { name: 'a star for the user', principal: { AWS: ALICE.replace('alice', '*') }, addresses: nobody },
  { name: 'the user’s unique id', principal: { AWS: 'AIDAALICE' }, addresses: { ...nobody, alice: 'directly' } },
  { name: 'the role', principal: { AWS: ROLE }, addresses: { ...nobody, 'R/s': 'directly', 'R/s with MFA': 'directly' } },
  { name: 'the role’s unique id', principal: { AWS: 'AROAR' }, addresses: { ...nobody, 'R/s': 'directly' } },
  { name: 'the session', principal: { AWS: SESSION }, addresses: { ...nobody, 'R/s': 'directly' } },
  { name: 'the federated user', principal: { AWS: FEDERATED }, addresses: { ...nobody, 'federated by alice': 'directly', 'federated by root': 'directly' } },
  { name: 'the service', principal: { Service: 'cloudtrail.amazonaws.com' }, addresses: { ...nobody, cloudtrail: 'directly', config: 'nobody' } },
  { name: 'one of several services', principal: { Service: ['config.amazonaws.com', 'cloudtrail.amazonaws.com'] }, addresses: { ...nobody, cloudtrail: 'directly', config: 'directly' } },
  { name: 'an identity provider', principal: { Federated: 'cognito-identity.amazonaws.com' }, addresses: nobody },
  { name: 'a canonical user', principal: { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' }, addresses: nobody },
  { name: 'user and service together', principal: { AWS: [ALICE, ROLE], Service: 'cloudtrail.amazonaws.com' }, addresses: { ...nobody, alice: 'directly', 'R/s': 'directly', cloudtrail: 'directly' } },
]

const Resource = `${BUCKET}/*`

export const principalCases: readonly DecisionCase[] = forms.flatMap(({ name, principal, addresses }) =>
  (Object.keys(addresses) as CaseCaller[]).flatMap((caller): readonly DecisionCase[] => [
    {
      name: `Allow ${name}: ${caller}`,
      source: source.principal,
      caller,
      bucketPolicy: [{ Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Resource }],
      action: 's3:GetObject',
      // The root user needs no Allow.
      expected: caller === 'root' || addresses[caller] === 'directly' ? 'allowed' : 'implicit-deny',
    },
    {
      name: `Deny ${name}: ${caller}`,
      source: source.principal,
      caller,
      identity: [allow('s3:*')],
      session: [allow('s3:*')],
      bucketPolicy: [
        { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource },
        { Effect: 'Deny', Principal: principal, Action: 's3:*', Resource },
      ],
      action: 's3:GetObject',
      expected: addresses[caller] === 'nobody' ? 'allowed' : 'explicit-deny',
    },
  ]),
)

type NotPrincipalRow = readonly [
  listed: readonly string[],
  caller: CaseCaller,
  /** Whether a Deny spares the caller, and whether an Allow leaves the caller out. */
  isSpared: boolean,
  isLeftOut: boolean,
]

// prettier-ignore
const notPrincipals: readonly NotPrincipalRow[] = [
  [[ALICE, ACCOUNT], 'alice', true, true],
  [[ALICE], 'alice', false, true],
  [[ACCOUNT], 'alice', false, true],
  [[ALICE, ACCOUNT], 'bob', false, true],
  [[ALICE], 'bob', false, false],
  [[ALICE, '111122223333'], 'alice', true, true],
  [['AIDAALICE', ACCOUNT], 'alice', true, true],
  [[ROLE, SESSION, ACCOUNT], 'R/s', true, true],
  [[ROLE, ACCOUNT], 'R/s', false, true],
  [[SESSION], 'R/s', false, true],
  [[ROLE, SESSION, ACCOUNT], 'alice', false, true],
  [[FEDERATED, ACCOUNT], 'federated by alice', true, true],
  [[FEDERATED], 'federated by alice', false, true],
  [[ALICE], 'federated by alice', false, false],
  [[ACCOUNT], 'anonymous', false, false],
  [[ACCOUNT], 'cloudtrail', false, false],
]

export const notPrincipalCases: readonly DecisionCase[] = notPrincipals.flatMap(
  ([listed, caller, isSpared, isLeftOut]): readonly DecisionCase[] => [
    {
      name: `Deny all but ${listed.join(', ')}: ${caller}`,
      source: source.notPrincipal,
      caller,
      identity: [allow('s3:*')],
      session: [allow('s3:*')],
      bucketPolicy: [
        { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource },
        { Effect: 'Deny', NotPrincipal: { AWS: listed }, Action: 's3:GetObject', Resource },
      ],
      action: 's3:GetObject',
      expected: isSpared ? 'allowed' : 'explicit-deny',
    },
    {
      name: `Allow all but ${listed.join(', ')}: ${caller}`,
      source: source.simulateNotPrincipal,
      caller,
      bucketPolicy: [{ Effect: 'Allow', NotPrincipal: { AWS: listed }, Action: 's3:GetObject', Resource }],
      action: 's3:GetObject',
      expected: isLeftOut ? 'implicit-deny' : 'allowed',
    },
  ],
)
