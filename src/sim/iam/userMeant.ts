import type { Caller } from './caller.ts'
import { userNameNeeded } from './errors.ts'

/** The user whom a request names; the caller when it names none. Throws ValidationError for callers who are no user. */
export function userMeant(userName: string | undefined, caller: Caller): string {
  if (userName !== undefined) return userName
  if (caller.type !== 'User') throw userNameNeeded()
  return caller.userName
}
