import type { CallContext } from '../operation.ts'
import { mustFirst } from './administrationErrors.ts'
import { forgetPrincipal } from './forgetPrincipal.ts'
import { inlinePolicyNames } from './inlinePolicies.ts'
import { withoutIdentity, type Identity, type IdentityKind } from './identity.ts'

/** Deletes what has no policies left. `check` throws DeleteConflict for what else must go before. */
export function deleteIdentity(context: CallContext, identity: Identity, what: IdentityKind, check?: () => void): void {
  if (identity.attachedPolicies.length) throw mustFirst('detach all policies')
  if (inlinePolicyNames(identity).length) throw mustFirst('delete policies')
  check?.()
  context.change((world) => forgetPrincipal(withoutIdentity(world, identity), identity.arn, uniqueIdOf(identity)))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: identity.arn,
    change: { type: 'deleted', what },
  })
}

const uniqueIdOf = (identity: Identity): string =>
  'userId' in identity ? identity.userId : 'groupId' in identity ? identity.groupId : identity.roleId
