import { writes } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { setAttached } from '../attachments.ts'
import { duplicateAttachment, tooManyPolicies, typeNotEnabled } from '../errors.ts'
import { policyId, targetId } from '../members.ts'
import { onAttachment } from '../permissions.ts'
import { RULES } from '../policyContent.ts'
import { findNode, findPolicy, managedOrganization, policiesAt } from '../tree.ts'

export const attachPolicy = defineOperation({
  name: 'organizations:AttachPolicy',
  summary: 'Puts a root, a unit or an account under a policy, with all accounts that are below.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html',
  input: { PolicyId: policyId, TargetId: targetId },
  example: { PolicyId: 'p-examplepolicyid111', TargetId: '444455556666' },
  permissions: (world, input, { accountId }) => onAttachment('organizations:AttachPolicy', world, accountId, input),
  audit: writes,
  run(context, { PolicyId, TargetId }): void {
    const organization = managedOrganization(context)
    const policy = findPolicy(organization, PolicyId)
    const node = findNode(organization, TargetId)
    if (!organization.enabledPolicyTypes.includes(policy.type)) throw typeNotEnabled()
    const attached = policiesAt(node, policy.type)
    if (attached.includes(PolicyId)) throw duplicateAttachment()
    if (attached.length >= RULES[policy.type].most) throw tooManyPolicies()
    setAttached(context, organization, node, policy, [...attached, PolicyId])
  },
})
