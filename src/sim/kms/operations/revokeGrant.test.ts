import { expect, test } from 'vitest'
import { createGrant, grantsOf, settle, userArnOf } from '../../testing/grants.ts'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

async function cast() {
  const aws = simulation()
  const alice = await createUser(aws, 'alice')
  const { KeyId, Arn } = await createKey(aws)
  const granted = await createGrant(aws, KeyId, { RetiringPrincipal: userArnOf('alice') })
  await settle(aws)
  return { aws, alice, KeyId, Arn, ...granted }
}

const Plaintext = new Uint8Array([1])

test('ends a grant: no list shows it, and seconds later it allows nothing', async () => {
  // LocalStack's tests that are validated against AWS: test_revoke_grant.
  const { aws, alice, KeyId, GrantId, GrantToken } = await cast()
  expect(await aws.answer(root, 'kms:RevokeGrant', { KeyId, GrantId })).toBeUndefined()
  expect(await grantsOf(aws, KeyId)).toEqual([])
  await aws.answer(alice, 'kms:Encrypt', { KeyId, Plaintext })
  await settle(aws)
  const late = await aws.refusal(alice, 'kms:Encrypt', { KeyId, Plaintext, GrantTokens: [GrantToken] })
  expect(late.code).toBe('AccessDeniedException')
})

test('needs the permission on the key, which the grant itself does not give', async () => {
  const { aws, alice, KeyId, GrantId } = await cast()
  const { message } = await aws.refusal(alice, 'kms:RevokeGrant', { KeyId, GrantId })
  expect(message).toContain('because no identity-based policy allows the kms:RevokeGrant action')
})

test('refuses an unknown grant, and what is no id of a grant', async () => {
  const { aws, KeyId } = await cast()
  const revoke = (GrantId: string) => aws.refusal(root, 'kms:RevokeGrant', { KeyId, GrantId })
  expect(await revoke('0'.repeat(64))).toEqual({ code: 'NotFoundException', status: 400 })
  expect(await revoke('x')).toEqual({ code: 'InvalidGrantIdException', status: 400 })
})

test('DryRun ends nothing', async () => {
  const { aws, KeyId, GrantId } = await cast()
  expect((await aws.refusal(root, 'kms:RevokeGrant', { KeyId, GrantId, DryRun: true })).code).toBe(
    'DryRunOperationException',
  )
  expect(await grantsOf(aws, KeyId)).toHaveLength(1)
})

test('works on a disabled key', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
  const { aws, KeyId, GrantId } = await cast()
  await aws.answer(root, 'kms:DisableKey', { KeyId })
  await aws.answer(root, 'kms:RevokeGrant', { KeyId, GrantId })
  expect(await grantsOf(aws, KeyId)).toEqual([])
})

test('ended grants do not pile up in the world', async () => {
  const { aws, KeyId } = await cast()
  for (let i = 0; i < 20; i++) {
    const { GrantId } = await createGrant(aws, KeyId)
    await aws.answer(root, 'kms:RevokeGrant', { KeyId, GrantId })
    await settle(aws)
  }
  expect(aws.world.kms.grants?.size).toBeLessThan(4)
})

test('is written down as CloudTrail does', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-revoke-grant.html
  const { aws, KeyId, Arn, GrantId } = await cast()
  expect(eventOf(await aws.send(root, 'kms:RevokeGrant', { KeyId, GrantId }))).toMatchObject({
    readOnly: false,
    requestParameters: { keyId: KeyId, grantId: GrantId },
    responseElements: null,
    resources: [{ ARN: Arn }],
  })
})
