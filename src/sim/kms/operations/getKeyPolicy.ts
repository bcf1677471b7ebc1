import { defineOperation } from '../../operation.ts'
import { keyResource } from '../audit.ts'
import { notFound } from '../errors.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId, PolicyName } from '../members.ts'
import { prettyPolicy } from '../prettyPolicy.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const getKeyPolicy = defineOperation({
  name: 'kms:GetKeyPolicy',
  summary: 'Shows who may use and manage a key.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html',
  input: { KeyId, PolicyName },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:GetKeyPolicy'), 'kms:GetKeyPolicy'),
  ],
  run(context, { KeyId, PolicyName = 'default' }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:GetKeyPolicy')
    requireState(key, 'GetKeyPolicy')
    if (PolicyName !== 'default') throw notFound('No such policy exists')
    return { Policy: prettyPolicy(key.policy), PolicyName }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId, PolicyName = 'default' }) => ({ keyId: KeyId, policyName: PolicyName }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
