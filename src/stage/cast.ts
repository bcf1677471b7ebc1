// Who and what has a home on the map.
import type { Caller, CallerName } from '../sim/index.ts'

export interface StageCast {
  /** Top to bottom. */
  readonly people: readonly StagePerson[]
  readonly bucket: string
  readonly logBucket: string
  /** With its prefix: `alias/pictures`. */
  readonly alias: string
}

export interface StagePerson {
  readonly id: string
  readonly name: string
  /** Three words at most: `key user`. */
  readonly role: string
  readonly caller: CallerName
  /** Has no home on the map, and appears there only while acting. */
  readonly offMap?: boolean
}

/** The person who makes a request. A caller whom the cast does not name gets a name from what the world knows. */
export function personOf(cast: StageCast, caller: Caller): StagePerson {
  return cast.people.find((person) => isSame(person.caller, caller)) ?? stranger(caller)
}

export const standing = (cast: StageCast): readonly StagePerson[] => cast.people.filter(({ offMap }) => !offMap)

const isSame = (name: CallerName, caller: Caller): boolean =>
  (name.type === 'anonymous' && caller.type === 'Anonymous') ||
  (name.type === 'root' && caller.type === 'Root') ||
  (name.type === 'user' && caller.type === 'User' && name.userName === caller.userName) ||
  (name.type === 'role-session' && caller.type === 'AssumedRole' && isSession(name.session, caller)) ||
  (name.type === 'federated-user' && caller.type === 'FederatedUser' && isSession(name.session, caller)) ||
  (name.type === 'access-key' && 'accessKeyId' in caller && name.accessKeyId === caller.accessKeyId)

const isSession = (
  session: string,
  { arn, accessKeyId }: { readonly arn: string; readonly accessKeyId: string },
): boolean => session === arn || session === accessKeyId

function stranger(caller: Caller): StagePerson {
  const person = { offMap: true, role: 'not in the cast' }
  switch (caller.type) {
    case 'User':
      return {
        ...person,
        id: caller.userName,
        name: caller.userName,
        caller: { type: 'user', userName: caller.userName },
      }
    case 'AssumedRole':
      return {
        ...person,
        id: caller.arn,
        name: caller.sessionName,
        role: caller.roleName,
        caller: { type: 'role-session', session: caller.accessKeyId },
      }
    case 'FederatedUser':
      return {
        ...person,
        id: caller.arn,
        name: caller.name,
        role: 'federated user',
        caller: { type: 'federated-user', session: caller.accessKeyId },
      }
    case 'Root':
      return { ...person, id: 'root', name: 'Root', role: 'account root', caller: { type: 'root' } }
    case 'Anonymous':
      return { ...person, id: 'anonymous', name: 'Anyone', role: 'not signed in', caller: { type: 'anonymous' } }
    case 'Service':
      // A service acts from its own place; it is never drawn among the people.
      return { ...person, id: caller.service, name: 'CloudTrail', role: 'AWS service', caller: { type: 'anonymous' } }
  }
}
