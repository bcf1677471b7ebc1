// The Principal element against a caller. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
import { rootArn } from '../arn.ts'
import type { Caller } from './caller.ts'
import type { ConsideredElement, Reason } from './decision.ts'
import type { PrincipalEntry, Statement } from './policy.ts'

/** The caller, and by which names policies may speak of them. */
export interface Party {
  /** The most specific first. A caller without credentials has none. */
  readonly names: readonly Name[]
  readonly hasBoundary: boolean
}

interface Name {
  readonly type: 'AWS' | 'Service'
  readonly name: string
  /** `role` stands for all of its sessions, `account` for everybody in it. */
  readonly as: 'itself' | 'role' | 'account'
  /** The unique id that AWS keeps in place of the ARN. */
  readonly id?: string
}

/** How a statement speaks of a caller: by the name of the role or of the account, or more closely (or of everybody). */
export type Address = 'directly' | 'names-the-role' | 'names-the-account'

/** Why not, where it does not. */
export type PrincipalMatcher = (party: Party) => Address | Extract<Reason, 'other-principal' | 'element-missing'>

export function principalMatcher({ principal, effect }: Pick<Statement, 'principal' | 'effect'>): PrincipalMatcher {
  if (!principal) return () => 'element-missing'
  const { element, entries } = principal
  const everybody = entries.some(isEverybody)
  const of = (wanted: PrincipalEntry['type']): ReadonlySet<string> =>
    new Set(entries.filter(({ type }) => type === wanted).map(arnOf))
  const listed = { AWS: of('AWS'), Service: of('Service') }
  const isListed = ({ type, name, id }: Name): boolean =>
    listed[type].has(name) || (id !== undefined && listed[type].has(id))
  if (element === 'Principal')
    return ({ names }) => {
      if (everybody) return 'directly'
      const named = names.find(isListed)
      return named ? ADDRESS[named.as] : 'other-principal'
    }
  // A Deny exempts only a caller whose every name is listed: with the account left out, the account's Deny hits them all the
  // same; and it never exempts one who has a permissions boundary. An Allow leaves out whoever is listed by any name.
  return ({ names, hasBoundary }) => {
    const isExempt =
      everybody ||
      (effect === 'Deny' ? names.length > 0 && names.every(isListed) && !hasBoundary : names.some(isListed))
    return isExempt ? 'other-principal' : 'directly'
  }
}

export function matchPrincipal(
  { principal }: Pick<Statement, 'principal'>,
  matches: PrincipalMatcher,
  party: Party,
): ConsideredElement {
  const found = matches(party)
  return {
    element: principal?.element ?? 'Principal',
    patterns: principal?.entries.map(({ value }) => value) ?? [],
    values: party.names.map(({ name }) => name),
    matched: found !== 'other-principal' && found !== 'element-missing',
    ...(found !== 'directly' && { reason: found }),
  }
}

export function partyOf(caller: Caller, hasBoundary: boolean): Party {
  return { names: namesOf(caller), hasBoundary }
}

function namesOf(caller: Caller): readonly Name[] {
  switch (caller.type) {
    case 'Anonymous':
      return []
    case 'Service':
      return [{ type: 'Service', name: caller.service, as: 'itself' }]
    case 'Root':
      return [{ type: 'AWS', name: caller.arn, as: 'itself' }]
    case 'User':
      return [{ type: 'AWS', name: caller.arn, as: 'itself', id: caller.userId }, account(caller.accountId)]
    case 'AssumedRole':
      return [
        { type: 'AWS', name: caller.arn, as: 'itself' },
        { type: 'AWS', name: caller.roleArn, as: 'role', id: caller.userId.slice(0, caller.userId.indexOf(':')) },
        account(caller.accountId),
      ]
    case 'FederatedUser':
      return [{ type: 'AWS', name: caller.arn, as: 'itself' }, account(caller.accountId)]
  }
}

const account = (accountId: string): Name => ({ type: 'AWS', name: rootArn(accountId), as: 'account' })

const ADDRESS: Readonly<Record<Name['as'], Address>> = {
  itself: 'directly',
  role: 'names-the-role',
  account: 'names-the-account',
}

const isEverybody = ({ type, value }: PrincipalEntry): boolean => type === '*' || (type === 'AWS' && value === '*')

/** Twelve digits are short for the account's ARN. */
const arnOf = ({ type, value }: PrincipalEntry): string =>
  type === 'AWS' && /^\d{12}$/.test(value) ? rootArn(value) : value
