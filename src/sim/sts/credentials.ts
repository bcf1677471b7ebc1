// Temporary credentials: making them, keeping them, and handing them out.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html
import { set } from '../collections/orderedMap.ts'
import { secondsOf } from '../iam/dates.ts'
import { newAccessKeyId, newSecretAccessKey, newSessionToken } from '../iam/ids.ts'
import type { CallContext } from '../operation.ts'
import type { Session } from '../world.ts'

export interface Credentials {
  readonly AccessKeyId: string
  readonly SecretAccessKey: string
  readonly SessionToken: string
  /** Seconds since the epoch. */
  readonly Expiration: number
}

export type TemporaryCredentials = Pick<
  Session,
  'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'issuedAt' | 'expiration' | 'mfaAuthenticated'
>

export const newCredentials = ({ environment, now }: CallContext, seconds: number): TemporaryCredentials => ({
  accessKeyId: newAccessKeyId(environment, 'ASIA'),
  secretAccessKey: newSecretAccessKey(environment),
  sessionToken: newSessionToken(environment),
  issuedAt: now,
  expiration: now + seconds * 1000,
  mfaAuthenticated: false,
})

export function openSession(context: CallContext, session: Session): Credentials {
  context.change((world) => ({
    ...world,
    sts: { ...world.sts, sessions: set(world.sts.sessions, session.accessKeyId, session) },
  }))
  context.record({
    type: 'state-changed',
    place: 'sts',
    subject: session.arn,
    change: { type: 'created', what: 'session' },
  })
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    SessionToken: session.sessionToken,
    Expiration: secondsOf(session.expiration),
  }
}
