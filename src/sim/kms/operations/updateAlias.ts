import { defineOperation } from '../../operation.ts'
import type { KmsKey } from '../../world.ts'
import { moveAlias } from '../aliases.ts'
import { aliasResource, keyIdElement, keyResource } from '../audit.ts'
import { aliasArn } from '../../arn.ts'
import { limitExceeded, validation } from '../errors.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { AliasName, KeyId } from '../members.ts'
import { namedAlias } from '../namedAlias.ts'
import { MOST_ALIASES_PER_KEY } from '../quotas.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const updateAlias = defineOperation({
  name: 'kms:UpdateAlias',
  summary: 'Gives the name of a key to another key of the same kind.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html',
  input: { AliasName, TargetKeyId: KeyId },
  example: { AliasName: 'alias/app', TargetKeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions(world, { AliasName, TargetKeyId }, call) {
    const to = findOwnKey(world, call, TargetKeyId, 'kms:UpdateAlias')
    const { alias, key: from } = namedAlias(world, call, AliasName)
    return [
      { action: 'kms:UpdateAlias', resource: alias.arn, resourceAccount: call.accountId },
      keyPermission(from, 'kms:UpdateAlias'),
      keyPermission(to, 'kms:UpdateAlias'),
    ]
  },
  run(context, { AliasName, TargetKeyId }) {
    const { alias, key: from } = namedAlias(context.world, context, AliasName)
    const to = findOwnKey(context.world, context, TargetKeyId, 'kms:UpdateAlias')
    // AWS documents this, but not its words.
    if (familyOf(from) !== familyOf(to) || from.keyUsage !== to.keyUsage) throw validation()
    requireState(to, 'UpdateAlias')
    if (from.arn !== to.arn && to.aliasNames.length >= MOST_ALIASES_PER_KEY) throw limitExceeded()
    moveAlias(context, alias, from, to)
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ AliasName, TargetKeyId }) => ({ aliasName: AliasName, targetKeyId: TargetKeyId }),
    responseElements: (_output, { TargetKeyId }, world, call) => keyIdElement(keyIfAny(world, call, TargetKeyId)),
    resources: (world, { AliasName, TargetKeyId }, _output, call) => [
      aliasResource(call.accountId, aliasArn(call.region, call.accountId, AliasName)),
      ...keyResource(keyIfAny(world, call, TargetKeyId)),
    ],
  },
})

const familyOf = ({ keySpec }: KmsKey): 'symmetric' | 'HMAC' | 'asymmetric' =>
  keySpec === 'SYMMETRIC_DEFAULT' ? 'symmetric' : keySpec.startsWith('HMAC_') ? 'HMAC' : 'asymmetric'
