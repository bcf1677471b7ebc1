// Codes and texts: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, raw answer of IAM in aws/aws-cli#8918,
// of STS in fwdcloudsec/granted#516, the common errors of KMS in its API reference.
import { describe, expect, it, test } from 'vitest'
import { send } from './gateway.ts'
import type { CallerName } from './iam/caller.ts'
import { createUser, root, simulation, type Simulation } from './testing/world.ts'

const TEXT = 'The security token included in the request is invalid'
const ALL = { Effect: 'Allow', Action: '*', Resource: '*' }

interface Keys {
  readonly AccessKeyId: string
  readonly SessionToken: string
}
const keyOf = (AccessKeyId: string, SessionToken?: string): CallerName => ({
  type: 'access-key',
  accessKeyId: AccessKeyId,
  ...(SessionToken !== undefined && { sessionToken: SessionToken }),
})

const tokenOf = async (sim: Simulation, as: CallerName, operation = 'sts:GetSessionToken', input: object = {}) =>
  (await sim.answer<{ readonly Credentials: Keys }>(as, operation, input)).Credentials

describe('An access key that is not in the world', () => {
  const unknown = keyOf('AKIAIOSFODNN7EXAMPLE')

  test.each([
    ['kms:ListKeys', {}, 400, 'UnrecognizedClientException', `${TEXT}.`],
    ['cloudtrail:DescribeTrails', {}, 400, 'UnrecognizedClientException', `${TEXT}.`],
    ['organizations:ListRoots', {}, 400, 'UnrecognizedClientException', `${TEXT}.`],
    ['iam:ListUsers', {}, 403, 'InvalidClientTokenId', TEXT],
    ['sts:GetCallerIdentity', {}, 403, 'InvalidClientTokenId', `${TEXT}.`],
    [
      's3:GetObject',
      { Bucket: 'gallery', Key: 'photo' },
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    ],
  ])('is refused by %s in the words of its service', async (operation, input, status, code, message) => {
    const sim = simulation()
    expect(await sim.refusal(unknown, operation, input)).toMatchObject({ status, code, message })
  })

  it('is seen to be refused, and no trail hears of it', async () => {
    const sim = simulation()
    const { world } = sim
    const { trace } = await sim.send(unknown, 's3:GetObject', { Bucket: 'gallery', Key: 'photo' })
    expect(trace.map(({ step }) => step.type)).toEqual(['request-sent', 'request-failed'])
    expect(sim.world).toEqual(world)
  })

  it('is like one that is not active', async () => {
    const sim = simulation()
    await createUser(sim, 'alice', ALL)
    const { AccessKey } = await sim.answer<{ readonly AccessKey: Keys }>(root, 'iam:CreateAccessKey', {
      UserName: 'alice',
    })
    const alice = keyOf(AccessKey.AccessKeyId)
    await sim.answer(alice, 'kms:ListKeys', {})
    await sim.answer(root, 'iam:UpdateAccessKey', { ...inactive, AccessKeyId: AccessKey.AccessKeyId })
    expect(await sim.refusal(alice, 'kms:ListKeys', {})).toMatchObject({ code: 'UnrecognizedClientException' })
  })
})

const inactive = { UserName: 'alice', Status: 'Inactive' }

describe('Temporary credentials', () => {
  it('are worth nothing with another token', async () => {
    const sim = simulation()
    const alice = await createUser(sim, 'alice', ALL)
    const { AccessKeyId, SessionToken } = await tokenOf(sim, alice)
    await sim.answer(keyOf(AccessKeyId, SessionToken), 'kms:ListKeys', {})
    for (const wrong of ['', 'another'])
      expect(await sim.refusal(keyOf(AccessKeyId, wrong), 'kms:ListKeys', {})).toMatchObject({
        code: 'UnrecognizedClientException',
      })
    expect(await sim.refusal(keyOf(AccessKeyId, 'another'), 's3:GetObject', { Bucket: 'b', Key: 'k' })).toMatchObject({
      status: 400,
      code: 'InvalidToken',
      details: [['Token-0', 'another']],
    })
    expect(await sim.refusal(keyOf(AccessKeyId, ''), 's3:GetObject', { Bucket: 'b', Key: 'k' })).toMatchObject({
      status: 403,
      code: 'InvalidAccessKeyId',
    })
  })

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html; aws/aws-sdk-js#460
  it.each([
    ['a session token', 'sts:GetSessionToken', {}],
    [
      'a federation token',
      'sts:GetFederationToken',
      { Name: 'carol', Policy: JSON.stringify({ Version: '2012-10-17', Statement: [ALL] }) },
    ],
  ])('that are %s are not heard by IAM, whatever they may do', async (_, operation, input) => {
    const sim = simulation()
    const alice = await createUser(sim, 'alice', ALL)
    const { AccessKeyId } = await tokenOf(sim, alice, operation, input)
    expect(await sim.refusal(keyOf(AccessKeyId), 'iam:ListUsers', {})).toEqual({
      status: 403,
      code: 'InvalidClientTokenId',
      message: TEXT,
    })
    await sim.answer(keyOf(AccessKeyId), 'kms:ListKeys', {})
  })
})

