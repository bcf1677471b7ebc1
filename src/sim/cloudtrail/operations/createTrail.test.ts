import { expect, test } from 'vitest'
import { ACCOUNT, deliveryPolicy, encryptedUnder, policy, TRAIL_ARN } from '../../testing/gallery.ts'
import { createKey, delegation, keyPolicy } from '../../testing/kms.ts'
import { recordOf, recordsOf } from '../../testing/records.ts'
import { createUser, root, simulation, type Simulation } from '../../testing/world.ts'

const input = { Name: 'gallery-trail', S3BucketName: 'logs' }
const wrongPolicy = {
  code: 'InsufficientS3BucketPolicyException',
  status: 400,
  message: 'Incorrect S3 bucket policy is detected for bucket: logs',
}

/** An account with a bucket `logs`. */
async function account(Policy?: string): Promise<Simulation> {
  const sim = simulation()
  await sim.answer(root, 's3:CreateBucket', { Bucket: 'logs' })
  if (Policy !== undefined) await sim.answer(root, 's3:PutBucketPolicy', { Bucket: 'logs', Policy })
  return sim
}

test('answers with every member, and logs nothing before StartLogging', async () => {
  // Recorded of AWS: moto and LocalStack, CreateTrail with a prefix.
  const sim = await account(deliveryPolicy('logs', { prefix: 'owned/' }))
  expect(
    await sim.answer(root, 'cloudtrail:CreateTrail', {
      ...input,
      S3KeyPrefix: 'owned',
      IncludeGlobalServiceEvents: false,
    }),
  ).toEqual({
    Name: 'gallery-trail',
    S3BucketName: 'logs',
    S3KeyPrefix: 'owned',
    IncludeGlobalServiceEvents: false,
    IsMultiRegionTrail: false,
    TrailARN: TRAIL_ARN,
    LogFileValidationEnabled: false,
    IsOrganizationTrail: false,
  })
  expect(await sim.answer(root, 'cloudtrail:GetTrailStatus', { Name: 'gallery-trail' })).toMatchObject({
    IsLogging: false,
  })
})

test('is recorded with the members of the API in small letters', async () => {
  const sim = await account(deliveryPolicy('logs'))
  expect(recordOf(await sim.send(root, 'cloudtrail:CreateTrail', input), 'CreateTrail')).toMatchObject({
    eventSource: 'cloudtrail.amazonaws.com',
    requestParameters: { name: 'gallery-trail', s3BucketName: 'logs' },
    responseElements: {
      name: 'gallery-trail',
      s3BucketName: 'logs',
      includeGlobalServiceEvents: true,
      isMultiRegionTrail: false,
      trailARN: TRAIL_ARN,
      logFileValidationEnabled: false,
      isOrganizationTrail: false,
    },
    readOnly: false,
    tlsDetails: { clientProvidedHostHeader: 'cloudtrail.us-east-1.amazonaws.com' },
  })
})

test('tries the bucket as CloudTrail itself, with an empty object in the folder of the log files', async () => {
  const sim = await account(deliveryPolicy('logs'))
  const outcome = await sim.send(root, 'cloudtrail:CreateTrail', input)
  expect(
    recordsOf(outcome).map(({ event }) => [
      event.eventName,
      event.userIdentity['invokedBy'] ?? event.userIdentity['type'],
    ]),
  ).toEqual([
    ['GetBucketAcl', 'cloudtrail.amazonaws.com'],
    ['PutObject', 'cloudtrail.amazonaws.com'],
    ['CreateTrail', 'Root'],
  ])
  expect(
    await sim.answer(root, 's3:HeadObject', { Bucket: 'logs', Key: `AWSLogs/${ACCOUNT}/CloudTrail/` }),
  ).toMatchObject({ ContentLength: 0, ContentType: 'application/json', ContentEncoding: 'gzip' })
})

test('refuses a bucket whose policy does not let CloudTrail in for this trail', async () => {
  // Recorded of AWS: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
  const allowed = (actions: readonly string[]) =>
    policy({
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: actions,
      Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
    })
  const wrong = [
    undefined,
    allowed(['s3:PutObject']),
    allowed(['s3:GetBucketAcl']),
    deliveryPolicy('logs', { trail: TRAIL_ARN.replace('gallery-trail', 'other-trail') }),
    deliveryPolicy('logs', { prefix: 'elsewhere/' }),
    deliveryPolicy('logs', { acl: 'private' }),
  ]
  for (const Policy of wrong) {
    const sim = await account(Policy)
    const before = sim.world
    expect({ Policy, error: await sim.refusal(root, 'cloudtrail:CreateTrail', input) }).toEqual({
      Policy,
      error: wrongPolicy,
    })
    expect([sim.world.s3, sim.world.cloudtrail.trails]).toEqual([before.s3, before.cloudtrail.trails])
  }
  const sim = await account(allowed(['s3:PutObject', 's3:GetBucketAcl']))
  await sim.answer(root, 'cloudtrail:CreateTrail', input)
})

