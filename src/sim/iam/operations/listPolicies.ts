import { defineOperation } from '../../operation.ts'
import { boolean, oneOf, optional } from '../../shape.ts'
import type { World } from '../../world.ts'
import { reads } from '../audit.ts'
import { awsManagedPolicies } from '../awsManagedPolicies.ts'
import { listedPolicy, type PolicyDescription } from '../descriptions.ts'
import { onArn } from '../identity.ts'
import { policiesIn, policyArnOf } from '../managedPolicies.ts'
import { page, policyPath } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listPolicies = defineOperation({
  name: 'iam:ListPolicies',
  summary: 'Lists managed policies: the account’s own, AWS’s, or both.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html',
  input: {
    Scope: optional(oneOf('All', 'AWS', 'Local')),
    OnlyAttached: optional(boolean),
    PathPrefix: policyPath,
    PolicyUsageFilter: optional(oneOf('PermissionsPolicy', 'PermissionsBoundary')),
    ...page,
  },
  example: { Scope: 'Local' },
  permissions: (_world, { PathPrefix = '/' }, { accountId }) => [
    {
      ...onArn('iam:ListPolicies', accountId, policyArnOf(accountId, PathPrefix, '')),
      deniedResource: `policy path ${PathPrefix}`,
    },
  ],
  audit: reads,
  run({ world, accountId }, { Scope = 'All', OnlyAttached = false, PathPrefix = '/', PolicyUsageFilter, ...request }) {
    const policies = policiesOf(world, accountId, Scope).filter(
      (policy) => policy.Path.startsWith(PathPrefix) && (!OnlyAttached || isUsed(policy, PolicyUsageFilter)),
    )
    const { items, more } = pageOf(policies, ({ PolicyName, Arn }) => `${PolicyName} ${Arn}`, request)
    return { Policies: items, ...more }
  },
})

const policiesOf = (world: World, accountId: string, scope: 'All' | 'AWS' | 'Local'): readonly PolicyDescription[] =>
  [...(scope === 'AWS' ? [] : policiesIn(world, accountId)), ...(scope === 'Local' ? [] : awsManagedPolicies())].map(
    (policy) => listedPolicy(world, accountId, policy),
  )

/** Without OnlyAttached, the filter for usage has no effect: so it was recorded. */
const isUsed = (
  { AttachmentCount, PermissionsBoundaryUsageCount }: PolicyDescription,
  usage: 'PermissionsPolicy' | 'PermissionsBoundary' | undefined,
): boolean =>
  (usage !== 'PermissionsBoundary' && AttachmentCount > 0) ||
  (usage !== 'PermissionsPolicy' && PermissionsBoundaryUsageCount > 0)
