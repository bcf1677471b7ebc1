// Decides whether a caller may do something, and says why: every policy is read completely first, then all are combined.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import type { CallFacts } from '../operation.ts'
import type { World } from '../world.ts'
import { analysePolicy, type AccessRequest } from './analysePolicy.ts'
import { combine } from './combine.ts'
import type { Because, Decision } from './decision.ts'
import { policiesFor } from './policiesFor.ts'
import type { Permission } from './permission.ts'
import { requestContext } from './requestContext.ts'

export function authorize(world: World, permission: Permission, facts: CallFacts): Decision {
  const { caller } = facts
  const { action, resource } = permission
  const request: AccessRequest = { caller, action, resource, context: requestContext(permission, facts) }
  const considered = policiesFor(world, permission, caller).map((source) => analysePolicy(source, request))
  const { because, asked } = combine(considered, permission, caller)
  return {
    verdict: isYes(because) ? 'allowed' : 'denied',
    because,
    action,
    resource,
    considered: considered.map((policy) =>
      policy.verdict === 'denies' || asked.includes(policy.source.type)
        ? policy
        : { ...policy, verdict: 'not-evaluated' },
    ),
  }
}

const isYes = ({ type }: Because): boolean =>
  type === 'allow' || type === 'root-user' || type === 'no-permission-needed'
