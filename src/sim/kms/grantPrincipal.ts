// Who a grant names. KMS looks principals up when the grant is made.
import { parseArn } from '../arn.ts'
import { isKnownPrincipal } from '../iam/knownPrincipal.ts'
import type { GrantPrincipal, World } from '../world.ts'
import { invalidArn, validation } from './errors.ts'

/** The one of the two that is given; both are refused. */
export function grantPrincipal(
  world: World,
  principal: string | undefined,
  servicePrincipal: string | undefined,
): GrantPrincipal | undefined {
  if (principal !== undefined && servicePrincipal !== undefined) throw validation()
  if (principal !== undefined) return { type: 'AWS', name: knownArn(world, principal) }
  return servicePrincipal === undefined ? undefined : { type: 'Service', name: servicePrincipal }
}

/** Refuses what names nobody: also groups, and everybody. */
export function knownArn(world: World, principal: string): string {
  if (!parseArn(principal) || !isKnownPrincipal(world, principal))
    throw invalidArn(`ARN does not refer to a valid principal: ${principal}`)
  return principal
}
