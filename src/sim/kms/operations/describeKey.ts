import { defineOperation } from '../../operation.ts'
import { keyResource } from '../audit.ts'
import { draftManagedKey, isUnusedPredefined, keepManagedKey } from '../awsManagedKey.ts'
import { metadataOf } from '../keyMetadata.ts'
import { aliasContext, keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { GrantTokens, KeyId } from '../members.ts'
import { findKey, keyIfAny } from '../resolveKey.ts'

export const describeKey = defineOperation({
  name: 'kms:DescribeKey',
  summary: 'Tells what is known of a key: its state, its owner, its current key material; never the material itself.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html',
  input: { KeyId, GrantTokens },
  example: { KeyId: 'alias/app' },
  permissions(world, { KeyId, GrantTokens }, call) {
    if (isUnusedPredefined(world, call, KeyId)) return []
    const { key, requestAlias } = findKey(world, call, KeyId, 'kms:DescribeKey')
    return [keyPermission(key, 'kms:DescribeKey', aliasContext(requestAlias), GrantTokens)]
  },
  async run(context, { KeyId }) {
    if (isUnusedPredefined(context.world, context, KeyId)) {
      // Asking for an AWS managed key makes it, once its policy has let the caller ask.
      const draft = draftManagedKey(context, KeyId)
      context.authorize(keyPermission(draft, 'kms:DescribeKey', aliasContext(KeyId)))
      return { KeyMetadata: metadataOf(await keepManagedKey(context, KeyId, draft)) }
    }
    const { key } = findKey(context.world, context, KeyId, 'kms:DescribeKey')
    requireState(key, 'DescribeKey')
    return { KeyMetadata: metadataOf(key) }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId }) => ({ keyId: KeyId }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
