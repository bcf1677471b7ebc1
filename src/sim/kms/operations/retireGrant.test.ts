import { expect, test } from 'vitest'
import { createGrant, grantsOf, settle, userArnOf } from '../../testing/grants.ts'
import { createKey, delegation, eventOf, keyPolicy } from '../../testing/kms.ts'
import { createAccount, createOrganization, rootOf } from '../../testing/organization.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// Who may: https://docs.aws.amazon.com/kms/latest/developerguide/grant-delete.html

async function cast(input: object = {}) {
  const aws = simulation()
  const alice = await createUser(aws, 'alice')
  const bob = await createUser(aws, 'bob')
  const { KeyId, Arn } = await createKey(aws)
  const granted = await createGrant(aws, KeyId, input)
  return { aws, alice, bob, KeyId, Arn, ...granted }
}

test('the retiring principal needs nothing but the grant', async () => {
  const { aws, bob, KeyId, GrantToken } = await cast({ RetiringPrincipal: userArnOf('bob') })
  expect(await aws.answer(bob, 'kms:RetireGrant', { GrantToken })).toBeUndefined()
  expect(await grantsOf(aws, KeyId)).toEqual([])
})

test('the grantee may when the grant says so', async () => {
  const { aws, alice, KeyId, Arn, GrantId } = await cast({ Operations: ['Decrypt', 'RetireGrant'] })
  await aws.answer(alice, 'kms:RetireGrant', { KeyId: Arn, GrantId })
  expect(await grantsOf(aws, KeyId)).toEqual([])
  const other = await cast()
  const refused = await other.aws.refusal(other.alice, 'kms:RetireGrant', { KeyId: other.Arn, GrantId: other.GrantId })
  expect(refused.code).toBe('AccessDeniedException')
})

test('the account that made it may, and those whom its IAM policies let', async () => {
  const { aws, KeyId, Arn, GrantId } = await cast()
  const allow = { Effect: 'Allow', Action: 'kms:RetireGrant', Resource: '*' }
  const carol = await createUser(aws, 'carol', allow)
  const dave = await createUser(aws, 'dave', allow, { ...allow, Effect: 'Deny' })
  expect((await aws.refusal(dave, 'kms:RetireGrant', { KeyId, GrantId })).code).toBe('AccessDeniedException')
  await aws.answer(carol, 'kms:RetireGrant', { KeyId, GrantId })
  const second = await createGrant(aws, KeyId)
  await aws.answer(root, 'kms:RetireGrant', { KeyId: Arn, GrantId: second.GrantId })
})

test('the permission alone is worth nothing to somebody of another account', async () => {
  const { aws, Arn, GrantId } = await cast()
  await createOrganization(aws)
  const stranger = rootOf(await createAccount(aws, 'other'))
  expect((await aws.refusal(stranger, 'kms:RetireGrant', { KeyId: Arn, GrantId })).code).toBe('AccessDeniedException')
})

test('a key policy cannot give the right', async () => {
  const { aws, bob, KeyId, GrantId } = await cast()
  const naming = { ...delegation, Principal: { AWS: userArnOf('bob') } }
  await aws.answer(root, 'kms:PutKeyPolicy', { KeyId, Policy: keyPolicy(delegation, naming) })
  expect((await aws.refusal(bob, 'kms:RetireGrant', { KeyId, GrantId })).code).toBe('AccessDeniedException')
})

test('ends the grant seconds later', async () => {
  const { aws, alice, KeyId, GrantId } = await cast()
  await settle(aws)
  await aws.answer(root, 'kms:RetireGrant', { KeyId, GrantId })
  const request = { KeyId, Plaintext: new Uint8Array([1]) }
  await aws.answer(alice, 'kms:Encrypt', request)
  await settle(aws)
  expect((await aws.refusal(alice, 'kms:Encrypt', request)).code).toBe('AccessDeniedException')
})

test('refuses what names no grant', async () => {
  const { aws, KeyId, GrantId, GrantToken } = await cast()
  const refusal = (input: object) => aws.refusal(root, 'kms:RetireGrant', input)
  expect(await refusal({ KeyId })).toEqual({ code: 'ValidationException', status: 400 })
  expect(await refusal({ GrantToken: 'x' })).toEqual({ code: 'InvalidGrantTokenException', status: 400 })
  expect(await refusal({ KeyId, GrantId: 'x' })).toEqual({ code: 'InvalidGrantIdException', status: 400 })
  expect(await refusal({ KeyId, GrantId: '0'.repeat(64) })).toEqual({ code: 'NotFoundException', status: 400 })
  expect((await refusal({ KeyId, GrantId, DryRun: true })).code).toBe('DryRunOperationException')
  await aws.answer(root, 'kms:RetireGrant', { GrantToken })
  expect(await refusal({ GrantToken })).toEqual({ code: 'InvalidGrantTokenException', status: 400 })
})

test('is written down as CloudTrail does', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-retire-grant.html
  const { aws, Arn, GrantId, GrantToken } = await cast()
  expect(eventOf(await aws.send(root, 'kms:RetireGrant', { GrantToken }))).toMatchObject({
    readOnly: false,
    requestParameters: null,
    responseElements: null,
    additionalEventData: { grantId: GrantId },
    resources: [{ ARN: Arn }],
  })
})
