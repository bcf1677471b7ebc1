import { reads } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { describedRoot, type RootDescription } from '../descriptions.ts'
import { page } from '../members.ts'
import { pageOf } from '../pages.ts'
import { onEverything } from '../permissions.ts'
import { findNode, managedOrganization } from '../tree.ts'

export const listRoots = defineOperation({
  name: 'organizations:ListRoots',
  summary: 'Lists the roots of the organization, of which there is one, with the types of policy that are enabled.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListRoots.html',
  input: page,
  example: {},
  permissions: () => [onEverything('organizations:ListRoots')],
  audit: reads,
  run(context, input): ListRootsOutput {
    const organization = managedOrganization(context)
    const { items, next } = pageOf([findNode(organization, organization.rootId)], ({ id }) => id, input)
    return { Roots: items.map((root) => describedRoot(organization, root)), ...next }
  },
})

export interface ListRootsOutput {
  readonly Roots: readonly RootDescription[]
  readonly NextToken?: string
}
