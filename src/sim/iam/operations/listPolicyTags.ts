import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { findPolicy, onPolicy } from '../managedPolicies.ts'
import { page, policyArn } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listPolicyTags = defineOperation({
  name: 'iam:ListPolicyTags',
  summary: 'Lists the tags of a managed policy.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html',
  input: { PolicyArn: policyArn, ...page },
  example: { PolicyArn: 'arn:aws:iam::111122223333:policy/ReadGallery' },
  permissions: (world, { PolicyArn }, { accountId }) => [onPolicy('iam:ListPolicyTags', world, accountId, PolicyArn)],
  audit: reads,
  run({ world }, { PolicyArn, ...request }) {
    const { items, more } = pageOf(findPolicy(world, PolicyArn).tags, ({ Key }) => Key, request)
    return { Tags: items, ...more }
  },
})
