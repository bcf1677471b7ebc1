// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
import { expect, test } from 'vitest'
import type { CallerName } from '../iam/caller.ts'
import { policy } from '../testing/gallery.ts'
import { createRole, trusting } from '../testing/identities.ts'
import { eventOf } from '../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../testing/world.ts'

const ACCOUNT = '111122223333'
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }

const identityOf = async (aws: Simulation, as: CallerName): Promise<unknown> =>
  eventOf(await aws.send(as, 'kms:ListKeys', {})).userIdentity

interface Issued {
  readonly Credentials: { readonly AccessKeyId: string }
}

async function withAlice(): Promise<{ aws: Simulation; alice: CallerName }> {
  const aws = simulation()
  return { aws, alice: await createUser(aws, 'alice', everything) }
}

test('a session of a role is recorded with its role and its source identity', async () => {
  const { aws, alice } = await withAlice()
  const trust = JSON.parse(trusting(ACCOUNT)) as { Statement: { Action: unknown }[] } // as the builder writes it
  for (const statement of trust.Statement) statement.Action = ['sts:AssumeRole', 'sts:SetSourceIdentity']
  await createRole(aws, 'reader', JSON.stringify(trust))
  const { Credentials } = await aws.answer<Issued>(alice, 'sts:AssumeRole', {
    RoleArn: `arn:aws:iam::${ACCOUNT}:role/reader`,
    RoleSessionName: 'visit',
    SourceIdentity: 'alice',
  })
  expect(await identityOf(aws, { type: 'role-session', session: Credentials.AccessKeyId })).toEqual({
    type: 'AssumedRole',
    principalId: expect.stringMatching(/^AROA[A-Z2-7]{17}:visit$/),
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/reader/visit`,
    accountId: ACCOUNT,
    accessKeyId: Credentials.AccessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
        arn: `arn:aws:iam::${ACCOUNT}:role/reader`,
        accountId: ACCOUNT,
        userName: 'reader',
      },
      attributes: {
        creationDate: expect.stringMatching(/^2026-01-15T09:00:\d\dZ$/),
        mfaAuthenticated: 'false',
      },
      sourceIdentity: 'alice',
    },
  })
})

test('a federated user is recorded with the user who asked for the token', async () => {
  const { aws, alice } = await withAlice()
  const { Credentials } = await aws.answer<Issued>(alice, 'sts:GetFederationToken', {
    Name: 'fred',
    Policy: policy(everything),
  })
  expect(await identityOf(aws, { type: 'federated-user', session: Credentials.AccessKeyId })).toEqual({
    type: 'FederatedUser',
    principalId: `${ACCOUNT}:fred`,
    arn: `arn:aws:sts::${ACCOUNT}:federated-user/fred`,
    accountId: ACCOUNT,
    accessKeyId: Credentials.AccessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: 'IAMUser',
        principalId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
        arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
        accountId: ACCOUNT,
        userName: 'alice',
      },
      attributes: {
        creationDate: expect.stringMatching(/^2026-01-15T09:00:\d\dZ$/),
        mfaAuthenticated: 'false',
      },
    },
  })
})

test('a user with a token is that user, with a session', async () => {
  const { aws, alice } = await withAlice()
  const { Credentials } = await aws.answer<Issued>(alice, 'sts:GetSessionToken', {})
  expect(await identityOf(aws, { type: 'access-key', accessKeyId: Credentials.AccessKeyId })).toMatchObject({
    type: 'IAMUser',
    accessKeyId: Credentials.AccessKeyId,
    userName: 'alice',
    sessionContext: { attributes: { mfaAuthenticated: 'false' } },
  })
})

test('a user with long-term credentials has no session', async () => {
  const { aws, alice } = await withAlice()
  expect(await identityOf(aws, alice)).not.toHaveProperty('sessionContext')
  expect(await identityOf(aws, root)).not.toHaveProperty('sessionContext')
})
