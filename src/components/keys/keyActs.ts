// What a learner can do to the key from here, as it is now: each a real request.
import type { KmsKey } from '../../sim/index.ts'

export interface KeyAct {
  readonly label: string
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
}

/** For a key in the Region that the page’s requests go to. */
export function actsOn(key: KmsKey): readonly KeyAct[] {
  const KeyId = key.arn
  const act = (label: string, operation: string, more: Readonly<Record<string, unknown>> = {}): KeyAct => ({
    label,
    operation: `kms:${operation}`,
    input: { KeyId, ...more },
  })
  const year: KeyAct = { label: 'Let a year pass', operation: 'clock:PassTime', input: { Days: 365 } }
  const isDoomed = key.keyState === 'PendingDeletion' || key.keyState === 'PendingReplicaDeletion'
  const canRotate = key.keySpec === 'SYMMETRIC_DEFAULT' && key.keyManager === 'CUSTOMER'
  return [
    year,
    ...(canRotate ? [act('Rotate now', 'RotateKeyOnDemand')] : []),
    ...(canRotate && key.origin === 'AWS_KMS'
      ? [
          key.rotation
            ? act('Stop yearly rotation', 'DisableKeyRotation')
            : act('Rotate every year', 'EnableKeyRotation'),
        ]
      : []),
    key.keyState === 'Disabled' ? act('Enable', 'EnableKey') : act('Disable', 'DisableKey'),
    isDoomed
      ? act('Cancel the deletion', 'CancelKeyDeletion')
      : act('Delete in 7 days', 'ScheduleKeyDeletion', { PendingWindowInDays: 7 }),
  ]
}
