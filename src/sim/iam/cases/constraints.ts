// Grants as the world keeps them: which of them cover a request.
import { allow, EVE, grant, refuse, ROLE, type CaseGrant, type DecisionCase } from './decisionCase.ts'
import { source } from './sources.ts'

const decrypt = { action: 'kms:Decrypt', caller: 'R/s', keyPolicy: [grant(EVE, 'kms:*')] } as const
const create = { ...decrypt, action: 'kms:CreateGrant' } as const

const toRole = (...operations: readonly string[]): CaseGrant => ({ to: ROLE, operations })
const subset = (EncryptionContextSubset: Readonly<Record<string, string>>): CaseGrant => ({
  ...toRole('Decrypt', 'DescribeKey', 'CreateGrant'),
  constraints: { EncryptionContextSubset },
})
const equal = (EncryptionContextEquals: Readonly<Record<string, string>>): CaseGrant => ({
  ...toRole('Decrypt', 'DescribeKey', 'CreateGrant'),
  constraints: { EncryptionContextEquals },
})

const context = (pairs: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(pairs).map(([key, value]) => [`kms:EncryptionContext:${key}`, value]))

export const constraintCases: readonly DecisionCase[] = [
  {
    ...decrypt,
    name: 'a grant of the world to the role',
    source: source.grants,
    worldGrants: [toRole('Decrypt')],
    expected: 'allowed',
  },
  {
    ...decrypt,
    name: 'a grant of another operation',
    source: source.grants,
    worldGrants: [toRole('Encrypt', 'DescribeKey')],
    expected: 'implicit-deny',
    message: 'because no resource-based policy allows the kms:Decrypt action',
  },
  {
    ...decrypt,
    action: 'kms:ReEncryptFrom',
    name: 'the two sides of re-encryption are two operations',
    source: source.grants,
    worldGrants: [toRole('ReEncryptTo')],
    expected: 'implicit-deny',
  },
  {
    ...decrypt,
    name: 'a grant that is not known everywhere yet',
    source: source.grantTokens,
    worldGrants: [{ ...toRole('Decrypt'), effectiveIn: 3 }],
    expected: 'implicit-deny',
  },
  {
    ...decrypt,
    name: 'the same with its token',
    source: source.grantTokens,
    worldGrants: [{ ...toRole('Decrypt'), effectiveIn: 3 }],
    tokensFor: ['g1'],
    expected: 'allowed',
  },
  {
    ...decrypt,
    caller: 'alice',
    name: 'a token helps nobody but the grantee',
    source: source.grantTokens,
    worldGrants: [{ ...toRole('Decrypt'), effectiveIn: 3 }],
    tokensFor: ['g1'],
    expected: 'implicit-deny',
  },
  {
    ...decrypt,
    name: 'the token of another grant',
    source: source.grantTokens,
    worldGrants: [{ ...toRole('Decrypt'), effectiveIn: 3 }, toRole('Encrypt')],
    tokensFor: ['g2'],
    expected: 'implicit-deny',
  },
  {
    ...decrypt,
    name: 'a grant that was revoked a moment ago',
    source: source.retiringGrants,
    worldGrants: [{ ...toRole('Decrypt'), endsIn: 3 }],
    expected: 'allowed',
  },
  {
    ...decrypt,
    name: 'a grant that was revoked, with its token',
    source: source.retiringGrants,
    worldGrants: [{ ...toRole('Decrypt'), endsIn: 0 }],
    tokensFor: ['g1'],
    expected: 'implicit-deny',
  },
  {
    ...decrypt,
    name: 'an encryption context with the pairs of the constraint, and more',
    source: source.creatingGrants,
    worldGrants: [subset({ Department: 'IT' })],
    context: context({ Department: 'IT', Purpose: 'Test' }),
    expected: 'allowed',
  },
  {
    ...decrypt,
    name: 'an encryption context without a pair of the constraint',
    source: source.creatingGrants,
    worldGrants: [subset({ Department: 'IT', Purpose: 'Test' })],
    context: context({ Department: 'IT' }),
    expected: 'implicit-deny',
  },
  {
    ...decrypt,
    name: 'an encryption context that is equal to the constraint',
    source: source.creatingGrants,
    worldGrants: [equal({ Department: 'IT' })],
    context: context({ Department: 'IT' }),
    expected: 'allowed',
  },
  {
    ...decrypt,
    name: 'an encryption context with more than the constraint that it has to equal',
    source: source.creatingGrants,
    worldGrants: [equal({ Department: 'IT' })],
    context: context({ Department: 'IT', Purpose: 'Test' }),
    expected: 'implicit-deny',
  },
  {
    ...decrypt,
    name: 'keys of a constraint are not case-sensitive',
    source: source.grantConstraints,
    worldGrants: [equal({ department: 'IT' })],
    context: context({ Department: 'IT' }),
    expected: 'allowed',
  },
  {
    ...decrypt,
    name: 'values of a constraint are case-sensitive',
    source: source.grantConstraints,
    worldGrants: [equal({ Department: 'it' })],
    context: context({ Department: 'IT' }),
    expected: 'implicit-deny',
  },
  {
    ...decrypt,
    action: 'kms:DescribeKey',
    name: 'DescribeKey has no encryption context to hold against a constraint',
    source: source.creatingGrants,
    worldGrants: [equal({ Department: 'IT' })],
    expected: 'allowed',
  },
  {
    ...decrypt,
    name: 'a Deny for the role beats its grant',
    source: source.keyEvaluation,
    keyPolicy: [refuse(ROLE, 'kms:Decrypt')],
    worldGrants: [toRole('Decrypt')],
    expected: 'explicit-deny',
    message: 'with an explicit deny in a resource-based policy',
  },
  {
    ...decrypt,
    caller: 'cloudtrail',
    name: 'a service that works for the resource of the grant',
    source: source.grantConstraints,
    worldGrants: [
      {
        to: 'cloudtrail.amazonaws.com',
        operations: ['Decrypt'],
        constraints: { SourceArn: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/main' },
      },
    ],
    expected: 'allowed',
  },
  {
    ...decrypt,
    caller: 'cloudtrail',
    name: 'a service that works for another resource',
    source: source.grantConstraints,
    worldGrants: [
      {
        to: 'cloudtrail.amazonaws.com',
        operations: ['Decrypt'],
        constraints: { SourceArn: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/other' },
      },
    ],
    expected: 'implicit-deny',
  },
  {
    ...create,
    name: 'a grantee passes on an operation of the grant',
    source: source.creatingGrants,
    worldGrants: [toRole('CreateGrant', 'Decrypt')],
    context: { 'kms:GrantOperations': ['Decrypt'] },
    expected: 'allowed',
  },
  {
    ...create,
    name: 'a grantee does not pass on an operation that the grant lacks',
    source: source.creatingGrants,
    worldGrants: [toRole('CreateGrant', 'Decrypt')],
    context: { 'kms:GrantOperations': ['Encrypt'] },
    expected: 'implicit-deny',
  },
  {
    ...create,
    name: 'a grantee passes on a stricter constraint',
    source: source.creatingGrants,
    worldGrants: [subset({ Department: 'IT' })],
    context: {
      'kms:GrantOperations': ['Decrypt'],
      'kms:GrantConstraintType': 'EncryptionContextSubset',
      ...context({ Department: 'IT', Purpose: 'Test' }),
    },
    expected: 'allowed',
  },
  {
    ...create,
    name: 'a grantee does not pass on a looser constraint',
    source: source.creatingGrants,
    worldGrants: [equal({ Department: 'IT' })],
    context: {
      'kms:GrantOperations': ['Decrypt'],
      'kms:GrantConstraintType': 'EncryptionContextSubset',
      ...context({ Department: 'IT' }),
    },
    expected: 'implicit-deny',
  },
  {
    ...create,
    name: 'whoever may make grants by a policy may grant what they lack',
    source: source.grants,
    caller: 'alice',
    keyPolicy: [grant('arn:aws:iam::111122223333:user/alice', 'kms:CreateGrant')],
    context: { 'kms:GrantOperations': ['Decrypt', 'Encrypt'] },
    expected: 'allowed',
  },
  {
    ...decrypt,
    caller: 'eve',
    name: 'another account’s user with a grant of the key’s account and no permission of her own',
    source: source.grants,
    worldGrants: [{ to: EVE, operations: ['Decrypt'] }],
    keyPolicy: [grant(ROLE, 'kms:*')],
    expected: 'implicit-deny',
    message: 'kms:Decrypt on this resource because no identity-based policy allows the kms:Decrypt action',
  },
  {
    ...decrypt,
    caller: 'eve',
    name: 'the same with her own account’s permission',
    source: source.grants,
    identity: [allow('kms:Decrypt')],
    worldGrants: [{ to: EVE, operations: ['Decrypt'] }],
    keyPolicy: [grant(ROLE, 'kms:*')],
    expected: 'allowed',
  },
]
