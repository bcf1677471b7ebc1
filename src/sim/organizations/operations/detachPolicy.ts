import { writes } from '../../iam/audit.ts'
import { rcpFullAwsAccess } from '../../iam/organization.ts'
import { defineOperation } from '../../operation.ts'
import { setAttached } from '../attachments.ts'
import { cannotDetach, lastPolicy, notAttached, typeNotEnabled } from '../errors.ts'
import { policyId, targetId } from '../members.ts'
import { onAttachment } from '../permissions.ts'
import { findNode, findPolicy, managedOrganization, policiesAt } from '../tree.ts'

export const detachPolicy = defineOperation({
  name: 'organizations:DetachPolicy',
  summary: 'Takes a policy off a root, a unit or an account; one policy of its type must stay.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_DetachPolicy.html',
  input: { PolicyId: policyId, TargetId: targetId },
  example: { PolicyId: 'p-FullAWSAccess', TargetId: '444455556666' },
  permissions: (world, input, { accountId }) => onAttachment('organizations:DetachPolicy', world, accountId, input),
  audit: writes,
  run(context, { PolicyId, TargetId }): void {
    const organization = managedOrganization(context)
    const policy = findPolicy(organization, PolicyId)
    const node = findNode(organization, TargetId)
    if (!organization.enabledPolicyTypes.includes(policy.type)) throw typeNotEnabled()
    const attached = policiesAt(node, policy.type)
    if (!attached.includes(PolicyId)) throw notAttached()
    if (PolicyId === rcpFullAwsAccess.id) throw cannotDetach()
    if (attached.length === 1) throw lastPolicy()
    const rest = attached.filter((id) => id !== PolicyId)
    setAttached(context, organization, node, policy, rest)
  },
})
