import { expect, test } from 'vitest'
import { createKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

interface Listed {
  readonly Aliases: readonly { readonly AliasName: string }[]
  readonly Truncated: boolean
  readonly NextMarker?: string
}

test('lists aliases with their keys, and predefined ones without', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: KeyId })
  const time = Date.UTC(2026, 0, 15, 9, 0, 1) / 1000
  expect(await sim.answer(root, 'kms:ListAliases', {})).toEqual({
    Aliases: [
      {
        AliasName: 'alias/app',
        AliasArn: 'arn:aws:kms:us-east-1:111122223333:alias/app',
        TargetKeyId: KeyId,
        CreationDate: time,
        LastUpdatedDate: time,
      },
      ...['ebs', 'lambda', 'rds', 's3'].map((name) => ({
        AliasName: `alias/aws/${name}`,
        AliasArn: `arn:aws:kms:us-east-1:111122223333:alias/aws/${name}`,
      })),
    ],
    Truncated: false,
  })
})

test('lists those of one key', async () => {
  const sim = simulation()
  const one = await createKey(sim)
  const two = await createKey(sim)
  for (const [AliasName, { KeyId }] of [
    ['alias/b', one],
    ['alias/a', one],
    ['alias/c', two],
  ] as const)
    await sim.answer(root, 'kms:CreateAlias', { AliasName, TargetKeyId: KeyId })
  const { Aliases } = await sim.answer<Listed>(root, 'kms:ListAliases', { KeyId: one.Arn })
  expect(Aliases.map(({ AliasName }) => AliasName)).toEqual(['alias/a', 'alias/b'])
})

test('goes through pages', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  for (const name of ['alias/a', 'alias/b', 'alias/c'])
    await sim.answer(root, 'kms:CreateAlias', { AliasName: name, TargetKeyId: KeyId })
  const first = await sim.answer<Listed>(root, 'kms:ListAliases', { KeyId, Limit: 2 })
  const second = await sim.answer<Listed>(root, 'kms:ListAliases', { KeyId, Limit: 2, Marker: first.NextMarker })
  expect(
    [first, second].map(({ Aliases, Truncated }) => [Aliases.map(({ AliasName }) => AliasName), Truncated]),
  ).toEqual([
    [['alias/a', 'alias/b'], true],
    [['alias/c'], false],
  ])
  expect(second).not.toHaveProperty('NextMarker')
  expect((await sim.refusal(root, 'kms:ListAliases', { Marker: 'bm9uZQ==' })).code).toBe('InvalidMarkerException')
})

test('is a matter of IAM alone', async () => {
  const sim = simulation()
  const alice = await createUser(sim, 'alice')
  expect((await sim.refusal(alice, 'kms:ListAliases', {})).message).toBe(
    'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:ListAliases on resource: * ' +
      'because no identity-based policy allows the kms:ListAliases action',
  )
})

test('is written down without resources', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-listaliases.html
  const event = eventOf(await simulation().send(root, 'kms:ListAliases', { Limit: 5 }))
  expect(event).toMatchObject({ requestParameters: { limit: 5 }, responseElements: null, readOnly: true })
  expect(event.resources).toBeUndefined()
})
