// Decides whether a caller may do something, and says why: every policy is read completely first, then all are combined.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import type { CallFacts } from '../operation.ts'
import type { World } from '../world.ts'
import { accessRequest, analysePolicy, asSeenBy } from './analysePolicy.ts'
import type { Caller } from './caller.ts'
import { combine, isYes } from './combine.ts'
import type { Decision, PolicySource, Relation } from './decision.ts'
import { findingOf } from './finding.ts'
import { grantsFor } from './grantsFor.ts'
import { pathTo } from './organization.ts'
import { policiesFor } from './policiesFor.ts'
import type { Permission } from './permission.ts'
import { requestContext, type RequestContext } from './requestContext.ts'

/** A question to the policies, whatever world they come from. */
export interface Question {
  readonly permission: Permission
  readonly caller: Caller
  /** In the order of the gates. */
  readonly policies: readonly PolicySource[]
  readonly context: RequestContext
}

export const authorize = (world: World, permission: Permission, facts: CallFacts): Decision => ({
  ...decisionOn(questionOf(world, permission, facts)),
  relation: relationOf(world, permission, facts.caller),
})

export function decisionOn({ permission, caller, policies, context }: Question): Decision {
  const { action, resource } = permission
  const request = accessRequest(caller, action, resource, policies, context)
  const considered = policies.map((source) => analysePolicy(source, asSeenBy(source, request)))
  const { because, asked } = combine(considered.map(findingOf), permission, caller)
  return {
    verdict: isYes(because) ? 'allowed' : 'denied',
    because,
    action,
    resource,
    relation: 'same-account',
    considered: considered.map((policy) =>
      policy.verdict === 'denies' || asked.includes(policy.source.type)
        ? policy
        : { ...policy, verdict: 'not-evaluated' },
    ),
  }
}

export const questionOf = (world: World, permission: Permission, facts: CallFacts): Question => ({
  permission: { ...permission, grants: grantsFor(world, permission, facts) },
  caller: facts.caller,
  policies: policiesFor(world, permission, facts.caller),
  context: requestContext(world, permission, facts),
})

function relationOf(world: World, { resourceAccount }: Permission, caller: Caller): Relation {
  if (!('accountId' in caller)) return 'strangers'
  if (resourceAccount === undefined || resourceAccount === caller.accountId) return 'same-account'
  const { organization } = world.organizations
  return pathTo(organization, resourceAccount) && pathTo(organization, caller.accountId)
    ? 'same-organization'
    : 'strangers'
}
