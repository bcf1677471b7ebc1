// Calls across accounts.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html#shared-event-ID
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import type { Outcome } from '../gateway.ts'
import type { CallerName } from '../iam/caller.ts'
import { ACCOUNT, policy } from '../testing/gallery.ts'
import { createRole, trusting } from '../testing/identities.ts'
import { createKey, delegation, keyPolicy } from '../testing/kms.ts'
import { recordsOf } from '../testing/records.ts'
import { openTo, withLogBucket } from '../testing/trail.ts'
import { anonymous, createUser, root, simulation, type Simulation } from '../testing/world.ts'

const OTHER = '444455556666'
const stranger: CallerName = { type: 'root', accountId: OTHER }

const seenBy = (outcome: Outcome, eventName: string) =>
  recordsOf(outcome)
    .map(({ event }) => event)
    .filter((event) => event.eventName === eventName)

/** A key that lets the other account use it. */
const sharedKey = (sim: Simulation) =>
  createKey(sim, {
    Policy: keyPolicy(delegation, {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${OTHER}:root` },
      Action: 'kms:*',
      Resource: '*',
    }),
  })

const historyOf = async (sim: Simulation, as: CallerName, EventName: string) =>
  (
    await sim.answer<{ Events: readonly { CloudTrailEvent: string }[] }>(as, 'cloudtrail:LookupEvents', {
      LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: EventName }],
    })
  ).Events.map(({ CloudTrailEvent }) => JSON.parse(CloudTrailEvent) as object)

test('the use of a key of another account is in both accounts', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html
  const sim = simulation()
  const { Arn } = await sharedKey(sim)
  const outcome = await sim.send(stranger, 'kms:Encrypt', { KeyId: Arn, Plaintext: utf8('hello') })
  const [own, theirs, ...more] = seenBy(outcome, 'Encrypt')
  expect(more).toEqual([])
  expect(own).toMatchObject({
    userIdentity: { type: 'Root', arn: `arn:aws:iam::${OTHER}:root` },
    recipientAccountId: OTHER,
    resources: [{ accountId: ACCOUNT, type: 'AWS::KMS::Key', ARN: Arn }],
    sharedEventID: expect.any(String) as string,
  })
  expect(theirs).toEqual({
    ...own,
    userIdentity: { type: 'AWSAccount', principalId: OTHER, accountId: OTHER },
    recipientAccountId: ACCOUNT,
    eventID: expect.not.stringMatching(own?.eventID ?? '') as string,
  })
  expect(Object.keys(theirs ?? {})).toEqual(Object.keys(own ?? {}))
  expect(Object.keys(own ?? {}).slice(-4)).toEqual(['recipientAccountId', 'sharedEventID', 'eventCategory', 'tlsDetails'])
  expect(await historyOf(sim, stranger, 'Encrypt')).toEqual([own])
  expect(await historyOf(sim, root, 'Encrypt')).toEqual([theirs])
}) // prettier-ignore

test('a refusal by KMS is in the account of the caller only', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html
  const sim = simulation()
  const { Arn } = await createKey(sim)
  const outcome = await sim.send(stranger, 'kms:Encrypt', { KeyId: Arn, Plaintext: utf8('hello') })
  expect(seenBy(outcome, 'Encrypt').map((event) => [event.recipientAccountId, event.errorCode])).toEqual([
    [OTHER, 'AccessDenied'],
  ])
})

test('a role that is assumed from elsewhere has a record in its own account, without the name of the caller', async () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html: the example of AssumeRole across accounts.
  const sim = simulation()
  await createRole(sim, 'reader', trusting(OTHER))
  await sim.answer(stranger, 'iam:CreateUser', { UserName: 'eve' })
  await sim.answer(stranger, 'iam:PutUserPolicy', {
    UserName: 'eve',
    PolicyName: 'assume',
    PolicyDocument: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }),
  })
  const eve: CallerName = { type: 'user', userName: 'eve', accountId: OTHER }
  const RoleArn = `arn:aws:iam::${ACCOUNT}:role/reader`
  const outcome = await sim.send(eve, 'sts:AssumeRole', { RoleArn, RoleSessionName: 'visit' })
  const [own, theirs] = seenBy(outcome, 'AssumeRole')
  expect(own).toMatchObject({ userIdentity: { type: 'IAMUser', userName: 'eve' }, recipientAccountId: OTHER })
  expect(theirs).toMatchObject({
    userIdentity: {
      type: 'AWSAccount',
      principalId: expect.stringMatching(/^AIDA[A-Z0-9]{17}$/) as string,
      accountId: OTHER,
    },
    recipientAccountId: ACCOUNT,
    resources: [{ accountId: ACCOUNT, type: 'AWS::IAM::Role', ARN: RoleArn }],
    sharedEventID: own?.sharedEventID,
  })
  expect(theirs?.userIdentity).not.toHaveProperty('arn')
})

/** A bucket that lets the other account read, and in each account a trail that keeps all data events. */
async function twoTrails(): Promise<Simulation> {
  const sim = await withLogBucket()
  await sim.answer(root, 's3:CreateBucket', { Bucket: 'shared' })
  await sim.answer(root, 's3:PutBucketPolicy', {
    Bucket: 'shared',
    Policy: policy({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${OTHER}:root` },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::shared/*',
    }),
  })
  await sim.answer(root, 's3:PutObject', { Bucket: 'shared', Key: 'a.txt', Body: utf8('hello') })
  for (const as of [root, stranger]) {
    await sim.answer(as, 'cloudtrail:CreateTrail', { Name: 'audit', S3BucketName: 'logs' })
    await sim.answer(as, 'cloudtrail:StartLogging', { Name: 'audit' })
    await sim.answer(as, 'cloudtrail:PutEventSelectors', {
      TrailName: 'audit',
      EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }],
    })
  }
  return sim
}

test('a read of another account’s object is in the trails of both, a refusal as well', async () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html#cloudtrail-object-level-crossaccount
  const sim = await twoTrails()
  for (const [operation, input] of [
    ['s3:GetObject', { Bucket: 'shared', Key: 'a.txt' }],
    ['s3:DeleteObject', { Bucket: 'shared', Key: 'a.txt' }],
  ] as const) {
    const records = recordsOf(await sim.send(stranger, operation, input))
    expect(records.map(({ event, kept }) => [event.userIdentity['type'], kept])).toEqual([
      ['Root', { history: false, trails: [`arn:aws:cloudtrail:us-east-1:${OTHER}:trail/audit`] }],
      ['AWSAccount', { history: false, trails: [`arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/audit`] }],
    ])
    expect(new Set(records.map(({ event }) => event.sharedEventID)).size).toBe(1)
  }
})

test('nobody’s request is in the account of the bucket, whichever that is', async () => {
  const sim = simulation()
  await sim.answer(stranger, 's3:CreateBucket', { Bucket: 'theirs' })
  const outcome = await sim.send(anonymous, 's3:GetObject', { Bucket: 'theirs', Key: 'a.txt' })
  expect(seenBy(outcome, 'GetObject').map(({ recipientAccountId }) => recipientAccountId)).toEqual([OTHER])
})

test('what CloudTrail delivers into the bucket of another account is recorded there', async () => {
  const sim = await withLogBucket()
  await sim.answer(root, 'cloudtrail:CreateTrail', { Name: 'audit', S3BucketName: 'logs' })
  await sim.answer(stranger, 's3:CreateBucket', { Bucket: 'central-logs' })
  await sim.answer(stranger, 's3:PutBucketPolicy', { Bucket: 'central-logs', Policy: openTo('central-logs') })
  await sim.answer(root, 'cloudtrail:UpdateTrail', { Name: 'audit', S3BucketName: 'central-logs' })
  await sim.answer(root, 'cloudtrail:StartLogging', { Name: 'audit' })
  const outcome = await sim.send(root, 'clock:PassTime', { Minutes: 5 })
  expect(
    seenBy(outcome, 'PutObject').map((event) => [event.recipientAccountId, event.userIdentity['invokedBy']]),
  ).toEqual([[OTHER, 'cloudtrail.amazonaws.com']])
})

test('what stays in one account has no shared id', async () => {
  const sim = simulation()
  const dave = await createUser(sim, 'dave', { Effect: 'Allow', Action: '*', Resource: '*' })
  const { KeyId } = await createKey(sim)
  const [own, ...more] = seenBy(await sim.send(dave, 'kms:DescribeKey', { KeyId }), 'DescribeKey')
  expect(more).toEqual([])
  expect(own).not.toHaveProperty('sharedEventID')
})

test('ReEncrypt from a key of one account to a key of another is in the accounts of both keys and of the caller', async () => {
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html: either key may be in another account.
  const third = '777788889999'
  const sim = simulation()
  const openKey = async (as: CallerName, accountId: string) => {
    const everybody = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }
    const Principal = { AWS: `arn:aws:iam::${accountId}:root` }
    return (await createKey(sim, { Policy: keyPolicy({ ...delegation, Principal }, everybody) }, as)).Arn
  }
  const source = await openKey(root, ACCOUNT)
  const destination = await openKey({ type: 'root', accountId: third }, third)
  const { CiphertextBlob } = await sim.answer<{ CiphertextBlob: Uint8Array }>(root, 'kms:Encrypt', {
    KeyId: source,
    Plaintext: utf8('hello'),
  })
  const outcome = await sim.send(stranger, 'kms:ReEncrypt', {
    CiphertextBlob,
    SourceKeyId: source,
    DestinationKeyId: destination,
  })
  expect(outcome).toMatchObject({ response: { KeyId: destination, SourceKeyId: source } })
  const records = seenBy(outcome, 'ReEncrypt')
  expect(records.map(({ recipientAccountId, userIdentity }) => [recipientAccountId, userIdentity['type']])).toEqual([
    [OTHER, 'Root'],
    [ACCOUNT, 'AWSAccount'],
    [third, 'AWSAccount'],
  ])
  for (const { resources, sharedEventID } of records) {
    expect(resources).toEqual([
      { accountId: ACCOUNT, type: 'AWS::KMS::Key', ARN: source },
      { accountId: third, type: 'AWS::KMS::Key', ARN: destination },
    ])
    expect(sharedEventID).toBe(records[0]?.sharedEventID)
  }
  expect(new Set(records.map(({ eventID }) => eventID)).size).toBe(3)
})