test('with a key of its own, needs a key policy that lets CloudTrail describe and use it', async () => {
  // Recorded: https://github.com/Azure/Azure-Sentinel/issues/12242
  const describe = {
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 'kms:DescribeKey',
    Resource: '*',
  }
  const encrypt = {
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 'kms:GenerateDataKey*',
    Resource: '*',
    Condition: {
      StringEquals: { 'aws:SourceArn': TRAIL_ARN },
      StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:*:${ACCOUNT}:trail/*` },
    },
  }
  const sim = await account(deliveryPolicy('logs'))
  for (const statements of [[delegation], [delegation, describe], [delegation, encrypt]]) {
    const { Arn } = await createKey(sim, { Policy: keyPolicy(...statements) })
    expect(await sim.refusal(root, 'cloudtrail:CreateTrail', { ...input, KmsKeyId: Arn })).toEqual({
      code: 'InsufficientEncryptionPolicyException',
      status: 400,
      message: `Insufficient permissions to access S3 bucket logs or KMS key ${Arn}.`,
    })
  }
  const { Arn, KeyId } = await createKey(sim, { Policy: keyPolicy(delegation, describe, encrypt) })
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/logs', TargetKeyId: KeyId })
  expect(await sim.answer(root, 'cloudtrail:CreateTrail', { ...input, KmsKeyId: 'alias/logs' })).toMatchObject({
    KmsKeyId: Arn,
  })
})

test('refuses a bucket whose own default key does not let CloudTrail in', async () => {
  const sim = await account(deliveryPolicy('logs'))
  const { Arn } = await createKey(sim)
  await sim.answer(root, 's3:PutBucketEncryption', {
    Bucket: 'logs',
    ServerSideEncryptionConfiguration: encryptedUnder(Arn),
  })
  expect(await sim.refusal(root, 'cloudtrail:CreateTrail', input)).toMatchObject({
    code: 'InsufficientEncryptionPolicyException',
  })
})

test('refuses a key that there is not, and one that is disabled', async () => {
  const sim = await account(deliveryPolicy('logs'))
  expect(await sim.refusal(root, 'cloudtrail:CreateTrail', { ...input, KmsKeyId: 'alias/none' })).toMatchObject({
    code: 'KmsKeyNotFoundException',
    status: 400,
  })
  const open = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'kms:*', Resource: '*' }
  const { Arn } = await createKey(sim, { Policy: keyPolicy(delegation, open) })
  await sim.answer(root, 'kms:DisableKey', { KeyId: Arn })
  expect(await sim.refusal(root, 'cloudtrail:CreateTrail', { ...input, KmsKeyId: Arn })).toEqual({
    code: 'KmsException',
    status: 400,
    message: `${Arn} is disabled.`,
  })
})

test('refuses a bucket that there is not, and a name that is taken', async () => {
  const sim = await account(deliveryPolicy('logs'))
  expect(await sim.refusal(root, 'cloudtrail:CreateTrail', { ...input, S3BucketName: 'none' })).toEqual({
    code: 'S3BucketDoesNotExistException',
    status: 400,
    message: 'S3 bucket none does not exist!',
  })
  await sim.answer(root, 'cloudtrail:CreateTrail', input)
  expect(await sim.refusal(root, 'cloudtrail:CreateTrail', input)).toEqual({
    code: 'TrailAlreadyExistsException',
    status: 400,
    message: `Trail gallery-trail already exists for customer: ${ACCOUNT}`,
  })
})

test('allows five trails in a Region', async () => {
  // Recorded: https://github.com/linz/geostore/issues/1450
  const sim = await account(
    deliveryPolicy('logs', { trail: `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/*` }).replaceAll(
      'StringEquals',
      'StringLike',
    ),
  )
  for (const Name of ['one', 'two', 'three', 'four', 'five'])
    await sim.answer(root, 'cloudtrail:CreateTrail', { ...input, Name })
  expect(await sim.refusal(root, 'cloudtrail:CreateTrail', { ...input, Name: 'six' })).toEqual({
    code: 'MaximumNumberOfTrailsExceededException',
    status: 400,
    message: `User: ${ACCOUNT} already has 5 trails in us-east-1.`,
  })
})

test('refuses names that a trail may not have', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html, texts as in moto.
  const sim = await account(deliveryPolicy('logs'))
  const texts = {
    ab: 'Trail name too short. Minimum allowed length: 3 characters. Specified name length: 2 characters.',
    ['a'.repeat(129)]:
      'Trail name too long. Maximum allowed length: 128 characters. Specified name length: 129 characters.',
    '-trail': 'Trail name must starts with a letter or number.',
    'trail!': 'Trail name must ends with a letter or number.',
    'my#trail':
      'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).',
    my__trail: expect.stringContaining('side by side') as string,
    '192.168.5.4': expect.stringContaining('IP address') as string,
  }
  for (const [Name, message] of Object.entries(texts))
    expect(await sim.refusal(root, 'cloudtrail:CreateTrail', { ...input, Name })).toEqual({
      code: 'InvalidTrailNameException',
      status: 400,
      message,
    })
})

test('needs global service events for a trail of all Regions', async () => {
  const sim = await account(deliveryPolicy('logs'))
  expect(
    await sim.refusal(root, 'cloudtrail:CreateTrail', {
      ...input,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: false,
    }),
  ).toMatchObject({
    code: 'InvalidParameterCombinationException',
  })
})

test('needs an identity policy that allows it on the trail', async () => {
  const sim = await account(deliveryPolicy('logs'))
  const dave = await createUser(sim, 'dave', { Effect: 'Allow', Action: 'cloudtrail:CreateTrail', Resource: TRAIL_ARN })
  expect(await sim.refusal(dave, 'cloudtrail:CreateTrail', { ...input, Name: 'other-trail' })).toEqual({
    code: 'AccessDeniedException',
    status: 400,
    message:
      `User: arn:aws:iam::${ACCOUNT}:user/dave is not authorized to perform: cloudtrail:CreateTrail on resource: ` +
      `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/other-trail because no identity-based policy allows the cloudtrail:CreateTrail action`,
  })
  await sim.answer(dave, 'cloudtrail:CreateTrail', input)
})

test('a member that there is not here is refused by its name, not left out', async () => {
  const sim = await account(deliveryPolicy('logs'))
  expect(await sim.refusal(root, 'cloudtrail:CreateTrail', { ...input, Lake: true })).toEqual({
    code: 'SerializationException',
    status: 400,
    message: 'The member `lake` must be left out.',
  })
})