describe('A request', () => {
  it('goes to the Region that it names, where other keys are', async () => {
    const sim = simulation()
    const here = await sim.answer<{ readonly KeyMetadata: { readonly KeyId: string } }>(root, 'kms:CreateKey', {})
    const asked = { as: root, operation: 'kms:DescribeKey', input: { KeyId: here.KeyMetadata.KeyId } }
    const there = await send(sim.world, sim.environment, { ...asked, region: 'eu-west-1' })
    expect(there).toMatchObject({ error: { code: 'NotFoundException' } })
    const made = await send(sim.world, sim.environment, {
      ...asked,
      operation: 'kms:CreateKey',
      input: {},
      region: 'eu-west-1',
    })
    expect(made).toMatchObject({
      response: { KeyMetadata: { Arn: expect.stringContaining(':eu-west-1:') as unknown } },
    })
    expect(made.trace.at(-1)?.step).toMatchObject({ type: 'event-recorded', event: { awsRegion: 'eu-west-1' } })
  })

  it('is judged and recorded by where it came from', async () => {
    const sim = simulation()
    const alice = await createUser(sim, 'alice', {
      ...ALL,
      Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' }, Bool: { 'aws:SecureTransport': 'true' } },
    })
    const ask = (client: object) =>
      send(sim.world, sim.environment, { as: alice, operation: 'kms:ListKeys', input: {}, client })
    expect(await ask({})).toMatchObject({ error: { code: 'AccessDeniedException' } })
    expect(await ask({ address: '198.51.100.7', isSecure: false })).toMatchObject({
      error: { code: 'AccessDeniedException' },
    })
    const answered = await ask({ address: '198.51.100.7', userAgent: 'curl/8.9.1', host: 'localhost:4566' })
    expect(answered.trace.at(-1)?.step).toMatchObject({
      event: {
        sourceIPAddress: '198.51.100.7',
        userAgent: 'curl/8.9.1',
        tlsDetails: { clientProvidedHostHeader: 'localhost:4566' },
      },
    })
  })

  // https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html
  it('to S3 can be told by how it was signed', async () => {
    const sim = simulation()
    const alice = await createUser(
      sim,
      'alice',
      ALL,
      {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        Condition: { NumericGreaterThan: { 's3:signatureAge': '600000' } },
      },
      {
        Effect: 'Deny',
        Action: 's3:DeleteObject',
        Resource: '*',
        Condition: { StringNotEquals: { 's3:authType': 'REST-HEADER', 's3:signatureversion': 'AWS4-HMAC-SHA256' } },
      },
    )
    await sim.answer(root, 's3:CreateBucket', { Bucket: 'gallery' })
    await sim.answer(root, 's3:PutObject', { Bucket: 'gallery', Key: 'photo', Body: new Uint8Array(3) })
    const ask = async (operation: string, age?: number) => {
      const client = age === undefined ? {} : { presigned: { version: 4 as const, age } }
      const outcome = await send(sim.world, sim.environment, {
        as: alice,
        operation,
        input: { Bucket: 'gallery', Key: 'photo' },
        client,
      })
      return 'error' in outcome ? outcome.error.code : 'answered'
    }
    expect(await ask('s3:GetObject')).toBe('answered')
    expect(await ask('s3:GetObject', 600_000)).toBe('answered')
    expect(await ask('s3:GetObject', 600_001)).toBe('AccessDenied')
    expect(await ask('s3:DeleteObject')).toBe('answered')
  })
})
