import { defineOperation } from '../../operation.ts'
import { list, required } from '../../shape.ts'
import { keyResource } from '../audit.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'
import { changeTags, tagKey } from '../tags.ts'

export const untagResource = defineOperation({
  name: 'kms:UntagResource',
  summary: 'Takes tags from a key.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html',
  input: { KeyId, TagKeys: required(list(tagKey)) },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab', TagKeys: ['Project'] },
  permissions: (world, { KeyId, TagKeys }, call) => [
    keyPermission(
      findOwnKey(world, call, KeyId, 'kms:UntagResource'),
      'kms:UntagResource',
      TagKeys.length ? { 'aws:TagKeys': TagKeys } : {},
    ),
  ],
  run(context, { KeyId, TagKeys }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:UntagResource')
    requireState(key, 'UntagResource')
    changeTags(
      context,
      key,
      key.tags.filter(({ TagKey }) => !TagKeys.includes(TagKey)),
    )
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId, TagKeys }) => ({ keyId: KeyId, tagKeys: TagKeys }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
