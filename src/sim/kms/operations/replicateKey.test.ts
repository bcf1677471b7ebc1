import { expect, test } from 'vitest'
import { utf8 } from '../../bytes.ts'
import { createKey, describeKey, delegation, keyPolicy, type Metadata, type Sealed } from '../../testing/kms.ts'
import { recordsOf } from '../../testing/records.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const THERE = 'eu-west-1'
const Plaintext = utf8('sunset')

async function primary(input: object = {}): Promise<{ readonly sim: Simulation; readonly key: Metadata }> {
  const sim = simulation()
  return { sim, key: await createKey(sim, { MultiRegion: true, ...input }) }
}

/** A primary key here and its replica there, ready for use. */
async function replicated(input: object = {}) {
  const { sim, key } = await primary(input)
  await sim.answer(root, 'kms:ReplicateKey', { KeyId: key.KeyId, ReplicaRegion: THERE })
  await sim.answer(root, 'clock:PassTime', { Minutes: 1 })
  return { sim, key, replicaArn: key.Arn.replace('us-east-1', THERE) }
}

test('a replica is being created, and some seconds later it is there', async () => {
  // LocalStack's recordings of AWS: test_replicate_key.
  const { sim, key } = await primary({ Description: 'test replicated key' })
  const Arn = key.Arn.replace('us-east-1', THERE)
  const answer = await sim.answer<{ ReplicaKeyMetadata: object; ReplicaPolicy: string }>(root, 'kms:ReplicateKey', {
    KeyId: key.KeyId,
    ReplicaRegion: THERE,
  })
  const configuration = {
    PrimaryKey: { Arn: key.Arn, Region: 'us-east-1' },
    ReplicaKeys: [{ Arn, Region: THERE }],
  }
  const replica = {
    AWSAccountId: '111122223333',
    KeyId: key.KeyId,
    Arn,
    CreationDate: expect.any(Number) as number,
    Description: '',
    KeyUsage: 'ENCRYPT_DECRYPT',
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    KeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: true,
    MultiRegionConfiguration: { MultiRegionKeyType: 'REPLICA', ...configuration },
  }
  expect(answer.ReplicaKeyMetadata).toEqual({ ...replica, Enabled: false, KeyState: 'Creating' })
  expect(JSON.parse(answer.ReplicaPolicy)).toMatchObject({ Id: 'key-default-1' })
  expect(answer).not.toHaveProperty('ReplicaTags')
  expect(await sim.refusal(root, 'kms:Encrypt', { KeyId: Arn, Plaintext }, THERE)).toMatchObject({
    code: 'KMSInvalidStateException',
    message: `${Arn} is creating.`,
  })

  await sim.answer(root, 'clock:PassTime', { Minutes: 1 })
  expect(await sim.answer(root, 'kms:DescribeKey', { KeyId: Arn }, THERE)).toEqual({
    KeyMetadata: { ...replica, Enabled: true, KeyState: 'Enabled', CurrentKeyMaterialId: key.CurrentKeyMaterialId },
  })
  expect(await describeKey(sim, key.KeyId)).toMatchObject({
    KeyState: 'Enabled',
    MultiRegionConfiguration: { MultiRegionKeyType: 'PRIMARY', ...configuration },
  })
})

test('a replica is ready after some seconds also when nobody lets time pass on purpose', async () => {
  const { sim, key } = await primary()
  await sim.answer(root, 'kms:ReplicateKey', { KeyId: key.KeyId, ReplicaRegion: THERE })
  const states = []
  for (let i = 0; i < 6; i++)
    states.push(
      (await sim.answer<{ KeyMetadata: Metadata }>(root, 'kms:DescribeKey', { KeyId: key.KeyId }, THERE)).KeyMetadata
        .KeyState,
    )
  expect(states[0]).toBe('Creating')
  expect(states.at(-1)).toBe('Enabled')
})

