import { aliasArn } from '../../arn.ts'
import { has } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { addAlias } from '../aliases.ts'
import { aliasResource, keyIdElement, keyResource } from '../audit.ts'
import { aliasExists, limitExceeded } from '../errors.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { AliasName, KeyId } from '../members.ts'
import { requireAliasName } from '../namedAlias.ts'
import { MOST_ALIASES_PER_KEY } from '../quotas.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const createAlias = defineOperation({
  name: 'kms:CreateAlias',
  summary: 'Gives a key a name that people can remember.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html',
  input: { AliasName, TargetKeyId: KeyId },
  example: { AliasName: 'alias/app', TargetKeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions(world, { AliasName, TargetKeyId }, call) {
    requireAliasName(AliasName)
    const key = findOwnKey(world, call, TargetKeyId, 'kms:CreateAlias')
    const resource = aliasArn(call.region, call.accountId, AliasName)
    return [
      { action: 'kms:CreateAlias', resource, resourceAccount: call.accountId },
      keyPermission(key, 'kms:CreateAlias'),
    ]
  },
  run(context, { AliasName, TargetKeyId }) {
    const key = findOwnKey(context.world, context, TargetKeyId, 'kms:CreateAlias')
    const arn = aliasArn(context.region, context.accountId, AliasName)
    if (has(context.world.kms.aliases, arn)) throw aliasExists(arn)
    requireState(key, 'CreateAlias')
    if (key.aliasNames.length >= MOST_ALIASES_PER_KEY) throw limitExceeded()
    addAlias(context, AliasName, key)
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ AliasName, TargetKeyId }) => ({ aliasName: AliasName, targetKeyId: TargetKeyId }),
    responseElements: (_output, { TargetKeyId }, world, call) => keyIdElement(keyIfAny(world, call, TargetKeyId)),
    resources: (world, { AliasName, TargetKeyId }, _output, call) => [
      ...keyResource(keyIfAny(world, call, TargetKeyId)),
      aliasResource(call.accountId, aliasArn(call.region, call.accountId, AliasName)),
    ],
  },
})
