import { expect, test } from 'vitest'
import { createKey, eventOf, generationsOf, type Generation } from '../../testing/kms.ts'
import { root, simulation } from '../../testing/world.ts'

interface Listed {
  readonly Rotations: readonly Generation[]
  readonly Truncated: boolean
  readonly NextMarker?: string
}

async function rotated(times: number) {
  const sim = simulation()
  const key = await createKey(sim)
  for (let i = 0; i < times; i++) await sim.answer(root, 'kms:RotateKeyOnDemand', { KeyId: key.KeyId })
  return { sim, key }
}

test('a key that never rotated has no rotations, but its first material', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html
  const { sim, key } = await rotated(0)
  expect(await sim.answer(root, 'kms:ListKeyRotations', { KeyId: key.KeyId })).toEqual({
    Rotations: [],
    Truncated: false,
  })
  expect(await generationsOf(sim, key.KeyId)).toEqual([
    { KeyId: key.KeyId, KeyMaterialId: key.CurrentKeyMaterialId, KeyMaterialState: 'CURRENT' },
  ])
})

test('lists the completed rotations, and the first material only when asked', async () => {
  const { sim, key } = await rotated(2)
  const { Rotations } = await sim.answer<Listed>(root, 'kms:ListKeyRotations', { KeyId: key.KeyId })
  const all = await generationsOf(sim, key.KeyId)
  expect(Rotations).toEqual(all.slice(1))
  expect(all.map(({ KeyMaterialState }) => KeyMaterialState)).toEqual(['NON_CURRENT', 'NON_CURRENT', 'CURRENT'])
  expect(all[0]).not.toHaveProperty('RotationDate')
})

test('page by page, every generation once', async () => {
  const { sim, key } = await rotated(11)
  const pages: Listed[] = []
  do {
    const Marker = pages.at(-1)?.NextMarker
    const input = { KeyId: key.KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL', Limit: 5, ...(Marker && { Marker }) }
    pages.push(await sim.answer<Listed>(root, 'kms:ListKeyRotations', input))
  } while (pages.at(-1)?.Truncated)
  expect(pages.map(({ Rotations }) => Rotations.length)).toEqual([5, 5, 2])
  expect(pages.flatMap(({ Rotations }) => Rotations)).toEqual(await generationsOf(sim, key.KeyId))
})

test('refuses a marker that it did not make', async () => {
  const { sim, key } = await rotated(0)
  expect((await sim.refusal(root, 'kms:ListKeyRotations', { KeyId: key.KeyId, Marker: 'two' })).code).toBe(
    'InvalidMarkerException',
  )
})

test('the record says what was asked for', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-listkeyrotations.html
  const { sim, key } = await rotated(0)
  const input = { KeyId: key.KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' }
  expect(eventOf(await sim.send(root, 'kms:ListKeyRotations', input))).toMatchObject({
    requestParameters: { keyId: key.KeyId, includeKeyMaterial: 'ALL_KEY_MATERIAL' },
    responseElements: null,
    readOnly: true,
  })
})
