import { defineOperation } from '../../operation.ts'
import { integer, optional } from '../../shape.ts'
import { keyResource, parameters } from '../audit.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId, Marker } from '../members.ts'
import { pageOf } from '../pages.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const listKeyPolicies = defineOperation({
  name: 'kms:ListKeyPolicies',
  summary: 'Names the key policies of a key: there is always one, and it is called default.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html',
  input: { KeyId, Limit: optional(integer({ min: 1, max: 1000 })), Marker },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:ListKeyPolicies'), 'kms:ListKeyPolicies'),
  ],
  run(context, { KeyId, Limit = 100, Marker }) {
    requireState(findOwnKey(context.world, context, KeyId, 'kms:ListKeyPolicies'), 'ListKeyPolicies')
    const { items } = pageOf(['default'], (name) => name, Limit, Marker)
    return { PolicyNames: items, Truncated: false }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId, Limit, Marker }) => parameters({ keyId: KeyId, limit: Limit, marker: Marker }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
