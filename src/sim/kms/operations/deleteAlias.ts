import { aliasArn } from '../../arn.ts'
import { defineOperation } from '../../operation.ts'
import { removeAlias } from '../aliases.ts'
import { aliasResource } from '../audit.ts'
import { keyPermission } from '../keyPermission.ts'
import { AliasName } from '../members.ts'
import { namedAlias } from '../namedAlias.ts'

export const deleteAlias = defineOperation({
  name: 'kms:DeleteAlias',
  summary: 'Takes a name away from a key. The key itself stays as it is.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html',
  input: { AliasName },
  example: { AliasName: 'alias/app' },
  permissions(world, { AliasName }, call) {
    const { alias, key } = namedAlias(world, call, AliasName)
    return [
      { action: 'kms:DeleteAlias', resource: alias.arn, resourceAccount: call.accountId },
      keyPermission(key, 'kms:DeleteAlias'),
    ]
  },
  run(context, { AliasName }) {
    const { alias, key } = namedAlias(context.world, context, AliasName)
    removeAlias(context, alias, key)
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ AliasName }) => ({ aliasName: AliasName }),
    resources: (_world, { AliasName }, _output, call) => [
      aliasResource(call.accountId, aliasArn(call.region, call.accountId, AliasName)),
    ],
  },
})
