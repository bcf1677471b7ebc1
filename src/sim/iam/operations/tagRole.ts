import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { writes } from '../audit.ts'
import { onRole } from '../identity.ts'
import { setTags } from '../identityTags.ts'
import { roleName, tagList } from '../members.ts'
import { tagged, tagsOfRequest, roleTags } from '../tags.ts'

export const tagRole = defineOperation({
  name: 'iam:TagRole',
  summary: 'Gives a role tags, which policies can ask about.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html',
  input: { RoleName: roleName, Tags: required(tagList) },
  example: { RoleName: 'reader', Tags: [{ Key: 'team', Value: 'gallery' }] },
  permissions: (world, { RoleName, Tags }, { accountId }) => [
    onRole('iam:TagRole', world, accountId, RoleName, tagsOfRequest(Tags)),
  ],
  audit: writes,
  run(context, { RoleName, Tags }): Record<string, never> {
    setTags(context, 'role', RoleName, (tags) => tagged(tags, Tags, roleTags))
    return {}
  },
})