test('what one Region sealed the other opens, each with its own key', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
  const { sim, key, replicaArn } = await replicated()
  const [here, there] = [
    await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId: key.KeyId, Plaintext }),
    await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId: key.KeyId, Plaintext }, THERE),
  ]
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob: here.CiphertextBlob }, THERE)).toMatchObject({
    Plaintext,
    KeyId: replicaArn,
    KeyMaterialId: key.CurrentKeyMaterialId,
  })
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob: there.CiphertextBlob })).toMatchObject({
    Plaintext,
    KeyId: key.Arn,
  })
})

test('each Region asks its own key’s policy and state', async () => {
  const { sim, key } = await primary()
  const alice = await createUser(sim, 'alice')
  await sim.answer(root, 'kms:ReplicateKey', {
    KeyId: key.KeyId,
    ReplicaRegion: THERE,
    Policy: keyPolicy(delegation, {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' },
      Action: 'kms:Decrypt',
      Resource: '*',
    }),
  })
  await sim.answer(root, 'clock:PassTime', { Minutes: 1 })
  const { CiphertextBlob } = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId: key.KeyId, Plaintext })
  expect((await sim.refusal(alice, 'kms:Decrypt', { CiphertextBlob })).code).toBe('AccessDeniedException')
  expect(await sim.answer(alice, 'kms:Decrypt', { CiphertextBlob }, THERE)).toMatchObject({ Plaintext })
  await sim.answer(root, 'kms:DisableKey', { KeyId: key.KeyId }, THERE)
  expect((await sim.refusal(alice, 'kms:Decrypt', { CiphertextBlob }, THERE)).code).toBe('DisabledException')
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob })).toMatchObject({ Plaintext })
})

test('a Region without a replica does not find the key', async () => {
  const { sim, key } = await replicated()
  const { CiphertextBlob } = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId: key.KeyId, Plaintext })
  expect(await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob }, 'ap-south-1')).toMatchObject({
    code: 'AccessDeniedException',
  })
})

test('a rotation of the primary is one of the replica too', async () => {
  const { sim, key } = await replicated()
  await sim.answer(root, 'kms:EnableKeyRotation', { KeyId: key.KeyId })
  const status = (region?: string) => sim.answer(root, 'kms:GetKeyRotationStatus', { KeyId: key.KeyId }, region)
  expect(await status(THERE)).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 365 })
  const outcome = await sim.send(root, 'kms:RotateKeyOnDemand', { KeyId: key.KeyId })
  const { CurrentKeyMaterialId } = await describeKey(sim, key.KeyId)
  const there = await sim.answer(root, 'kms:DescribeKey', { KeyId: key.KeyId }, THERE)
  expect(CurrentKeyMaterialId).not.toBe(key.CurrentKeyMaterialId)
  expect(there).toMatchObject({ KeyMetadata: { CurrentKeyMaterialId } })
  expect(recordsOf(outcome).map(({ event }) => [event.eventName, event.awsRegion, event.eventType])).toEqual([
    ['RotateKeyOnDemand', 'us-east-1', 'AwsApiCall'],
    ['RotateKey', 'us-east-1', 'AwsServiceEvent'],
    ['RotateKey', THERE, 'AwsServiceEvent'],
    ['SynchronizeMultiRegionKey', 'us-east-1', 'AwsApiCall'],
  ])
  for (const operation of ['kms:RotateKeyOnDemand', 'kms:EnableKeyRotation', 'kms:DisableKeyRotation'])
    expect((await sim.refusal(root, operation, { KeyId: key.KeyId }, THERE)).code).toBe('UnsupportedOperationException')
})

test('only a primary key can be replicated', async () => {
  // LocalStack's recordings of AWS: test_replicate_replica_key_should_fail.
  const { sim, key, replicaArn } = await replicated()
  const single = await createKey(sim)
  for (const [KeyId, Arn, region] of [
    [key.KeyId, replicaArn, THERE],
    [single.KeyId, single.Arn, 'us-east-1'],
  ] as const)
    expect(await sim.refusal(root, 'kms:ReplicateKey', { KeyId, ReplicaRegion: 'ap-south-1' }, region)).toEqual({
      code: 'UnsupportedOperationException',
      status: 400,
      message: `${Arn} is not a multi-region primary key.`,
    })
})

