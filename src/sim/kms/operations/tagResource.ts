import { defineOperation } from '../../operation.ts'
import { keyResource } from '../audit.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'
import { changeTags, requestTagContext, tagged, Tags } from '../tags.ts'

export const tagResource = defineOperation({
  name: 'kms:TagResource',
  summary: 'Adds tags to a key, or changes their values; policies can decide by them.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html',
  input: { KeyId, Tags },
  example: {
    KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
    Tags: [{ TagKey: 'Project', TagValue: 'Alpha' }],
  },
  permissions: (world, { KeyId, Tags }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:TagResource'), 'kms:TagResource', requestTagContext(Tags)),
  ],
  run(context, { KeyId, Tags }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:TagResource')
    requireState(key, 'TagResource')
    changeTags(context, key, tagged(key.tags, Tags))
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId, Tags }) => ({
      keyId: KeyId,
      tags: Tags.map(({ TagKey, TagValue }) => ({ tagKey: TagKey, tagValue: TagValue })),
    }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
