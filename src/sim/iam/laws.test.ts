import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from './cases/decide.ts'
import {
  ACCOUNT,
  ALICE,
  BOB,
  BUCKET,
  EVE,
  FEDERATED,
  KEY,
  OBJECT,
  OTHER_ACCOUNT,
  OTHER_ROLE,
  ROLE,
  SESSION,
  type CaseCaller,
  type CasePolicy,
  type DecisionCase,
} from './cases/decisionCase.ts'
import type { Decision } from './decision.ts'
import { parsePolicy } from './parsePolicy.ts'

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const oneOrMore = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | readonly T[]> =>
  fc.oneof(value, fc.uniqueArray(value, { minLength: 1, maxLength: 3 }))

const actions = oneOrMore(pick('*', 's3:*', 's3:GetObject', 's3:Get*', 'kms:*', 'kms:Decrypt', 'kms:?ecrypt', 'sts:*'))
const resources = oneOrMore(
  pick('*', OBJECT, `${BUCKET}/*`, BUCKET, KEY, ROLE, 'arn:aws:kms:*', `${BUCKET}/\${aws:username}`),
)
const principals = pick<unknown>(
  '*',
  { AWS: '*' },
  { AWS: ACCOUNT },
  { AWS: ALICE },
  { AWS: BOB },
  { AWS: [EVE, OTHER_ACCOUNT] },
  { AWS: ROLE },
  { AWS: [SESSION, FEDERATED] },
  { AWS: [ROLE, SESSION, ACCOUNT] },
  { AWS: OTHER_ROLE },
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
  { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
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

const someLevels = fc.record(
  {
    root: fc.array(identityPolicy, { maxLength: 2 }),
    unit: fc.array(identityPolicy, { maxLength: 2 }),
    added: fc.array(identityPolicy, { maxLength: 1 }),
  },
  { requiredKeys: [] },
)
const organizations = fc.record(
  {
    accounts: pick<('111122223333' | '444455556666')[]>(
      ['111122223333'],
      ['444455556666'],
      ['111122223333', '444455556666'],
    ),
    management: pick<'111122223333'>('111122223333'),
    scps: someLevels,
    rcps: fc.record({
      added: fc.array(fc.array(resourceStatement('Deny'), { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    }),
    isDisabled: pick(true, false, false, false),
  },
  { requiredKeys: [] },
)

const callers = pick<CaseCaller>(
  'alice',
  'alice with MFA',
  'bob',
  'root',
  'R/s',
  'RB/s',
  'service-linked role',
  'federated by alice',
  'federated by root',
  'eve',
  'root of 444455556666',
  'anonymous',
  'cloudtrail',
)

const requests: fc.Arbitrary<DecisionCase> = fc
  .record(
    {
      caller: callers,
      identity: identityPolicy,
      furtherIdentity: fc.array(identityPolicy, { maxLength: 2 }),
      managed: identityPolicy,
      group: identityPolicy,
      boundary: identityPolicy,
      session: identityPolicy,
      sessionManaged: identityPolicy,
      organization: organizations,
      on: pick('key', 'bucket', 'role', 'nothing'),
      policy: resourcePolicy,
      grants: fc.array(
        fc.record({
          grantId: pick('1', '2'),
          granteePrincipal: pick(ALICE, ROLE, SESSION, ACCOUNT, EVE, OTHER_ACCOUNT, 'cloudtrail.amazonaws.com'),
          issuingAccount: pick('111122223333', '444455556666'),
        }),
        { maxLength: 2 },
      ),
      restrictPublicBuckets: fc.boolean(),
      viaS3: fc.boolean(),
    },
    { requiredKeys: ['caller', 'identity', 'on', 'policy'] },
  )
  .map(({ on, policy, grants, ...rest }) => ({
    name: 'generated',
    source: 'a law',
    expected: 'allowed' as const,
    ...rest,
    ...(on === 'key'
      ? { keyPolicy: policy, action: 'kms:Decrypt', ...(grants && { grants }) }
      : on === 'bucket'
        ? { bucketPolicy: policy, action: 's3:GetObject' }
        : on === 'role'
          ? { trustPolicy: policy, action: 'sts:AssumeRole' }
          : { action: 'kms:ListKeys', resource: '*' }),
  }))

const verdict = (asked: DecisionCase): Decision['verdict'] => decide(asked).decision.verdict

type Place =
  | 'identity'
  | 'managed'
  | 'group'
  | 'boundary'
  | 'session'
  | 'sessionManaged'
  | 'keyPolicy'
  | 'bucketPolicy'
  | 'trustPolicy'
const PLACES: readonly Place[] = [
  'identity',
  'managed',
  'group',
  'boundary',
  'session',
  'sessionManaged',
  'keyPolicy',
  'bucketPolicy',
  'trustPolicy',
]
const isOfResource = (place: Place): boolean => place.endsWith('Policy')

const reversed = (policy: CasePolicy): CasePolicy => ('Statement' in policy ? policy : policy.toReversed())

/** With one more statement in one of the policies that are there. */
const withStatement = (effect: 'Allow' | 'Deny'): fc.Arbitrary<readonly [DecisionCase, DecisionCase]> =>
  fc
    .tuple(requests, fc.nat(), identityStatement(effect), resourceStatement(effect))
    .map(([asked, choice, own, theirs]) => {
      const places = PLACES.filter((place) => asked[place])
      const place = places[choice % places.length] ?? 'identity'
      const policy = asked[place]
      const statements = Array.isArray(policy) ? policy : []
      return [asked, { ...asked, [place]: [...statements, isOfResource(place) ? theirs : own] }]
    })

test('a further Deny never allows', () => {
  fc.assert(
    fc.property(withStatement('Deny'), ([asked, more]) => {
      expect([verdict(asked), verdict(more)]).not.toEqual(['denied', 'allowed'])
    }),
  )
})

// With RestrictPublicBuckets, a further Allow can make a bucket policy public and so shut other accounts out.
test('a further Allow never denies', () => {
  fc.assert(
    fc.property(withStatement('Allow'), ([asked, more]) => {
      const open = { restrictPublicBuckets: false }
      expect([verdict({ ...asked, ...open }), verdict({ ...more, ...open })]).not.toEqual(['allowed', 'denied'])
    }),
  )
})

test('a further limit never allows', () => {
  const limits = fc.record(
    { boundary: identityPolicy, session: identityPolicy, organization: organizations },
    { requiredKeys: [] },
  )
  const none = { boundary: undefined, session: undefined, sessionManaged: undefined, organization: undefined }
  const unlimited = requests.map((asked): DecisionCase =>
    // A federated user without a session policy may do nothing; an organization gives requests new keys.
    JSON.parse(
      JSON.stringify({ ...asked, ...none })
        .replaceAll(/federated by (alice|root)/g, 'alice with MFA')
        .replaceAll('aws:PrincipalOrgID', 'aws:userid'),
    ),
  )
  fc.assert(
    fc.property(unlimited, limits, (asked, limit) => {
      expect([verdict(asked), verdict({ ...asked, ...limit })]).not.toEqual(['denied', 'allowed'])
    }),
  )
})

test('a Deny that fits the request is a denial, wherever it stands', () => {
  const whole = { Effect: 'Deny', Action: '*', Resource: '*' }
  fc.assert(
    fc.property(requests, fc.nat(), (asked, choice) => {
      const reads = PLACES.filter((place) => asked[place] && isReadFor(place, asked.caller))
      fc.pre(reads.length > 0)
      const place = reads[choice % reads.length] ?? 'identity'
      // Statements of trust policies name no resource.
      const Resource = place === 'trustPolicy' ? undefined : '*'
      const statement = isOfResource(place) ? { ...whole, Resource, Principal: '*' } : whole
      expect(verdict({ ...asked, [place]: [statement] })).toBe('denied')
    }),
  )
})

/** Whether the policy counts for that kind of caller at all. */
function isReadFor(place: Place, caller: CaseCaller): boolean {
  const isUser = ['alice', 'alice with MFA', 'bob', 'eve'].includes(caller)
  const isRole = ['R/s', 'RB/s', 'service-linked role'].includes(caller)
  const isFederated = caller.startsWith('federated')
  if (isOfResource(place)) return true
  if (place === 'session' || place === 'sessionManaged') return isRole || isFederated
  if (place === 'group') return isUser || caller === 'federated by alice'
  return isUser || isRole || caller === 'federated by alice'
}

test('the explanation and the quick verdict agree', () => {
  fc.assert(
    fc.property(requests, (asked) => {
      const { decision, isAuthorized } = decide(asked)
      expect(isAuthorized).toBe(decision.verdict === 'allowed')
    }),
    { numRuns: 1000 },
  )
})

test('a policy means the same however it is laid out', () => {
  fc.assert(
    fc.property(resourcePolicy, fc.nat({ max: 8 }), (Statement, indent) => {
      const policy = { Version: '2012-10-17', Statement }
      const laidOut = JSON.stringify(policy, null, indent)
      expect(meaningOf(laidOut)).toEqual(meaningOf(JSON.stringify(policy)))
      expect(meaningOf(JSON.stringify(JSON.parse(laidOut)))).toEqual(meaningOf(laidOut))
    }),
  )
})

/** What was read, without the places where it was read. */
const meaningOf = (document: string): unknown =>
  JSON.parse(JSON.stringify(parsePolicy(document), (key, value: unknown) => (key === 'at' ? undefined : value)))

test('an element that nobody knows is an error, and no Allow', () => {
  fc.assert(
    fc.property(
      requests,
      fc.string({ minLength: 1 }).filter((name) => !KNOWN.includes(name)),
      (asked, name) => {
        const statement = Object.fromEntries([
          ...Object.entries({ Effect: 'Allow', Action: '*', Resource: '*' }),
          [name, 'x'],
        ])
        const caller = 'alice' as const
        expect(() => decide({ ...asked, caller, identity: [statement] })).toThrow('cannot be read: unknown-element')
      },
    ),
  )
})

const KNOWN = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]

test('the order of statements and of policies does not matter', () => {
  fc.assert(
    fc.property(requests, (asked) => {
      const turned = Object.fromEntries(
        PLACES.flatMap((place) => {
          const policy = asked[place]
          return policy ? [[place, reversed(policy)]] : []
        }),
      )
      const { furtherIdentity = [], organization } = asked
      const backwards = { ...asked, ...turned, furtherIdentity: furtherIdentity.map(reversed).toReversed() }
      const upsideDown = organization?.scps?.unit
        ? { ...organization, scps: { ...organization.scps, unit: organization.scps.unit.map(reversed).toReversed() } }
        : organization
      const other = decide({ ...backwards, ...(upsideDown && { organization: upsideDown }) }).decision
      const { decision } = decide(asked)
      expect(other.verdict).toBe(decision.verdict)
      expect(other.because.type).toBe(decision.because.type)
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
      return !considered.some(
        ({ source, verdict: says }) =>
          source.type === because.missing &&
          (because.at === undefined || source.attachedTo === because.at) &&
          says === 'allows',
      )
    case 'block-public-access':
      return considered.some(
        ({ source, verdict: says }) => source.name === 'bucket policy' && (says === 'allows' || says === 'delegates'),
      )
    case 'grant':
    case 'acl':
    case 'root-user':
    case 'no-permission-needed':
      return !considered.some(({ verdict: says }) => says === 'denies')
  }
}
