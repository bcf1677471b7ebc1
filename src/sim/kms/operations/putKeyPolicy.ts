import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { keyResource } from '../audit.ts'
import { changeKey } from '../changeKey.ts'
import { checkKeyPolicy } from '../checkKeyPolicy.ts'
import { unsupported } from '../errors.ts'
import { bypassContext, keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { BypassPolicyLockoutSafetyCheck, KeyId, policy, PolicyName } from '../members.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const putKeyPolicy = defineOperation({
  name: 'kms:PutKeyPolicy',
  summary: 'Replaces the key policy: who may use and manage the key.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html',
  input: { KeyId, PolicyName, Policy: required(policy), BypassPolicyLockoutSafetyCheck },
  example: {
    KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
    Policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}',
  },
  permissions: (world, input, call) => [
    keyPermission(findOwnKey(world, call, input.KeyId, 'kms:PutKeyPolicy'), 'kms:PutKeyPolicy', bypassContext(input)),
  ],
  run(context, input) {
    const key = findOwnKey(context.world, context, input.KeyId, 'kms:PutKeyPolicy')
    requireState(key, 'PutKeyPolicy')
    if ((input.PolicyName ?? 'default') !== 'default') throw unsupported()
    const after = { ...key, policy: input.Policy }
    checkKeyPolicy(context, after, input)
    if (after.policy === key.policy) return
    changeKey(context, key.arn, (current) => ({ ...current, policy: after.policy }))
    context.record({
      type: 'state-changed',
      place: 'kms',
      subject: key.arn,
      change: { type: 'policy-changed', what: 'key policy', before: key.policy, after: after.policy },
    })
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: (input) => ({
      keyId: input.KeyId,
      policyName: input.PolicyName ?? 'default',
      policy: input.Policy,
      bypassPolicyLockoutSafetyCheck: input.BypassPolicyLockoutSafetyCheck ?? false,
    }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
