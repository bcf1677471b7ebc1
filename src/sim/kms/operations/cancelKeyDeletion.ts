import { defineOperation } from '../../operation.ts'
import { keyResource } from '../audit.ts'
import { changeState } from '../changeKey.ts'
import { isComplete } from '../keyAt.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const cancelKeyDeletion = defineOperation({
  name: 'kms:CancelKeyDeletion',
  summary: 'Takes back the deletion of a key during its waiting period. The key is then disabled.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html',
  input: { KeyId },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:CancelKeyDeletion'), 'kms:CancelKeyDeletion'),
  ],
  run(context, { KeyId }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:CancelKeyDeletion')
    requireState(key, 'CancelKeyDeletion')
    changeState(context, key, isComplete(key) ? 'Disabled' : 'PendingImport')
    return { KeyId: key.arn }
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId }) => ({ keyId: KeyId }),
    responseElements: ({ KeyId }) => ({ keyId: KeyId }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
