import { fromEntries } from '../../collections/orderedMap.ts'
import { creates } from '../../iam/audit.ts'
import { fullAwsAccess, rcpFullAwsAccess } from '../../iam/organization.ts'
import { defineOperation } from '../../operation.ts'
import { oneOf, optional } from '../../shape.ts'
import type { Organization } from '../../world.ts'
import { describedOrganization, type OrganizationDescription } from '../descriptions.ts'
import { alreadyInOrganization } from '../errors.ts'
import { newId, organizationsArn } from '../ids.ts'
import { onEverything } from '../permissions.ts'
import { membershipOf, newNode, withNode, withOrganization } from '../tree.ts'

export const createOrganization = defineOperation({
  name: 'organizations:CreateOrganization',
  summary: 'Makes the account the management account of a new organization.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html',
  input: { FeatureSet: optional(oneOf('ALL')) },
  example: {},
  permissions: () => [onEverything('organizations:CreateOrganization')],
  audit: creates,
  run(context): CreateOrganizationOutput {
    const { world, accountId, environment, now } = context
    if (membershipOf(world, accountId)) throw alreadyInOrganization()
    const id = `o-${newId(environment, 10)}`
    const rootId = `r-${newId(environment, 4)}`
    const empty: Organization = {
      id,
      arn: organizationsArn(accountId, 'organization', id),
      managementAccountId: accountId,
      rootId,
      nodes: null,
      policies: fromEntries([fullAwsAccess, rcpFullAwsAccess].map((policy) => [policy.id, policy])),
      enabledPolicyTypes: ['SERVICE_CONTROL_POLICY'],
    }
    const root = newNode(empty, {
      type: 'root',
      id: rootId,
      arn: organizationsArn(accountId, 'root', id, rootId),
      name: 'Root',
    })
    const management = newNode(empty, {
      type: 'account',
      id: accountId,
      arn: organizationsArn(accountId, 'account', id, accountId),
      // What the account was called when somebody opened it.
      name: 'management',
      email: 'management@example.com',
      parentId: rootId,
      joined: now,
    })
    const organization = withNode(withNode(empty, root), management)
    context.change((before) => withOrganization(before, organization))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: organization.arn,
      change: { type: 'created', what: 'organization' },
    })
    return { Organization: describedOrganization(organization) }
  },
})

export interface CreateOrganizationOutput {
  readonly Organization: OrganizationDescription
}
