import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { keyResource } from '../audit.ts'
import { changeKey } from '../changeKey.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const updateKeyDescription = defineOperation({
  name: 'kms:UpdateKeyDescription',
  summary: 'Changes what a key says about itself.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html',
  input: { KeyId, Description: required(string({ max: 8192 })) },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab', Description: 'Protects the gallery' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:UpdateKeyDescription'), 'kms:UpdateKeyDescription'),
  ],
  run(context, { KeyId, Description }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:UpdateKeyDescription')
    requireState(key, 'UpdateKeyDescription')
    if (key.description === Description) return
    changeKey(context, key.arn, (current) => ({ ...current, description: Description }))
    context.record({
      type: 'state-changed',
      place: 'kms',
      subject: key.arn,
      change: { type: 'setting-changed', what: 'description', before: key.description, after: Description },
    })
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId, Description }) => ({ keyId: KeyId, description: Description }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
