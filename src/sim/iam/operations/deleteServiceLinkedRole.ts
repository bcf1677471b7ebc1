import { set } from '../../collections/orderedMap.ts'
import { uuid } from '../../environment.ts'
import { defineOperation } from '../../operation.ts'
import { creates } from '../audit.ts'
import { notServiceLinked } from '../administrationErrors.ts'
import { forgetPrincipal } from '../forgetPrincipal.ts'
import { findRole, onRole, withoutIdentity } from '../identity.ts'
import { roleName } from '../members.ts'

export const deleteServiceLinkedRole = defineOperation({
  name: 'iam:DeleteServiceLinkedRole',
  summary: 'Deletes the role of a service that no longer needs it.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html',
  input: { RoleName: roleName },
  example: { RoleName: 'AWSServiceRoleForKeyManagementServiceMultiRegionKeys' },
  permissions: (world, { RoleName }, { accountId }) => [
    onRole('iam:DeleteServiceLinkedRole', world, accountId, RoleName),
  ],
  audit: creates,
  run(context, { RoleName }): DeleteServiceLinkedRoleOutput {
    const { accountId, environment, now } = context
    const role = findRole(context.world, accountId, RoleName)
    if (!role.isServiceLinked) throw notServiceLinked(RoleName)
    const DeletionTaskId = `task${role.path}${role.roleName}/${uuid(environment)}`
    context.change((before) => {
      const world = forgetPrincipal(withoutIdentity(before, role), role.arn, role.roleId)
      const deletionTasks = set(world.iam.deletionTasks, `${accountId} ${DeletionTaskId}`, now)
      return { ...world, iam: { ...world.iam, deletionTasks } }
    })
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: role.arn,
      change: { type: 'deleted', what: 'role' },
    })
    return { DeletionTaskId }
  },
})

export interface DeleteServiceLinkedRoleOutput {
  readonly DeletionTaskId: string
}
