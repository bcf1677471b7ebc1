import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { writes } from '../audit.ts'
import { onPolicy } from '../managedPolicies.ts'
import { policyArn, tagList } from '../members.ts'
import { setPolicyTags } from '../setPolicyTags.ts'
import { tagged, tagsOfRequest, policyTags } from '../tags.ts'

export const tagPolicy = defineOperation({
  name: 'iam:TagPolicy',
  summary: 'Gives a managed policy tags, which policies can ask about.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html',
  input: { PolicyArn: policyArn, Tags: required(tagList) },
  example: { PolicyArn: 'arn:aws:iam::111122223333:policy/ReadGallery', Tags: [{ Key: 'team', Value: 'gallery' }] },
  permissions: (world, { PolicyArn, Tags }, { accountId }) => [
    onPolicy('iam:TagPolicy', world, accountId, PolicyArn, tagsOfRequest(Tags)),
  ],
  audit: writes,
  run(context, { PolicyArn, Tags }): Record<string, never> {
    setPolicyTags(context, PolicyArn, (tags) => tagged(tags, Tags, policyTags))
    return {}
  },
})
