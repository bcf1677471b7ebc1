import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { describedVersion } from '../descriptions.ts'
import { findPolicy, onPolicy } from '../managedPolicies.ts'
import { page, policyArn } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listPolicyVersions = defineOperation({
  name: 'iam:ListPolicyVersions',
  summary: 'Lists the versions of a managed policy, the newest first.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html',
  input: { PolicyArn: policyArn, ...page },
  example: { PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
  permissions: (world, { PolicyArn }, { accountId }) => [
    onPolicy('iam:ListPolicyVersions', world, accountId, PolicyArn),
  ],
  audit: reads,
  run({ world }, { PolicyArn, ...request }) {
    const policy = findPolicy(world, PolicyArn)
    const { items, more } = pageOf(policy.versions, ({ versionId }) => newestFirst(versionId), request)
    return { Versions: items.map((version) => describedVersion(policy, version)), ...more }
  },
})

const MOST_DIGITS = 15

/** A name that sorts higher numbers first. */
const newestFirst = (versionId: string): string =>
  String(10 ** MOST_DIGITS - Number(versionId.slice(1))).padStart(MOST_DIGITS + 1, '0')
