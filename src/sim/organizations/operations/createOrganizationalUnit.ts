import { values } from '../../collections/orderedMap.ts'
import { creates } from '../../iam/audit.ts'
import { pathText } from '../../iam/organization.ts'
import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { duplicateUnit, noSuchParent, tooDeep } from '../errors.ts'
import { newId, organizationsArn } from '../ids.ts'
import { parentId } from '../members.ts'
import { onNode } from '../permissions.ts'
import { ancestry, findNode, managedOrganization, newNode, withNode, withOrganization } from '../tree.ts'

/** How many levels of units there may be below the root. */
const DEEPEST = 5

export const createOrganizationalUnit = defineOperation({
  name: 'organizations:CreateOrganizationalUnit',
  summary: 'Creates a unit below the root or another unit, to hold accounts to which the same policies apply.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html',
  input: { ParentId: parentId, Name: required(string({ min: 1, max: 128 })) },
  example: { ParentId: 'r-exam', Name: 'Workloads' },
  permissions: (world, { ParentId }, { accountId }) => [
    onNode('organizations:CreateOrganizationalUnit', world, accountId, ParentId),
  ],
  audit: creates,
  run(context, { ParentId, Name }): CreateOrganizationalUnitOutput {
    const organization = managedOrganization(context)
    const { id, managementAccountId, rootId } = organization
    const parent = findNode(organization, ParentId, noSuchParent)
    const siblings = [...values(organization.nodes)].filter((node) => node.parentId === ParentId)
    if (siblings.some(({ type, name }) => type === 'organizational-unit' && name === Name)) throw duplicateUnit()
    // The way down to the parent begins with the root.
    if (ancestry(organization, parent).length > DEEPEST) throw tooDeep()
    const unitId = `ou-${rootId.slice(2)}-${newId(context.environment, 8)}`
    const unit = newNode(organization, {
      type: 'organizational-unit',
      id: unitId,
      arn: organizationsArn(managementAccountId, 'ou', id, unitId),
      name: Name,
      parentId: ParentId,
    })
    const changed = withNode(organization, unit)
    context.change((world) => withOrganization(world, changed))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: unit.arn,
      change: { type: 'created', what: 'organizational unit' },
    })
    const Path = pathText(changed, ancestry(changed, unit))
    return { OrganizationalUnit: { Id: unitId, Arn: unit.arn, Name, Path } }
  },
})

export interface CreateOrganizationalUnitOutput {
  readonly OrganizationalUnit: {
    readonly Id: string
    readonly Arn: string
    readonly Name: string
    readonly Path: string
  }
}
