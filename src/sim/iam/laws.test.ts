import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from './cases/decide.ts'
import {
  ACCOUNT,
  ALICE,
  BOB,
  BUCKET,
  EVE,
  KEY,
  OBJECT,
  OTHER_ACCOUNT,
  type CaseCaller,
  type DecisionCase,
} from './cases/decisionCase.ts'
import type { Decision } from './decision.ts'

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const oneOrMore = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | readonly T[]> =>
  fc.oneof(value, fc.uniqueArray(value, { minLength: 1, maxLength: 3 }))

const actions = oneOrMore(pick('*', 's3:*', 's3:GetObject', 's3:Get*', 'kms:*', 'kms:Decrypt', 'kms:?ecrypt', 'iam:*'))
const resources = oneOrMore(
  pick('*', OBJECT, `${BUCKET}/*`, BUCKET, KEY, 'arn:aws:kms:*', `${BUCKET}/\${aws:username}`),
)
const principals = pick<unknown>(
  '*',
  { AWS: '*' },
  { AWS: ACCOUNT },
  { AWS: ALICE },
  { AWS: BOB },
  { AWS: [EVE, OTHER_ACCOUNT] },
  { Service: 'cloudtrail.amazonaws.com' },
)
const conditions = pick<object>(
  {},
  { StringEquals: { 'aws:username': 'alice' } },
  { StringNotEquals: { 'aws:username': ['alice', 'bob'] } },
  { Bool: { 'aws:ViaAWSService': 'true' } },
  { Null: { 'aws:username': 'true' } },
  { 'ForAllValues:StringLike': { 'aws:TagKeys': '*' } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
)

const identityStatement = (effect: 'Allow' | 'Deny'): fc.Arbitrary<object> =>
  fc
    .tuple(pick('Action', 'NotAction'), actions, pick('Resource', 'NotResource'), resources, conditions)
    .map(([action, some, resource, where, Condition]) => ({
      Effect: effect,
      [action]: some,
      [resource]: where,
      Condition,
    }))
const resourceStatement = (effect: 'Allow' | 'Deny'): fc.Arbitrary<object> =>
  fc
    .tuple(identityStatement(effect), pick('Principal', 'NotPrincipal'), principals)
    .map(([statement, element, who]) => ({ ...statement, [element]: who }))

const effects = pick<'Allow' | 'Deny'>('Allow', 'Allow', 'Deny')
const identityPolicy = fc.array(effects.chain(identityStatement), { minLength: 1, maxLength: 4 })
const resourcePolicy = fc.array(effects.chain(resourceStatement), { minLength: 1, maxLength: 4 })

const requests: fc.Arbitrary<DecisionCase> = fc
  .record({
    caller: pick<CaseCaller>('alice', 'bob', 'root', 'eve', 'root of 444455556666', 'anonymous', 'cloudtrail'),
    identity: identityPolicy,
    furtherIdentity: fc.array(identityPolicy, { maxLength: 2 }),
    on: pick('key', 'bucket', 'nothing'),
    policy: resourcePolicy,
    restrictPublicBuckets: fc.boolean(),
    viaS3: fc.boolean(),
  })
  .map(({ on, policy, ...rest }) => ({
    name: 'generated',
    source: 'a law',
    expected: 'allowed' as const,
    ...rest,
    ...(on === 'key'
      ? { keyPolicy: policy, action: 'kms:Decrypt' }
      : on === 'bucket'
        ? { bucketPolicy: policy, action: 's3:GetObject' }
        : { action: 'kms:ListKeys', resource: '*' }),
  }))

const verdict = (asked: DecisionCase): Decision['verdict'] => decide(asked).decision.verdict

type Place = 'identity' | 'keyPolicy' | 'bucketPolicy'
const statementsOf = (asked: DecisionCase, place: Place): readonly object[] => {
  const policy = asked[place]
  return Array.isArray(policy) ? policy : []
}
const added = (asked: DecisionCase, place: Place, statement: object): DecisionCase => ({
  ...asked,
  [place]: [...statementsOf(asked, place), statement],
})
const placeOf = (asked: DecisionCase, isResource: boolean): Place =>
  isResource && asked.keyPolicy ? 'keyPolicy' : isResource && asked.bucketPolicy ? 'bucketPolicy' : 'identity'

test('a further Deny never allows', () => {
  fc.assert(
    fc.property(
      requests,
      fc.boolean(),
      identityStatement('Deny'),
      resourceStatement('Deny'),
      (asked, isResource, own, theirs) => {
        const place = placeOf(asked, isResource)
        const more = added(asked, place, place === 'identity' ? own : theirs)
        expect([verdict(asked), verdict(more)]).not.toEqual(['denied', 'allowed'])
      },
    ),
  )
})

// With RestrictPublicBuckets, a further Allow can make a bucket policy public and so shut other accounts out.
test('a further Allow never denies', () => {
  fc.assert(
    fc.property(
      requests,
      fc.boolean(),
      identityStatement('Allow'),
      resourceStatement('Allow'),
      (generated, isResource, own, theirs) => {
        const asked = { ...generated, restrictPublicBuckets: false }
        const place = placeOf(asked, isResource)
        const more = added(asked, place, place === 'identity' ? own : theirs)
        expect([verdict(asked), verdict(more)]).not.toEqual(['allowed', 'denied'])
      },
    ),
  )
})

test('the order of statements and of policies does not matter', () => {
  fc.assert(
    fc.property(requests, (asked) => {
      const { identity, furtherIdentity = [], ...rest } = asked
      const policies = [...furtherIdentity.toReversed(), ...(identity ? [identity] : [])]
      const [first, ...others] = policies.map((policy) => (Array.isArray(policy) ? policy.toReversed() : policy))
      const turned: DecisionCase = {
        ...rest,
        ...(first && { identity: first }),
        furtherIdentity: others,
        ...(asked.keyPolicy && { keyPolicy: statementsOf(asked, 'keyPolicy').toReversed() }),
        ...(asked.bucketPolicy && { bucketPolicy: statementsOf(asked, 'bucketPolicy').toReversed() }),
      }
      expect(decide(turned).decision.because.type).toBe(decide(asked).decision.because.type)
      expect(verdict(turned)).toBe(verdict(asked))
    }),
  )
})

test('what tipped the decision is to be found in what was considered', () => {
  fc.assert(
    fc.property(requests, (asked) => {
      const { decision } = decide(asked)
      expect(tipped(decision)).toBe(true)
      expect(decision.considered.some(({ verdict: says }) => says === 'denies')).toBe(
        decision.because.type === 'explicit-deny',
      )
    }),
  )
})

test('a statement applies when all of its elements fit', () => {
  fc.assert(
    fc.property(requests, (asked) => {
      const statements = decide(asked).decision.considered.flatMap((policy) => policy.statements)
      expect(statements.map(({ applies }) => applies)).toEqual(
        statements.map(({ elements }) => elements.every(({ matched }) => matched)),
      )
    }),
  )
})

/** Whether the considered policies bear out why the decision was taken. */
function tipped({ because, considered }: Decision): boolean {
  switch (because.type) {
    case 'allow':
    case 'explicit-deny': {
      const policy = considered.find(({ source }) => source.id === because.policy)
      const statement = policy?.statements[because.statement]
      const [says, effect] = because.type === 'allow' ? ['allows', 'Allow'] : ['denies', 'Deny']
      return policy?.verdict === says && statement?.effect === effect && statement.applies
    }
    case 'implicit-deny':
      return !considered.some(({ source, verdict: says }) => source.type === because.missing && says === 'allows')
    case 'block-public-access':
      return considered.some(
        ({ source, verdict: says }) => source.name === 'bucket policy' && (says === 'allows' || says === 'delegates'),
      )
    case 'grant':
    case 'root-user':
    case 'no-permission-needed':
      return !considered.some(({ verdict: says }) => says === 'denies')
  }
}
