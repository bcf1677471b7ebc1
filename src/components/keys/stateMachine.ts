// The states that a key can come to, and which operation leads from one to the next.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
import type { KeyState, KmsKey } from '../../sim/index.ts'

export type MachineState = KeyState | 'Deleted'

export interface StateArrow {
  readonly from: MachineState
  readonly to: MachineState
  /** The operation, in lines; where none is needed, what has to happen. */
  readonly label: readonly string[]
  readonly by: 'operation' | 'time'
}

export interface Machine {
  /** Top to bottom. */
  readonly states: readonly MachineState[]
  readonly first: { readonly state: MachineState; readonly label: string }
  readonly arrows: readonly StateArrow[]
}

export function machineOf(key: KmsKey): Machine {
  if (key.keyManager === 'AWS')
    return { states: ['Enabled'], first: { state: 'Enabled', label: 'first use' }, arrows: [] }
  const isReplica = key.multiRegion !== undefined && key.multiRegion.primaryRegion !== key.region
  const hasReplicas = !isReplica && (key.multiRegion?.replicaRegions.length ?? 0) > 0
  const isImported = key.origin === 'EXTERNAL'
  const usual = [
    ...(key.multiRegion ? (['Updating'] as const) : []),
    ...(isReplica ? (['Creating'] as const) : []),
    ...(isImported ? (['PendingImport'] as const) : []),
    'Enabled',
    'Disabled',
    ...(hasReplicas ? (['PendingReplicaDeletion'] as const) : []),
    'PendingDeletion',
    'Deleted',
  ] as const
  const states: readonly MachineState[] = usual.some((state) => state === key.keyState)
    ? usual
    : [key.keyState, ...usual]
  const doomed = hasReplicas ? 'PendingReplicaDeletion' : 'PendingDeletion'
  const ready = isImported ? 'PendingImport' : 'Enabled'
  return {
    states,
    first: isReplica ? { state: 'Creating', label: 'ReplicateKey' } : { state: ready, label: 'CreateKey' },
    arrows: [
      ...(key.multiRegion
        ? [
            // Only its primary key can be asked to hand over.
            isReplica
              ? inTime('Enabled', 'Updating', 'it becomes', 'the primary')
              : by('Enabled', 'Updating', 'UpdatePrimary', 'Region'),
            inTime('Updating', 'Enabled', 'some', 'seconds'),
          ]
        : []),
      ...(isReplica ? [inTime('Creating', ready, 'some', 'seconds')] : []),
      ...(isImported
        ? [
            by('PendingImport', 'Enabled', 'ImportKey', 'Material'),
            by('Enabled', 'PendingImport', 'DeleteImported', 'KeyMaterial,', 'or it expires'),
            by('PendingImport', doomed, 'ScheduleKeyDeletion'),
          ]
        : []),
      by('Enabled', 'Disabled', 'DisableKey'),
      by('Disabled', 'Enabled', 'EnableKey'),
      by('Enabled', doomed, 'ScheduleKeyDeletion'),
      by('Disabled', doomed, 'ScheduleKeyDeletion'),
      by(doomed, 'Disabled', 'CancelKeyDeletion'),
      ...(hasReplicas
        ? [
            inTime('PendingReplicaDeletion', 'PendingDeletion', 'last replica', 'is gone'),
            by('PendingDeletion', 'Disabled', 'CancelKey', 'Deletion'),
          ]
        : []),
      inTime('PendingDeletion', 'Deleted', '7 to 30 days'),
    ],
  }
}

const by = (from: MachineState, to: MachineState, ...label: readonly string[]): StateArrow => ({
  from,
  to,
  label,
  by: 'operation',
})
const inTime = (from: MachineState, to: MachineState, ...label: readonly string[]): StateArrow => ({
  from,
  to,
  label,
  by: 'time',
})
