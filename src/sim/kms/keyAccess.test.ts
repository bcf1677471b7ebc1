import { expect, test } from 'vitest'
import { get, values } from '../collections/orderedMap.ts'
import type { CallerName } from '../iam/caller.ts'
import { createGrant, settle, userArnOf } from '../testing/grants.ts'
import { allowing, createRole } from '../testing/identities.ts'
import { createKey, delegation, keyPolicy } from '../testing/kms.ts'
import { createUser, root, simulation, user, type Simulation } from '../testing/world.ts'
import { keyAccess, type Access } from './keyAccess.ts'

const ALICE = userArnOf('alice')
const ROLE = 'arn:aws:iam::111122223333:role/reader'
const ROOT = 'arn:aws:iam::111122223333:root'

function accessOf(aws: Simulation, keyArn: string, principal: string): ReadonlyMap<string, Access> {
  const found = keyAccess(aws.world, aws.environment, keyArn)?.find((each) => each.principal === principal)
  return new Map(found?.access.map((access) => [access.action, access]))
}

const allowed = (access: ReadonlyMap<string, Access>): readonly string[] =>
  [...access.values()].filter(({ isAllowed }) => isAllowed).map(({ action }) => action)

test('tells a key policy, an IAM policy and a grant apart', async () => {
  const aws = simulation()
  await createUser(aws, 'alice')
  await createUser(aws, 'bob', { Effect: 'Allow', Action: ['kms:Sign', 'kms:DescribeKey'], Resource: '*' })
  await createRole(aws, 'reader')
  const naming = { ...delegation, Principal: { AWS: ALICE }, Action: 'kms:Encrypt' }
  const { KeyId, Arn } = await createKey(aws, { Policy: keyPolicy(delegation, naming) })
  const { GrantId } = await createGrant(aws, KeyId, { GranteePrincipal: ROLE, Operations: ['Decrypt', 'RetireGrant'] })
  expect(accessOf(aws, Arn, ROLE).get('kms:Decrypt')?.isAllowed).toBe(false)
  await settle(aws)
  const alice = accessOf(aws, Arn, ALICE)
  expect(allowed(alice)).toEqual(['kms:Encrypt'])
  expect(alice.get('kms:Encrypt')?.because).toEqual({ type: 'allow', policy: `resource:${Arn}`, statement: 1 })
  expect(alice.get('kms:Decrypt')?.because).toEqual({ type: 'implicit-deny', missing: 'identity-based' })
  const bob = accessOf(aws, Arn, userArnOf('bob'))
  // A symmetric key cannot sign, whatever a policy says.
  expect(allowed(bob)).toEqual(['kms:DescribeKey'])
  expect(bob.get('kms:DescribeKey')?.because).toMatchObject({ policy: `identity:${userArnOf('bob')}/inline` })
  const role = accessOf(aws, Arn, ROLE)
  expect(allowed(role)).toEqual(['kms:Decrypt', 'kms:RetireGrant'])
  expect(role.get('kms:Decrypt')?.because).toEqual({ type: 'grant', grantId: GrantId })
  expect([...accessOf(aws, Arn, ROOT).values()].every(({ isAllowed }) => isAllowed)).toBe(true)
})

test('what goes through S3 is another question', async () => {
  const aws = simulation()
  await createUser(aws, 'alice')
  const { KeyMetadata } = await aws.answer<{ KeyMetadata: { Arn: string } }>(root, 'kms:DescribeKey', {
    KeyId: 'alias/aws/s3',
  })
  const access = accessOf(aws, KeyMetadata.Arn, ALICE).get('kms:GenerateDataKey')
  expect(access).toMatchObject({ isAllowed: false, throughS3: { isAllowed: true } })
})

test('a service is there when a grant names it', async () => {
  const aws = simulation()
  await createUser(aws, 'alice')
  const { KeyId, Arn } = await createKey(aws)
  const service = 'rds.us-east-1.amazonaws.com'
  await createGrant(aws, KeyId, {
    GranteePrincipal: undefined,
    GranteeServicePrincipal: service,
    RetiringServicePrincipal: service,
    Constraints: { SourceArn: 'arn:aws:rds:us-east-1:111122223333:db:main' },
    Operations: ['Decrypt'],
  })
  await settle(aws)
  expect(allowed(accessOf(aws, Arn, service))).toContain('kms:Decrypt')
  expect(allowed(accessOf(aws, Arn, service))).not.toContain('kms:Encrypt')
})

test('agrees with what the same people are answered', async () => {
  const aws = simulation()
  const people: readonly CallerName[] = [
    root,
    await createUser(aws, 'alice', { Effect: 'Allow', Action: 'kms:*', Resource: '*' }),
    await createUser(aws, 'bob', { Effect: 'Allow', Action: ['kms:Get*', 'kms:List*'], Resource: '*' }),
    await createUser(aws, 'carol'),
  ]
  const refused = { ...delegation, Effect: 'Deny', Principal: { AWS: ALICE }, Action: 'kms:List*' }
  const { KeyId, Arn } = await createKey(aws, { Policy: keyPolicy(delegation, refused) })
  for (const person of people)
    for (const operation of ['GetKeyPolicy', 'ListGrants', 'ListResourceTags', 'DescribeKey', 'GetKeyRotationStatus']) {
      const outcome = await aws.send(person, `kms:${operation}`, { KeyId })
      const principal = person.type === 'user' ? userArnOf(person.userName) : ROOT
      const access = accessOf(aws, Arn, principal).get(`kms:${operation}`)
      expect({ operation, principal, isAllowed: access?.isAllowed }).toEqual({
        operation,
        principal,
        isAllowed: 'response' in outcome,
      })
    }
})

test('leaves the clock and the world alone, and knows no key that is not there', async () => {
  const aws = simulation()
  const { Arn } = await createKey(aws)
  const before = aws.environment.fork().now()
  const { world } = aws
  keyAccess(world, aws.environment, Arn)
  expect(aws.environment.fork().now()).toBe(before)
  expect(aws.world).toBe(world)
  expect(keyAccess(world, aws.environment, `${Arn}0`)).toBeUndefined()
})

test('fifty principals are asked in no time', async () => {
  const aws = simulation()
  for (let i = 0; i < 48; i++)
    await createUser(aws, `user${i}`, { Effect: 'Allow', Action: ['kms:Decrypt', `kms:List${i}`], Resource: '*' })
  await aws.answer(root, 'iam:PutUserPolicy', {
    UserName: 'user1',
    PolicyName: 'more',
    PolicyDocument: allowing('kms:Encrypt'),
  })
  await createRole(aws, 'reader')
  const { KeyId, Arn } = await createKey(aws)
  for (let i = 0; i < 20; i++) await createGrant(aws, KeyId, { GranteePrincipal: userArnOf(`user${i}`) })
  await settle(aws)
  expect([...values(aws.world.iam.users)]).toHaveLength(48)
  expect(get(aws.world.kms.keys, Arn)).toBeDefined()
  const work = () => keyAccess(aws.world, aws.environment, Arn)
  work()
  // 0.1 s on an idle machine: what grows with the square of principals or grants takes much longer.
  expect(Math.min(...[1, 2, 3].map(() => measured(work)))).toBeLessThan(5000)
  expect(accessOf(aws, Arn, user('user1').type)).toEqual(new Map())
})

function measured(work: () => unknown): number {
  const entry = performance.now()
  work()
  return performance.now() - entry
}
