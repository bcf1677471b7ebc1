import type { World } from '../world.ts'
import { boundaryOf, type Details } from './identity.ts'
import { roleNamed, userNamed } from './named.ts'

/** `iam:PermissionsBoundary`: what the user or role has as its boundary right now. */
export function boundaryKey(world: World, accountId: string, kind: 'user' | 'role', name: string): Details {
  const identity = kind === 'user' ? userNamed(world, accountId, name) : roleNamed(world, accountId, name)
  const arn = identity && boundaryOf(identity)
  return arn === undefined ? {} : { context: { 'iam:PermissionsBoundary': arn } }
}
