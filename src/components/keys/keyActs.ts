// What a learner can do to the key from here, as it is now: each a real request.
import type { KmsKey } from '../../sim/index.ts'

export interface KeyAct {
  /** Whose place it takes: Enable stands where Disable stood. */
  readonly place: 'time' | 'rotate' | 'schedule' | 'switch' | 'end'
  readonly label: string
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
}

/** For a key in the Region that the page’s requests go to. */
export function actsOn(key: KmsKey): readonly KeyAct[] {
  const KeyId = key.arn
  const act = (
    place: KeyAct['place'],
    label: string,
    operation: string,
    more: Readonly<Record<string, unknown>> = {},
  ): KeyAct => ({
    place,
    label,
    operation: `kms:${operation}`,
    input: { KeyId, ...more },
  })
  const year: KeyAct = { place: 'time', label: 'Let a year pass', operation: 'clock:PassTime', input: { Days: 365 } }
  const isDoomed = key.keyState === 'PendingDeletion' || key.keyState === 'PendingReplicaDeletion'
  const canRotate = key.keySpec === 'SYMMETRIC_DEFAULT' && key.keyManager === 'CUSTOMER'
  return [
    year,
    ...(canRotate ? [act('rotate', 'Rotate now', 'RotateKeyOnDemand')] : []),
    ...(canRotate && key.origin === 'AWS_KMS'
      ? [
          key.rotation
            ? act('schedule', 'Stop yearly rotation', 'DisableKeyRotation')
            : act('schedule', 'Rotate every year', 'EnableKeyRotation'),
        ]
      : []),
    key.keyState === 'Disabled' ? act('switch', 'Enable', 'EnableKey') : act('switch', 'Disable', 'DisableKey'),
    isDoomed
      ? act('end', 'Cancel the deletion', 'CancelKeyDeletion')
      : act('end', 'Delete in 7 days', 'ScheduleKeyDeletion', { PendingWindowInDays: 7 }),
  ]
}
