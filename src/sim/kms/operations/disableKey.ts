import { defineOperation } from '../../operation.ts'
import { keyIdElement, keyResource } from '../audit.ts'
import { changeState } from '../changeKey.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { usageContext } from '../recordUse.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const disableKey = defineOperation({
  name: 'kms:DisableKey',
  summary: 'Stops all cryptography with a key until it is enabled again; nothing is lost.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html',
  input: { KeyId },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions(world, { KeyId }, call) {
    const key = findOwnKey(world, call, KeyId, 'kms:DisableKey')
    return [keyPermission(key, 'kms:DisableKey', usageContext(key, call.now))]
  },
  run(context, { KeyId }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:DisableKey')
    requireState(key, 'DisableKey')
    changeState(context, key, 'Disabled')
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId }) => ({ keyId: KeyId }),
    responseElements: (_output, { KeyId }, world, call) => keyIdElement(keyIfAny(world, call, KeyId)),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
