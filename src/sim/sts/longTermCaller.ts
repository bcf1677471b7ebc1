import type { Caller } from '../iam/caller.ts'
import { needsLongTermCredentials } from './errors.ts'

/** Only users and root users with long-term credentials may ask for a token. Throws AccessDenied. */
export function longTermCaller(
  caller: Caller,
  operation: 'GetSessionToken' | 'GetFederationToken',
): Extract<Caller, { readonly type: 'User' | 'Root' }> {
  if ((caller.type !== 'User' && caller.type !== 'Root') || caller.token) throw needsLongTermCredentials(operation)
  return caller
}
