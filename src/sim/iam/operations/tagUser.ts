import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { writes } from '../audit.ts'
import { onUser } from '../identity.ts'
import { setTags } from '../identityTags.ts'
import { tagList, userName } from '../members.ts'
import { tagged, tagsOfRequest, userTags } from '../tags.ts'

export const tagUser = defineOperation({
  name: 'iam:TagUser',
  summary: 'Gives a user tags, which policies can ask about.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html',
  input: { UserName: userName, Tags: required(tagList) },
  example: { UserName: 'bob', Tags: [{ Key: 'team', Value: 'gallery' }] },
  permissions: (world, { UserName, Tags }, { accountId }) => [
    onUser('iam:TagUser', world, accountId, UserName, tagsOfRequest(Tags)),
  ],
  audit: writes,
  run(context, { UserName, Tags }): Record<string, never> {
    setTags(context, 'user', UserName, (tags) => tagged(tags, Tags, userTags))
    return {}
  },
})
