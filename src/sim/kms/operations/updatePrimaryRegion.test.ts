import { expect, test } from 'vitest'
import { createKey, type Metadata } from '../../testing/kms.ts'
import { recordsOf } from '../../testing/records.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const HERE = 'us-east-1'
const THERE = 'eu-west-1'

async function replicated() {
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim, { MultiRegion: true })
  for (const ReplicaRegion of [THERE, 'ap-south-1'])
    await sim.answer(root, 'kms:ReplicateKey', { KeyId, ReplicaRegion })
  await sim.answer(root, 'clock:PassTime', { Minutes: 1 })
  const described = async (region: string): Promise<Metadata> =>
    (await sim.answer<{ KeyMetadata: Metadata }>(root, 'kms:DescribeKey', { KeyId }, region)).KeyMetadata
  return { sim, KeyId, Arn, described }
}

test('primary and replica change places, and are updating for some seconds', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html
  const { sim, KeyId, Arn, described } = await replicated()
  const at = (Region: string) => ({ Arn: Arn.replace(HERE, Region), Region })
  const configuration = { PrimaryKey: at(THERE), ReplicaKeys: [at(HERE), at('ap-south-1')] }
  await sim.answer(root, 'kms:UpdatePrimaryRegion', { KeyId, PrimaryRegion: THERE })
  for (const [region, MultiRegionKeyType, KeyState] of [
    [HERE, 'REPLICA', 'Updating'],
    [THERE, 'PRIMARY', 'Updating'],
    ['ap-south-1', 'REPLICA', 'Enabled'],
  ] as const)
    expect(await described(region)).toMatchObject({
      KeyState,
      MultiRegionConfiguration: { MultiRegionKeyType, ...configuration },
    })
  await sim.answer(root, 'clock:PassTime', { Minutes: 1 })
  for (const region of [HERE, THERE]) expect(await described(region)).toMatchObject({ KeyState: 'Enabled' })
})

test('a key that is updating encrypts, and cannot be disabled', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
  const { sim, KeyId, Arn } = await replicated()
  await sim.answer(root, 'kms:UpdatePrimaryRegion', { KeyId, PrimaryRegion: THERE })
  await sim.answer(root, 'kms:GenerateDataKey', { KeyId, KeySpec: 'AES_256' })
  expect(await sim.refusal(root, 'kms:DisableKey', { KeyId })).toMatchObject({
    code: 'KMSInvalidStateException',
    message: `${Arn} is updating.`,
  })
})

test('the schedule of rotation goes with the primary', async () => {
  const { sim, KeyId, described } = await replicated()
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId, RotationPeriodInDays: 90 })
  await sim.answer(root, 'kms:UpdatePrimaryRegion', { KeyId, PrimaryRegion: THERE })
  await sim.answer(root, 'clock:PassTime', { Days: 91 })
  const now = await Promise.all([HERE, THERE, 'ap-south-1'].map(described))
  const { Rotations } = await sim.answer<{ Rotations: readonly { KeyMaterialId: string }[] }>(
    root,
    'kms:ListKeyRotations',
    { KeyId },
    THERE,
  )
  expect(Rotations).toHaveLength(1)
  expect(now.map(({ CurrentKeyMaterialId }) => CurrentKeyMaterialId)).toEqual(
    now.map(() => Rotations[0]?.KeyMaterialId),
  )
  await sim.answer(root, 'kms:DisableKeyRotation', { KeyId }, THERE)
})

test.each([
  ['without a replica', 'us-west-2', 'NotFoundException'],
  ['where the primary is', HERE, 'UnsupportedOperationException'],
])('refuses a Region %s', async (_what, PrimaryRegion, code) => {
  const { sim, KeyId } = await replicated()
  expect((await sim.refusal(root, 'kms:UpdatePrimaryRegion', { KeyId, PrimaryRegion })).code).toBe(code)
})

test('refuses a replica, a key of one Region, and a replica that is disabled', async () => {
  const { sim, KeyId, Arn } = await replicated()
  const single = await createKey(sim)
  const update = (id: string, PrimaryRegion: string, region: string) =>
    sim.refusal(root, 'kms:UpdatePrimaryRegion', { KeyId: id, PrimaryRegion }, region)
  expect(await update(KeyId, HERE, THERE)).toMatchObject({
    code: 'UnsupportedOperationException',
    message: `${Arn.replace(HERE, THERE)} is not a multi-region primary key.`,
  })
  expect((await update(single.KeyId, THERE, HERE)).code).toBe('UnsupportedOperationException')
  await sim.answer(root, 'kms:DisableKey', { KeyId }, THERE)
  expect(await update(KeyId, THERE, HERE)).toMatchObject({
    code: 'DisabledException',
    message: `${Arn.replace(HERE, THERE)} is disabled.`,
  })
})

test('asks for permission on both keys, and for the Region', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-primary-region
  const { sim, KeyId, Arn } = await replicated()
  const may = (Resource: string, region: string) => ({
    Effect: 'Allow',
    Action: 'kms:UpdatePrimaryRegion',
    Resource,
    Condition: { StringEquals: { 'kms:PrimaryRegion': region } },
  })
  const alice = await createUser(sim, 'alice', may(Arn, THERE))
  const bob = await createUser(sim, 'bob', may('*', THERE))
  expect((await sim.refusal(alice, 'kms:UpdatePrimaryRegion', { KeyId, PrimaryRegion: THERE })).message).toContain(
    `on resource: ${Arn.replace(HERE, THERE)} `,
  )
  expect((await sim.refusal(bob, 'kms:UpdatePrimaryRegion', { KeyId, PrimaryRegion: 'ap-south-1' })).code).toBe(
    'AccessDeniedException',
  )
  await sim.answer(bob, 'kms:UpdatePrimaryRegion', { KeyId, PrimaryRegion: THERE })
})

test('each of the two Regions has its record', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-update-primary-region.html
  const { sim, KeyId, Arn } = await replicated()
  const events = recordsOf(await sim.send(root, 'kms:UpdatePrimaryRegion', { KeyId, PrimaryRegion: THERE })).map(
    ({ event }) => event,
  )
  expect(events).toMatchObject([
    {
      eventName: 'UpdatePrimaryRegion',
      awsRegion: THERE,
      userIdentity: { invokedBy: 'kms.amazonaws.com' },
      requestParameters: { keyId: Arn.replace(HERE, THERE), primaryRegion: THERE },
      responseElements: null,
    },
    {
      eventName: 'UpdatePrimaryRegion',
      awsRegion: HERE,
      requestParameters: { keyId: KeyId, primaryRegion: THERE },
      responseElements: null,
      resources: [{ ARN: Arn }],
    },
    { eventName: 'SynchronizeMultiRegionKey', awsRegion: THERE },
  ])
  expect(events[0]).not.toHaveProperty('resources')
})
