// Keys for tests.
import type { Outcome } from '../gateway.ts'
import type { EventRecord } from '../cloudtrail/eventRecord.ts'
import type { Bytes } from '../bytes.ts'
import type { CallerName } from '../iam/caller.ts'
import { root, type Simulation } from './world.ts'

export interface Metadata {
  readonly Arn: string
  readonly KeyId: string
  readonly KeyState: string
  readonly Enabled: boolean
  readonly CurrentKeyMaterialId: string
  readonly CreationDate: number
  readonly DeletionDate?: number
  readonly KeyManager: string
}

export interface Sealed {
  readonly CiphertextBlob: Bytes
  readonly KeyId: string
}

export interface DataKey extends Sealed {
  readonly Plaintext: Bytes
  readonly KeyMaterialId: string
}

/** A new key, made by the account's root user when nobody else is named. */
export const createKey = async (simulation: Simulation, input: object = {}, as: CallerName = root): Promise<Metadata> =>
  (await simulation.answer<{ KeyMetadata: Metadata }>(as, 'kms:CreateKey', input)).KeyMetadata

export const describeKey = async (simulation: Simulation, KeyId: string): Promise<Metadata> =>
  (await simulation.answer<{ KeyMetadata: Metadata }>(root, 'kms:DescribeKey', { KeyId })).KeyMetadata

/** A key policy with these statements. */
export const keyPolicy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

/** Lets the account's IAM policies decide, as the default key policy does. */
export const delegation = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
}

/** What CloudTrail wrote down of a request itself. */
export function eventOf({ trace }: Outcome): EventRecord {
  for (const { call, step } of trace) if (call.depth === 0 && step.type === 'event-recorded') return step.event
  throw new Error('The request left no record.')
}

export interface RotationStatus {
  readonly KeyId: string
  readonly KeyRotationEnabled: boolean
  readonly NextRotationDate?: number
  readonly RotationPeriodInDays?: number
}

export interface Generation {
  readonly KeyId: string
  readonly KeyMaterialId: string
  readonly KeyMaterialState: string
  readonly RotationDate?: number
  readonly RotationType?: string
  readonly ImportState?: string
}

/** Every generation of a key's material, oldest first. */
export const generationsOf = async (
  simulation: Simulation,
  KeyId: string,
  region?: string,
): Promise<readonly Generation[]> =>
  (
    await simulation.answer<{ Rotations: readonly Generation[] }>(
      root,
      'kms:ListKeyRotations',
      { KeyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' },
      region,
    )
  ).Rotations

/** In seconds. */
export const DAY = 86_400
