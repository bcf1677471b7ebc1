// Who may retire a grant. https://docs.aws.amazon.com/kms/latest/developerguide/grant-delete.html
import { rootArn } from '../arn.ts'
import type { KeyGrant } from '../iam/permission.ts'
import type { Grant } from '../world.ts'

/** The retiring principal, a grantee who was given the right, and whoever has the permission in the account that made it. */
export const retirersOf = ({ grantId, grantee, retiring, operations, issuingAccount }: Grant): readonly KeyGrant[] => {
  const by = (granteePrincipal: string, account: string): KeyGrant => ({
    grantId,
    granteePrincipal,
    issuingAccount: account,
  })
  return [
    ...(retiring ? [by(retiring.name, accountOf(retiring.name))] : []),
    ...(operations.includes('RetireGrant') ? [by(grantee.name, accountOf(grantee.name))] : []),
    by(rootArn(issuingAccount), issuingAccount),
  ]
}

/** The grant alone suffices, also for a principal of another account. */
const accountOf = (principal: string): string => principal.split(':')[4] ?? ''
