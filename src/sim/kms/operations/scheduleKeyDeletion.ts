import { defineOperation } from '../../operation.ts'
import { integer, optional } from '../../shape.ts'
import { auditTime, keyResource, parameters } from '../audit.ts'
import { changeState } from '../changeKey.ts'
import { validation } from '../errors.ts'
import { seconds } from '../keyMetadata.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { DAY, usageContext } from '../recordUse.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const scheduleKeyDeletion = defineOperation({
  name: 'kms:ScheduleKeyDeletion',
  summary:
    'Stops a key and deletes it after a waiting period of 7 to 30 days. What it encrypted can then never be read again.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html',
  input: { KeyId, PendingWindowInDays: optional(integer({ min: 1, max: 365 })) },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab', PendingWindowInDays: 7 },
  permissions(world, { KeyId, PendingWindowInDays = 30 }, call) {
    const key = findOwnKey(world, call, KeyId, 'kms:ScheduleKeyDeletion')
    return [
      keyPermission(key, 'kms:ScheduleKeyDeletion', {
        ...usageContext(key, call.now),
        'kms:ScheduleKeyDeletionPendingWindowInDays': String(PendingWindowInDays),
      }),
    ]
  },
  run(context, { KeyId, PendingWindowInDays = 30 }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:ScheduleKeyDeletion')
    requireState(key, 'ScheduleKeyDeletion')
    if (PendingWindowInDays < 7 || PendingWindowInDays > 30)
      throw validation('PendingWindowInDays must be between 7 and 30')
    if (key.multiRegion?.replicaRegions.length && key.multiRegion.primaryRegion === key.region) {
      // A primary key is the last of its set to go; its own waiting period begins when the last replica is gone.
      changeState(context, key, 'PendingReplicaDeletion', { pendingWindowInDays: PendingWindowInDays })
      return { KeyId: key.arn, KeyState: 'PendingReplicaDeletion', PendingWindowInDays }
    }
    const deletionDate = context.now + PendingWindowInDays * DAY
    changeState(context, key, 'PendingDeletion', { deletionDate })
    return { KeyId: key.arn, DeletionDate: seconds(deletionDate), KeyState: 'PendingDeletion', PendingWindowInDays }
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId, PendingWindowInDays }) =>
      parameters({ keyId: KeyId, pendingWindowInDays: PendingWindowInDays }),
    responseElements: ({ KeyId, DeletionDate, KeyState, PendingWindowInDays }) => ({
      keyId: KeyId,
      keyState: KeyState,
      ...(DeletionDate !== undefined && { deletionDate: auditTime(DeletionDate * 1000) }),
      pendingWindowInDays: PendingWindowInDays,
    }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
