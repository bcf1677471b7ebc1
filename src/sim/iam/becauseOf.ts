// The answer of `authorize` without all that it read; for those who ask many questions.
import type { CallFacts } from '../operation.ts'
import type { World } from '../world.ts'
import { accessRequest, asSeenBy } from './analysePolicy.ts'
import { questionOf } from './authorize.ts'
import { combine, isYes } from './combine.ts'
import type { Because } from './decision.ts'
import { findIn } from './findIn.ts'
import type { Permission } from './permission.ts'

/** The verdict of `authorize` alone, several times faster. */
export const isAuthorized = (world: World, permission: Permission, facts: CallFacts): boolean =>
  isYes(becauseOf(world, permission, facts))

/** What tips the verdict, and no more. */
export function becauseOf(world: World, asked: Permission, facts: CallFacts): Because {
  const { permission, caller, policies, context } = questionOf(world, asked, facts)
  const { action, resource } = permission
  const request = accessRequest(caller, action, resource, policies, context)
  const name = action.toLowerCase()
  const findings = policies.map((source) => findIn(source, asSeenBy(source, request), name))
  return combine(findings, permission, caller).because
}
