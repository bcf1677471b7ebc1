import { get } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { reads } from '../audit.ts'
import { noSuchDeletionTask } from '../administrationErrors.ts'
import { identityArn, onArn } from '../identity.ts'

export const getServiceLinkedRoleDeletionStatus = defineOperation({
  name: 'iam:GetServiceLinkedRoleDeletionStatus',
  summary:
    'Tells how far the deletion of a service-linked role is. No service here keeps its role: it is done at once.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html',
  input: { DeletionTaskId: required(string({ min: 1, max: 1000 })) },
  example: {
    DeletionTaskId:
      'task/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch/1b671a64-40d5-491e-99b0-da01ff1f3341',
  },
  permissions: (_world, { DeletionTaskId }, { accountId }) => [
    onArn('iam:GetServiceLinkedRoleDeletionStatus', accountId, roleOf(accountId, DeletionTaskId)),
  ],
  audit: reads,
  run({ world, accountId }, { DeletionTaskId }) {
    if (get(world.iam.deletionTasks, `${accountId} ${DeletionTaskId}`) === undefined)
      throw noSuchDeletionTask(DeletionTaskId)
    return { Status: 'SUCCEEDED' }
  },
})

/** The role that a task is about is in its id. */
const roleOf = (accountId: string, taskId: string): string =>
  identityArn('role', accountId, '/', taskId.split('/').slice(1, -1).join('/'))
