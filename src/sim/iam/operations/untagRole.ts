import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { writes } from '../audit.ts'
import { onRole } from '../identity.ts'
import { setTags } from '../identityTags.ts'
import { roleName, tagKeyList } from '../members.ts'
import { untagged, roleTags } from '../tags.ts'

export const untagRole = defineOperation({
  name: 'iam:UntagRole',
  summary: 'Takes tags away from a role.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html',
  input: { RoleName: roleName, TagKeys: required(tagKeyList) },
  example: { RoleName: 'reader', TagKeys: ['team'] },
  permissions: (world, { RoleName, TagKeys }, { accountId }) => [
    onRole('iam:UntagRole', world, accountId, RoleName, { requestTagKeys: TagKeys }),
  ],
  audit: writes,
  run(context, { RoleName, TagKeys }): Record<string, never> {
    setTags(context, 'role', RoleName, (tags) => untagged(tags, TagKeys, roleTags))
    return {}
  },
})
