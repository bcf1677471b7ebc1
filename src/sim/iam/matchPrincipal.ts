// The Principal element against a caller. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
import { rootArn } from '../arn.ts'
import type { Caller } from './caller.ts'
import type { ConsideredElement } from './decision.ts'
import type { PrincipalEntry, Statement } from './policy.ts'

export function matchPrincipal(
  { principal, effect }: Pick<Statement, 'principal' | 'effect'>,
  caller: Caller,
): ConsideredElement {
  const names = namesOf(caller)
  const values = names.map(({ name }) => name)
  if (!principal) return { element: 'Principal', patterns: [], values, matched: false, reason: 'element-missing' }
  const { element, entries } = principal
  const listed = names.filter((name) => entries.some((entry) => fits(entry, name)))
  const everybody = entries.some(isEverybody)
  const outcome = { element, patterns: entries.map(({ value }) => value), values } as const
  if (element === 'NotPrincipal') {
    // A Deny exempts only a caller whose every name is listed: with the account left out, the account's Deny hits them all
    // the same. An Allow leaves out whoever is listed by any name.
    const isExempt =
      everybody || (effect === 'Deny' ? names.length > 0 && listed.length === names.length : listed.length > 0)
    return { ...outcome, matched: !isExempt, ...(isExempt && { reason: 'other-principal' as const }) }
  }
  if (everybody || listed.some(({ isAccount }) => !isAccount)) return { ...outcome, matched: true }
  return listed.length
    ? { ...outcome, matched: true, reason: 'names-the-account' }
    : { ...outcome, matched: false, reason: 'other-principal' }
}

interface Name {
  readonly type: 'AWS' | 'Service'
  readonly name: string
  /** The account as a whole: naming it hands the decision to its IAM policies. */
  readonly isAccount: boolean
}

/** Under which names a policy may speak of a caller, the most specific first. An anonymous caller has none. */
function namesOf(caller: Caller): readonly Name[] {
  switch (caller.type) {
    case 'Anonymous':
      return []
    case 'Service':
      return [{ type: 'Service', name: caller.service, isAccount: false }]
    case 'Root':
      return [{ type: 'AWS', name: caller.arn, isAccount: false }]
    case 'User':
      return [
        { type: 'AWS', name: caller.arn, isAccount: false },
        { type: 'AWS', name: rootArn(caller.accountId), isAccount: true },
      ]
    case 'AssumedRole':
      return [
        { type: 'AWS', name: caller.arn, isAccount: false },
        { type: 'AWS', name: caller.roleArn, isAccount: false },
        { type: 'AWS', name: rootArn(caller.accountId), isAccount: true },
      ]
    case 'FederatedUser':
      return [
        { type: 'AWS', name: caller.arn, isAccount: false },
        { type: 'AWS', name: rootArn(caller.accountId), isAccount: true },
      ]
  }
}

const isEverybody = ({ type, value }: PrincipalEntry): boolean => type === '*' || (type === 'AWS' && value === '*')

const fits = (entry: PrincipalEntry, { type, name }: Name): boolean =>
  entry.type === type && (entry.value === name || (/^\d{12}$/.test(entry.value) && rootArn(entry.value) === name))
