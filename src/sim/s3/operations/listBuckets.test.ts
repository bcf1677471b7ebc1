import { expect, test } from 'vitest'
import { createEnvironment } from '../../environment.ts'
import { send } from '../../gateway.ts'
import { eventOf } from '../../testing/kms.ts'
import { anonymous, createUser, root, simulation, type Simulation } from '../../testing/world.ts'

interface Listing {
  readonly Buckets: readonly { readonly Name: string; readonly BucketRegion?: string }[]
  readonly ContinuationToken?: string
}

async function account(...names: readonly string[]): Promise<Simulation> {
  const running = simulation()
  for (const Bucket of names) await running.answer(root, 's3:CreateBucket', { Bucket })
  return running
}
const namesIn = ({ Buckets }: Listing): readonly string[] => Buckets.map(({ Name }) => Name)

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
test('lists the buckets of the caller’s account by name, with the canonical id of their owner', async () => {
  const running = await account('zebra', 'apple')
  await running.answer({ type: 'root', accountId: '444455556666' }, 's3:CreateBucket', { Bucket: 'not-ours' })
  const answer = await running.answer<Listing>(root, 's3:ListBuckets', {})
  expect(answer).toEqual({
    Buckets: ['apple', 'zebra'].map((Name) => ({
      Name,
      CreationDate: expect.any(Number) as number,
      BucketArn: `arn:aws:s3:::${Name}`,
    })),
    Owner: { ID: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  })
})

test('goes on where the last page ended', async () => {
  const running = await account('a-1', 'a-2', 'a-3')
  const first = await running.answer<Listing>(root, 's3:ListBuckets', { MaxBuckets: 2 })
  expect(namesIn(first)).toEqual(['a-1', 'a-2'])
  const second = await running.answer<Listing>(root, 's3:ListBuckets', {
    MaxBuckets: 2,
    ContinuationToken: first.ContinuationToken,
  })
  expect(namesIn(second)).toEqual(['a-3'])
  expect(second.ContinuationToken).toBeUndefined()
})

test('a page that ends with the last bucket has no token', async () => {
  const running = await account('a-1', 'a-2')
  expect(await running.answer(root, 's3:ListBuckets', { MaxBuckets: 2 })).not.toHaveProperty('ContinuationToken')
})

// The Region is part of the answer only where the request is paged or filtered (same page).
test('finds by prefix and by Region, and then says where each bucket is', async () => {
  const running = await account('logs-a', 'data-a')
  const elsewhere = await send({ ...running.world, region: 'eu-central-1' }, createEnvironment(), {
    as: root,
    operation: 's3:CreateBucket',
    input: { Bucket: 'logs-b', CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } },
  })
  const world = { ...elsewhere.world, region: 'us-east-1' }
  const list = async (input: object): Promise<unknown> => {
    const outcome = await send(world, createEnvironment(), { as: root, operation: 's3:ListBuckets', input })
    return 'response' in outcome ? outcome.response : outcome.error
  }
  expect(await list({ Prefix: 'logs-' })).toMatchObject({
    Buckets: [
      { Name: 'logs-a', BucketRegion: 'us-east-1' },
      { Name: 'logs-b', BucketRegion: 'eu-central-1' },
    ],
    Prefix: 'logs-',
  })
  expect(await list({ BucketRegion: 'eu-central-1' })).toMatchObject({ Buckets: [{ Name: 'logs-b' }] })
})

test.each([0, -1, 10_001])('refuses a page of %i buckets', async (MaxBuckets) => {
  const running = await account()
  expect(await running.refusal(root, 's3:ListBuckets', { MaxBuckets })).toMatchObject({
    status: 400,
    code: 'InvalidArgument',
    details: [
      ['ArgumentName', 'max-buckets'],
      ['ArgumentValue', String(MaxBuckets)],
    ],
  })
})

test.each(['%', '!'])('refuses the token %j', async (ContinuationToken) => {
  const running = await account()
  expect(await running.refusal(root, 's3:ListBuckets', { ContinuationToken })).toMatchObject({
    status: 400,
    code: 'InvalidArgument',
    message: 'The continuation token provided is incorrect',
  })
})

// Actions on the account name no resource in S3's message, as reported since 2024 for `aws s3 ls`.
test('refuses a user without the permission, and names no resource', async () => {
  const running = await account()
  const bob = await createUser(running, 'bob')
  expect(await running.refusal(bob, 's3:ListBuckets', {})).toMatchObject({
    status: 403,
    code: 'AccessDenied',
    message:
      'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action',
  })
  expect(await running.refusal(anonymous, 's3:ListBuckets', {})).toMatchObject({ message: 'Access Denied' })
})

test('is recorded as a read of the account', async () => {
  const running = await account()
  const { eventCategory, readOnly, requestParameters } = eventOf(await running.send(root, 's3:ListBuckets', {}))
  expect({ eventCategory, readOnly, requestParameters }).toEqual({
    eventCategory: 'Management',
    readOnly: true,
    requestParameters: { Host: 's3.us-east-1.amazonaws.com' },
  })
})

// LocalStack snapshot test_list_buckets_when_continuation_token_is_empty.
test('begins at the beginning with an empty token', async () => {
  const running = await account()
  const first = await running.answer(root, 's3:ListBuckets', { MaxBuckets: 1 })
  expect(await running.answer(root, 's3:ListBuckets', { MaxBuckets: 1, ContinuationToken: '' })).toEqual(first)
})