test('a replica that is still being made is refused for what it is', async () => {
  // The same recording asks at once.
  const { sim, key } = await primary()
  await sim.answer(root, 'kms:ReplicateKey', { KeyId: key.KeyId, ReplicaRegion: THERE })
  const again = { KeyId: key.KeyId, ReplicaRegion: 'ap-south-1' }
  expect((await sim.refusal(root, 'kms:ReplicateKey', again, THERE)).code).toBe('UnsupportedOperationException')
})

test.each([THERE, 'us-east-1'])('one key of the set in %s, and no more', async (ReplicaRegion) => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html
  const { sim, key } = await replicated()
  expect((await sim.refusal(root, 'kms:ReplicateKey', { KeyId: key.KeyId, ReplicaRegion })).code).toBe(
    'AlreadyExistsException',
  )
})

test.each([
  ['EU', 'ValidationException'],
  ['xx-nowhere-1', 'UnsupportedOperationException'],
])('%s is no Region', async (ReplicaRegion, code) => {
  const { sim, key } = await primary()
  expect((await sim.refusal(root, 'kms:ReplicateKey', { KeyId: key.KeyId, ReplicaRegion })).code).toBe(code)
})

const mayReplicate = { Effect: 'Allow', Action: 'kms:ReplicateKey', Resource: '*' }

test('needs kms:CreateKey in the other Region, which a policy may limit', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html
  const { sim, key } = await primary()
  const request = { KeyId: key.KeyId, ReplicaRegion: THERE }
  const alice = await createUser(sim, 'alice', mayReplicate)
  const bob = await createUser(sim, 'bob', mayReplicate, {
    Effect: 'Allow',
    Action: 'kms:CreateKey',
    Resource: '*',
    Condition: { StringEquals: { 'aws:RequestedRegion': THERE, 'kms:MultiRegionKeyType': 'REPLICA' } },
  })
  const before = sim.world.kms
  expect((await sim.refusal(alice, 'kms:ReplicateKey', request)).message).toBe(
    'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: kms:CreateKey on resource: * because no identity-based policy allows the kms:CreateKey action',
  )
  expect(sim.world.kms).toBe(before)
  await sim.answer(bob, 'kms:ReplicateKey', request)
})

test('a policy may limit the Regions', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-replica-region
  const { sim, key } = await primary()
  const carol = await createUser(
    sim,
    'carol',
    { ...mayReplicate, Condition: { StringEquals: { 'kms:ReplicaRegion': THERE } } },
    { Effect: 'Allow', Action: 'kms:CreateKey', Resource: '*' },
  )
  expect((await sim.refusal(carol, 'kms:ReplicateKey', { KeyId: key.KeyId, ReplicaRegion: 'us-west-2' })).code).toBe(
    'AccessDeniedException',
  )
  await sim.answer(carol, 'kms:ReplicateKey', { KeyId: key.KeyId, ReplicaRegion: THERE })
})

test('a replica has the tags that it is given, and none of the primary’s', async () => {
  const { sim, key } = await primary({ Tags: [{ TagKey: 'team', TagValue: 'a' }] })
  const Tags = [{ TagKey: 'team', TagValue: 'b' }]
  expect(
    await sim.answer(root, 'kms:ReplicateKey', { KeyId: key.KeyId, ReplicaRegion: THERE, Tags, Description: 'far' }),
  ).toMatchObject({ ReplicaTags: Tags, ReplicaKeyMetadata: { Description: 'far' } })
})

