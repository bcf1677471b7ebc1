import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { writes } from '../audit.ts'
import { onUser } from '../identity.ts'
import { setTags } from '../identityTags.ts'
import { tagKeyList, userName } from '../members.ts'
import { untagged, userTags } from '../tags.ts'

export const untagUser = defineOperation({
  name: 'iam:UntagUser',
  summary: 'Takes tags away from a user.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html',
  input: { UserName: userName, TagKeys: required(tagKeyList) },
  example: { UserName: 'bob', TagKeys: ['team'] },
  permissions: (world, { UserName, TagKeys }, { accountId }) => [
    onUser('iam:UntagUser', world, accountId, UserName, { requestTagKeys: TagKeys }),
  ],
  audit: writes,
  run(context, { UserName, TagKeys }): Record<string, never> {
    setTags(context, 'user', UserName, (tags) => untagged(tags, TagKeys, userTags))
    return {}
  },
})
