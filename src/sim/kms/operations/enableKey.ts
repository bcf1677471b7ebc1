import { defineOperation } from '../../operation.ts'
import { keyIdElement, keyResource } from '../audit.ts'
import { changeState } from '../changeKey.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const enableKey = defineOperation({
  name: 'kms:EnableKey',
  summary: 'Lets a disabled key work again.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html',
  input: { KeyId },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:EnableKey'), 'kms:EnableKey'),
  ],
  async run(context, { KeyId }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:EnableKey')
    requireState(key, 'EnableKey')
    changeState(context, key, 'Enabled')
    if (key.rotation && key.rotation.nextDate <= context.now)
      await (await import('../whenDue.ts')).catchUp(context, key, key.rotation)
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId }) => ({ keyId: KeyId }),
    responseElements: (_output, { KeyId }, world, call) => keyIdElement(keyIfAny(world, call, KeyId)),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
