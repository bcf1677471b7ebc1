// Grants for tests.
import type { CallerName } from '../iam/caller.ts'
import { root, type Simulation } from './world.ts'

export interface Granted {
  readonly GrantId: string
  readonly GrantToken: string
}

export interface GrantEntry {
  readonly GrantId: string
  readonly GranteePrincipal?: string
  readonly RetiringPrincipal?: string
}

export const userArnOf = (name: string): string => `arn:aws:iam::111122223333:user/${name}`

export const createGrant = (
  aws: Simulation,
  KeyId: string,
  input: object = {},
  as: CallerName = root,
): Promise<Granted> =>
  aws.answer(as, 'kms:CreateGrant', {
    KeyId,
    GranteePrincipal: userArnOf('alice'),
    Operations: ['Encrypt', 'Decrypt'],
    ...input,
  })

export const grantsOf = async (aws: Simulation, KeyId: string, input: object = {}): Promise<readonly GrantEntry[]> =>
  (await aws.answer<{ Grants: readonly GrantEntry[] }>(root, 'kms:ListGrants', { KeyId, ...input })).Grants

/** Until every change of a grant is known everywhere. */
export const settle = (aws: Simulation): Promise<unknown> => aws.answer(root, 'clock:PassTime', { Minutes: 5 })
