import { expect, test } from 'vitest'
import type { CallerName } from './caller.ts'
import { allowing, createRole } from '../testing/identities.ts'
import { createUser, root, simulation, type Simulation } from '../testing/world.ts'

/** A session of an hour, of a role that may do everything. */
async function withSession(): Promise<{ aws: Simulation; session: CallerName }> {
  const aws = simulation()
  const alice = await createUser(aws, 'alice', { Effect: 'Allow', Action: 'sts:*', Resource: '*' })
  const RoleArn = await createRole(aws, 'worker')
  const policy = { RoleName: 'worker', PolicyName: 'all', PolicyDocument: allowing('*') }
  await aws.answer(root, 'iam:PutRolePolicy', policy)
  const { Credentials } = await aws.answer<{ Credentials: { AccessKeyId: string } }>(alice, 'sts:AssumeRole', {
    RoleArn,
    RoleSessionName: 'shift',
  })
  return { aws, session: { type: 'role-session', session: Credentials.AccessKeyId } }
}

const EXPIRED = 'The security token included in the request is expired'

// The codes and texts that the AWS CLI prints; for S3 https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
test.each([
  ['kms:ListKeys', 400, 'ExpiredTokenException', EXPIRED],
  ['cloudtrail:DescribeTrails', 400, 'ExpiredTokenException', EXPIRED],
  ['organizations:DescribeOrganization', 400, 'ExpiredTokenException', EXPIRED],
  ['iam:ListUsers', 403, 'ExpiredToken', EXPIRED],
  ['sts:GetCallerIdentity', 403, 'ExpiredToken', EXPIRED],
  ['s3:ListObjectsV2', 400, 'ExpiredToken', 'The provided token has expired.'],
])('%s refuses a session whose hour is over', async (operation, status, code, message) => {
  const { aws, session } = await withSession()
  await aws.answer(root, 'clock:PassTime', { Minutes: 60 })
  expect(await aws.refusal(session, operation, { Bucket: 'any' })).toMatchObject({ status, code, message })
})

test('a session that is not over is heard', async () => {
  const { aws, session } = await withSession()
  await aws.answer(root, 'clock:PassTime', { Minutes: 58 })
  await aws.answer(session, 'kms:ListKeys', {})
  expect(await aws.answer(session, 'sts:GetCallerIdentity', {})).toMatchObject({ Account: '111122223333' })
})
