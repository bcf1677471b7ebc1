import { expect, test } from 'vitest'
import { createGrant, userArnOf } from '../../testing/grants.ts'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const RetiringPrincipal = userArnOf('bob')

test('lists the grants of all keys that a principal may retire, and no others', async () => {
  // LocalStack's tests that are validated against AWS: test_list_retirable_grants.
  const aws = simulation()
  await createUser(aws, 'alice')
  await createUser(aws, 'bob')
  const keys = [await createKey(aws), await createKey(aws)]
  const expected: string[] = []
  for (const { KeyId } of keys) {
    expected.push((await createGrant(aws, KeyId, { RetiringPrincipal })).GrantId)
    await createGrant(aws, KeyId, { RetiringPrincipal: userArnOf('alice') })
    await createGrant(aws, KeyId)
  }
  const { Grants, Truncated } = await aws.answer<{ Grants: readonly { GrantId: string }[]; Truncated: boolean }>(
    root,
    'kms:ListRetirableGrants',
    { RetiringPrincipal },
  )
  expect(new Set(Grants.map(({ GrantId }) => GrantId))).toEqual(new Set(expected))
  expect(Truncated).toBe(false)
})

test('asks for an IAM permission on the principal', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html
  const aws = simulation()
  const action = { Effect: 'Allow', Action: 'kms:ListRetirableGrants' }
  const alice = await createUser(aws, 'alice', { ...action, Resource: userArnOf('alice') })
  await createUser(aws, 'bob')
  await aws.answer(alice, 'kms:ListRetirableGrants', { RetiringPrincipal: userArnOf('alice') })
  const { message } = await aws.refusal(alice, 'kms:ListRetirableGrants', { RetiringPrincipal })
  expect(message).toBe(
    `User: ${userArnOf('alice')} is not authorized to perform: kms:ListRetirableGrants on resource: ${RetiringPrincipal} ` +
      'because no identity-based policy allows the kms:ListRetirableGrants action',
  )
})

test('refuses a principal that is nobody, and a request without one', async () => {
  const aws = simulation()
  expect(await aws.refusal(root, 'kms:ListRetirableGrants', { RetiringPrincipal })).toMatchObject({
    code: 'InvalidArnException',
  })
  expect(await aws.refusal(root, 'kms:ListRetirableGrants', {})).toEqual({ code: 'ValidationException', status: 400 })
})

test('is written down as a read', async () => {
  const aws = simulation()
  await createUser(aws, 'bob')
  expect(eventOf(await aws.send(root, 'kms:ListRetirableGrants', { RetiringPrincipal }))).toMatchObject({
    readOnly: true,
    requestParameters: { retiringPrincipal: RetiringPrincipal },
  })
})
