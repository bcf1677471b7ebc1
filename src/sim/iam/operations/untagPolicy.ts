import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { writes } from '../audit.ts'
import { onPolicy } from '../managedPolicies.ts'
import { policyArn, tagKeyList } from '../members.ts'
import { setPolicyTags } from '../setPolicyTags.ts'
import { policyTags, untagged } from '../tags.ts'

export const untagPolicy = defineOperation({
  name: 'iam:UntagPolicy',
  summary: 'Takes tags away from a managed policy.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html',
  input: { PolicyArn: policyArn, TagKeys: required(tagKeyList) },
  example: { PolicyArn: 'arn:aws:iam::111122223333:policy/ReadGallery', TagKeys: ['team'] },
  permissions: (world, { PolicyArn, TagKeys }, { accountId }) => [
    onPolicy('iam:UntagPolicy', world, accountId, PolicyArn, { requestTagKeys: TagKeys }),
  ],
  audit: writes,
  run(context, { PolicyArn, TagKeys }): Record<string, never> {
    setPolicyTags(context, PolicyArn, (tags) => untagged(tags, TagKeys, policyTags))
    return {}
  },
})
