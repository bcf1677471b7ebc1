import { compare } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { integer, optional } from '../../shape.ts'
import { keyResource, parameters } from '../audit.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId, Marker } from '../members.ts'
import { pageOf } from '../pages.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const listResourceTags = defineOperation({
  name: 'kms:ListResourceTags',
  summary: 'Shows the tags of a key.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html',
  input: { KeyId, Limit: optional(integer({ min: 1, max: 50 })), Marker },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:ListResourceTags'), 'kms:ListResourceTags'),
  ],
  run(context, { KeyId, Limit = 50, Marker }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:ListResourceTags')
    requireState(key, 'ListResourceTags')
    const sorted = key.tags.toSorted((a, b) => compare(a.TagKey, b.TagKey))
    const { items, next } = pageOf(sorted, ({ TagKey }) => TagKey, Limit, Marker)
    return { Tags: items, ...next, Truncated: next !== undefined }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId, Limit, Marker }) => parameters({ keyId: KeyId, limit: Limit, marker: Marker }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
