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
  /** Top to bottom; neighbours are joined by the most arrows. */
  readonly states: readonly MachineState[]
  readonly first: { readonly state: MachineState; readonly label: string }
  readonly arrows: readonly StateArrow[]
  /** What the drawing leaves out. */
  readonly notes: readonly string[]
}

export function machineOf(key: KmsKey): Machine {
  if (key.keyManager === 'AWS')
    return {
      states: ['Enabled'],
      first: { state: 'Enabled', label: 'first use' },
      arrows: [],
      notes: ['AWS keeps it enabled; nobody in the account can change its state.'],
    }
  const kind = kindOf(key)
  const states: readonly MachineState[] = [
    ...(kind.drawsUpdating ? (['Updating'] as const) : []),
    ...(key.keyState === 'Creating' ? (['Creating'] as const) : []),
    ...(key.keyState === 'Unavailable' ? (['Unavailable'] as const) : []),
    ...(kind.isImported ? (['PendingImport'] as const) : []),
    'Enabled',
    'Disabled',
    ...(kind.doomed === 'PendingReplicaDeletion' ? (['PendingReplicaDeletion'] as const) : []),
    'PendingDeletion',
    'Deleted',
  ]
  const ready = kind.isImported ? 'PendingImport' : 'Enabled'
  return {
    states,
    first: {
      state: key.keyState === 'Creating' ? 'Creating' : ready,
      label: kind.isReplica ? 'ReplicateKey' : 'CreateKey',
    },
    arrows: [...arrowsOf(kind), ...(key.keyState === 'Creating' ? [inTime('Creating', ready, 'some', 'seconds')] : [])],
    notes: notesOn(kind, key),
  }
}

interface Kind {
  readonly isImported: boolean
  readonly isMultiRegion: boolean
  readonly isReplica: boolean
  readonly drawsUpdating: boolean
  /** Where ScheduleKeyDeletion leads. */
  readonly doomed: 'PendingDeletion' | 'PendingReplicaDeletion'
}

function kindOf({ keyState, multiRegion, origin, region }: KmsKey): Kind {
  const isReplica = multiRegion !== undefined && multiRegion.primaryRegion !== region
  const hasReplicas = !isReplica && (multiRegion?.replicaRegions.length ?? 0) > 0
  const isImported = origin === 'EXTERNAL'
  return {
    isImported,
    isReplica,
    isMultiRegion: multiRegion !== undefined,
    drawsUpdating: keyState === 'Updating' || (multiRegion !== undefined && !isImported && keyState !== 'Creating'),
    doomed: hasReplicas || keyState === 'PendingReplicaDeletion' ? 'PendingReplicaDeletion' : 'PendingDeletion',
  }
}

const arrowsOf = ({ doomed, drawsUpdating, isImported, isReplica }: Kind): readonly StateArrow[] => [
  ...(drawsUpdating
    ? [
        inTime('Updating', 'Enabled', 'some', 'seconds'),
        // Only the primary key can be asked to hand over.
        ...(isImported
          ? []
          : isReplica
            ? [inTime('Enabled', 'Updating', 'it becomes', 'the primary')]
            : [by('Enabled', 'Updating', 'UpdatePrimary', 'Region')]),
      ]
    : []),
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
  ...(doomed === 'PendingReplicaDeletion'
    ? [
        inTime('PendingReplicaDeletion', 'PendingDeletion', 'last replica', 'is gone'),
        by('PendingDeletion', 'Disabled', 'CancelKey', 'Deletion'),
      ]
    : []),
  inTime('PendingDeletion', 'Deleted', '7 to 30 days'),
]

const notesOn = ({ drawsUpdating, isImported, isMultiRegion, isReplica }: Kind, key: KmsKey): readonly string[] => [
  ...(isReplica && key.keyState !== 'Creating' ? ['A new replica is Creating for some seconds.'] : []),
  ...(isMultiRegion && !drawsUpdating
    ? ['While another Region becomes the primary, it is Updating for some seconds.']
    : []),
  ...(isImported
    ? [
        'Without all of its material a disabled key is Pending import too, and one whose deletion is cancelled comes back so.',
      ]
    : []),
]

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
