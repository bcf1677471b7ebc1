import { defineOperation } from '../../operation.ts'
import { keyResource } from '../audit.ts'
import { seconds } from '../keyMetadata.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { requireOrigin } from '../origin.ts'
import { findKeyById, keyIfAny } from '../resolveKey.ts'
import { scheduledKey } from '../rotation.ts'

export const getKeyRotationStatus = defineOperation({
  name: 'kms:GetKeyRotationStatus',
  summary: 'Tells whether a key rotates by itself, how often, and when next.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html',
  input: { KeyId },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findKeyById(world, call, KeyId, 'kms:GetKeyRotationStatus'), 'kms:GetKeyRotationStatus'),
  ],
  run(context, { KeyId }) {
    const key = findKeyById(context.world, context, KeyId, 'kms:GetKeyRotationStatus')
    if (key.keyState === 'PendingImport') requireOrigin(key, 'AWS_KMS')
    requireState(key, 'GetKeyRotationStatus')
    const isEnding = key.keyState === 'PendingDeletion' || key.keyState === 'PendingReplicaDeletion'
    const rotation = isEnding ? undefined : scheduledKey(context.world, key).rotation
    return {
      KeyId: key.arn,
      KeyRotationEnabled: rotation !== undefined,
      ...(rotation && {
        NextRotationDate: seconds(rotation.nextDate),
        RotationPeriodInDays: rotation.periodInDays,
      }),
    }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId }) => ({ keyId: KeyId }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