test('two Regions write it down, and then KMS itself', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-replicate-key.html
  const { sim, key } = await primary()
  const events = recordsOf(await sim.send(root, 'kms:ReplicateKey', { KeyId: key.KeyId, ReplicaRegion: THERE })).map(
    ({ event }) => event,
  )
  const Arn = key.Arn.replace('us-east-1', THERE)
  expect(events).toMatchObject([
    { eventName: 'CreateKey', awsRegion: THERE, userIdentity: { type: 'Root', invokedBy: 'kms.amazonaws.com' } },
    {
      eventName: 'ReplicateKey',
      awsRegion: 'us-east-1',
      requestParameters: {
        keyId: key.KeyId,
        replicaRegion: THERE,
        bypassPolicyLockoutSafetyCheck: false,
        description: '',
      },
      responseElements: {
        replicaKeyMetadata: {
          arn: Arn,
          keyState: 'Creating',
          multiRegionConfiguration: {
            multiRegionKeyType: 'REPLICA',
            primaryKey: { arn: key.Arn, region: 'us-east-1' },
            replicaKeys: [{ arn: Arn, region: THERE }],
          },
        },
        replicaPolicy: expect.stringContaining('key-default-1') as string,
      },
      resources: [{ ARN: key.Arn }],
    },
    {
      eventName: 'SynchronizeMultiRegionKey',
      awsRegion: 'us-east-1',
      userIdentity: { accountId: '111122223333', invokedBy: 'AWS Internal' },
      resources: [{ ARN: key.Arn }],
    },
  ])
})

test('the primary waits with its deletion until its last replica is gone', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-delete.html
  const { sim, key, replicaArn } = await replicated()
  expect(await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: key.KeyId, PendingWindowInDays: 7 })).toEqual({
    KeyId: key.Arn,
    KeyState: 'PendingReplicaDeletion',
    PendingWindowInDays: 7,
  })
  expect(await describeKey(sim, key.KeyId)).toMatchObject({
    KeyState: 'PendingReplicaDeletion',
    PendingDeletionWindowInDays: 7,
  })
  expect(await describeKey(sim, key.KeyId)).not.toHaveProperty('DeletionDate')
  expect(await sim.refusal(root, 'kms:Encrypt', { KeyId: key.KeyId, Plaintext })).toMatchObject({
    code: 'KMSInvalidStateException',
    message: `${key.Arn} is pending replica deletion.`,
  })
  await sim.answer(root, 'clock:PassTime', { Days: 100 })
  expect(await describeKey(sim, key.KeyId)).toMatchObject({ KeyState: 'PendingReplicaDeletion' })

  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: replicaArn, PendingWindowInDays: 10 }, THERE)
  await sim.answer(root, 'clock:PassTime', { Days: 10 })
  const waiting = await describeKey(sim, key.KeyId)
  expect(waiting).toMatchObject({ KeyState: 'PendingDeletion', MultiRegionConfiguration: { ReplicaKeys: [] } })
  expect(waiting.DeletionDate).toBeGreaterThan(0)
  await sim.answer(root, 'clock:PassTime', { Days: 7 })
  expect((await sim.refusal(root, 'kms:DescribeKey', { KeyId: key.KeyId })).code).toBe('NotFoundException')
})

test('a primary that waits for its replicas can be kept', async () => {
  const { sim, key } = await replicated()
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: key.KeyId })
  await sim.answer(root, 'kms:CancelKeyDeletion', { KeyId: key.KeyId })
  const kept = await describeKey(sim, key.KeyId)
  expect(kept).toMatchObject({ KeyState: 'Disabled' })
  expect(kept).not.toHaveProperty('PendingDeletionWindowInDays')
})

test('a replica that is deleted takes nothing from the others', async () => {
  const { sim, key, replicaArn } = await replicated()
  const { CiphertextBlob } = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId: replicaArn, Plaintext }, THERE)
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId: replicaArn, PendingWindowInDays: 7 }, THERE)
  await sim.answer(root, 'clock:PassTime', { Days: 7 })
  expect(await sim.answer(root, 'kms:Decrypt', { CiphertextBlob })).toMatchObject({ Plaintext, KeyId: key.Arn })
  await sim.answer(root, 'kms:ReplicateKey', { KeyId: key.KeyId, ReplicaRegion: THERE })
})
