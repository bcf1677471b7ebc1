import { remove } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { writes } from '../audit.ts'
import { policyInUse, versionsRemain } from '../administrationErrors.ts'
import { findPolicy, onPolicy, refuseAwsPolicy, usageOf } from '../managedPolicies.ts'
import { policyArn } from '../members.ts'
import { accountIn } from '../named.ts'

export const deletePolicy = defineOperation({
  name: 'iam:DeletePolicy',
  summary: 'Deletes a managed policy that nobody has any longer, with its only version.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html',
  input: { PolicyArn: policyArn },
  example: { PolicyArn: 'arn:aws:iam::111122223333:policy/ReadGallery' },
  permissions: (world, { PolicyArn }, { accountId }) => [onPolicy('iam:DeletePolicy', world, accountId, PolicyArn)],
  audit: writes,
  run(context, { PolicyArn }): Record<string, never> {
    refuseAwsPolicy(PolicyArn, 'delete policies')
    const policy = findPolicy(context.world, PolicyArn)
    const { attachments, boundaries } = usageOf(context.world, accountIn(PolicyArn), PolicyArn)
    if (attachments + boundaries > 0) throw policyInUse()
    if (policy.versions.length > 1) throw versionsRemain()
    context.change((world) => ({
      ...world,
      iam: { ...world.iam, policies: remove(world.iam.policies, PolicyArn) },
    }))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: PolicyArn,
      change: { type: 'deleted', what: 'managed policy' },
    })
    return {}
  },
})
