import { expect, test } from 'vitest'
import { createGrant, grantsOf, userArnOf } from '../../testing/grants.ts'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

async function cast(): Promise<{ readonly aws: Simulation; readonly KeyId: string; readonly Arn: string }> {
  const aws = simulation()
  await createUser(aws, 'alice')
  await createUser(aws, 'bob')
  const { KeyId, Arn } = await createKey(aws)
  return { aws, KeyId, Arn }
}

test('shows a grant as AWS’s documentation does', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/create-grant-overview.html: an unnamed grant has an empty name.
  const { aws, KeyId, Arn } = await cast()
  const Constraints = { EncryptionContextSubset: { Department: 'IT' } }
  const { GrantId } = await createGrant(aws, KeyId, { RetiringPrincipal: userArnOf('bob'), Constraints })
  expect(await aws.answer(root, 'kms:ListGrants', { KeyId })).toEqual({
    Grants: [
      {
        KeyId: Arn,
        GrantId,
        Name: '',
        CreationDate: expect.any(Number) as number,
        GranteePrincipal: userArnOf('alice'),
        RetiringPrincipal: userArnOf('bob'),
        IssuingAccount: 'arn:aws:iam::111122223333:root',
        Operations: ['Encrypt', 'Decrypt'],
        Constraints,
      },
    ],
    Truncated: false,
  })
})

test('finds grants by their id and by their grantee', async () => {
  const { aws, KeyId } = await cast()
  const first = await createGrant(aws, KeyId)
  const second = await createGrant(aws, KeyId, { GranteePrincipal: userArnOf('bob') })
  expect(await grantsOf(aws, KeyId, { GrantId: first.GrantId })).toMatchObject([{ GrantId: first.GrantId }])
  expect(await grantsOf(aws, KeyId, { GranteePrincipal: userArnOf('bob') })).toMatchObject([
    { GrantId: second.GrantId },
  ])
  expect(await grantsOf(aws, KeyId, { GrantId: '0'.repeat(64) })).toEqual([])
  expect(await aws.refusal(root, 'kms:ListGrants', { KeyId, GrantId: 'x' })).toEqual({
    code: 'InvalidGrantIdException',
    status: 400,
  })
})

test('gives them in pages, each grant once', async () => {
  const { aws, KeyId } = await cast()
  for (let i = 0; i < 5; i++) await createGrant(aws, KeyId)
  const seen: string[] = []
  let Marker: string | undefined
  do {
    const page: { Grants: readonly { GrantId: string }[]; Truncated: boolean; NextMarker?: string } = await aws.answer(
      root,
      'kms:ListGrants',
      { KeyId, Limit: 2, ...(Marker !== undefined && { Marker }) },
    )
    expect(page.Truncated).toBe(page.NextMarker !== undefined)
    seen.push(...page.Grants.map(({ GrantId }) => GrantId))
    Marker = page.NextMarker
  } while (Marker !== undefined)
  expect(new Set(seen).size).toBe(5)
  expect(seen).toHaveLength(5)
})

test('knows a key only by its ID or ARN, and asks for the permission', async () => {
  const { aws, KeyId } = await cast()
  expect((await aws.refusal(root, 'kms:ListGrants', { KeyId: 'alias/app' })).code).toBe('InvalidArnException')
  const { message } = await aws.refusal({ type: 'user', userName: 'bob' }, 'kms:ListGrants', { KeyId })
  expect(message).toContain('because no identity-based policy allows the kms:ListGrants action')
})

test('is written down as a read', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-listgrants.html
  const { aws, KeyId, Arn } = await cast()
  expect(eventOf(await aws.send(root, 'kms:ListGrants', { KeyId, Limit: 20 }))).toMatchObject({
    readOnly: true,
    requestParameters: { keyId: KeyId, limit: 20 },
    responseElements: null,
    resources: [{ ARN: Arn }],
  })
})
