import { expect, test } from 'vitest'
import { createEnvironment } from '../../environment.ts'
import { send, type Outcome } from '../../gateway.ts'
import { root } from '../../testing/world.ts'
import { createWorld } from '../../world.ts'

const environment = createEnvironment()
const Bucket = 'gallery'

async function locationOf(region: string, CreateBucketConfiguration?: object): Promise<Outcome> {
  const { world } = await send(createWorld({ region }), environment, {
    as: root,
    operation: 's3:CreateBucket',
    input: { Bucket, ...(CreateBucketConfiguration && { CreateBucketConfiguration }) },
  })
  // Whichever Region is asked.
  return send({ ...world, region: 'ap-southeast-2' }, environment, {
    as: root,
    operation: 's3:GetBucketLocation',
    input: { Bucket },
  })
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
test('names the Region of the bucket', async () => {
  expect(await locationOf('eu-central-1', { LocationConstraint: 'eu-central-1' })).toMatchObject({
    response: { LocationConstraint: 'eu-central-1' },
  })
})

test('us-east-1 has no name here', async () => {
  expect(await locationOf('us-east-1')).toMatchObject({ response: { LocationConstraint: null } })
})

// LocalStack's recording test_response_structure_get_bucket_location[eu-west-1-EU-EU].
test.each(['us-east-1', 'eu-west-1'])('from %s, EU makes a bucket in Ireland, and stays its name', async (region) => {
  const location = { LocationConstraint: 'EU' }
  expect(await locationOf(region, location)).toMatchObject({ response: location })
})

test('EU is no Region of another endpoint', async () => {
  const input = { Bucket, CreateBucketConfiguration: { LocationConstraint: 'EU' } }
  const outcome = await send(createWorld({ region: 'eu-central-1' }), environment, {
    as: root,
    operation: 's3:CreateBucket',
    input,
  })
  expect(outcome).toMatchObject({ error: { code: 'IllegalLocationConstraintException' } })
})
