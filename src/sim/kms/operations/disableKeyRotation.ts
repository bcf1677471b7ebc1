import { defineOperation } from '../../operation.ts'
import { keyIdElement, keyResource } from '../audit.ts'
import { changeKey } from '../changeKey.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { requireOrigin } from '../origin.ts'
import { requirePrimary } from '../relatedKeys.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'
import { requireRotatable } from '../rotation.ts'

export const disableKeyRotation = defineOperation({
  name: 'kms:DisableKeyRotation',
  summary: 'Ends the automatic rotation of a key. The generations that it has stay.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html',
  input: { KeyId },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:DisableKeyRotation'), 'kms:DisableKeyRotation'),
  ],
  run(context, { KeyId }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:DisableKeyRotation')
    requireOrigin(key, 'AWS_KMS')
    requireState(key, 'DisableKeyRotation')
    requireRotatable(key)
    requirePrimary(key)
    if (!key.rotation) return
    changeKey(context, key.arn, ({ rotation: _, ...current }) => current)
    context.record({
      type: 'state-changed',
      place: 'kms',
      subject: key.arn,
      change: { type: 'setting-changed', what: 'automatic rotation', before: { ...key.rotation }, after: null },
    })
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId }) => ({ keyId: KeyId }),
    responseElements: (_output, { KeyId }, world, call) => keyIdElement(keyIfAny(world, call, KeyId)),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
