import { reads } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { describedOrganization, type OrganizationDescription } from '../descriptions.ts'
import { onEverything } from '../permissions.ts'
import { organizationOf } from '../tree.ts'

export const describeOrganization = defineOperation({
  name: 'organizations:DescribeOrganization',
  summary: 'Says which organization the account is in. Every account of an organization may ask.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html',
  input: {},
  example: {},
  permissions: () => [onEverything('organizations:DescribeOrganization')],
  audit: reads,
  run: ({ world, accountId }): DescribeOrganizationOutput => ({
    Organization: describedOrganization(organizationOf(world, accountId)),
  }),
})

export interface DescribeOrganizationOutput {
  readonly Organization: OrganizationDescription
}
