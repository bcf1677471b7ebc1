import { values } from '../../collections/orderedMap.ts'
import { randomText } from '../../environment.ts'
import { recorded, writes } from '../../iam/audit.ts'
import { secondsOf } from '../../iam/dates.ts'
import { identityArn, withIdentity } from '../../iam/identity.ts'
import { newUniqueId } from '../../iam/ids.ts'
import { defineOperation, type CallContext } from '../../operation.ts'
import { oneOf, optional, required, string } from '../../shape.ts'
import type { Organization, Role } from '../../world.ts'
import { tooManyAccounts } from '../errors.ts'
import { newId, organizationsArn } from '../ids.ts'
import { onEverything } from '../permissions.ts'
import { managedOrganization, newNode, withNode, withOrganization } from '../tree.ts'

/** A new organization's quota, with the management account. */
const MOST = 10

export const createAccount = defineOperation({
  name: 'organizations:CreateAccount',
  summary: 'Creates an account in the organization, with a role through which the management account administers it.',
  docs: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html',
  input: {
    AccountName: required(
      string({
        min: 1,
        max: 50,
        pattern: { text: String.raw`[\u0020-\u007E]+`, matches: (value) => /^[ -~]+$/.test(value) },
      }),
    ),
    Email: required(
      string({
        min: 6,
        max: 64,
        pattern: {
          text: String.raw`[^\s@]+@[^\s@]+\.[^\s@]+`,
          matches: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
        },
      }),
    ),
    RoleName: optional(
      string({
        max: 64,
        pattern: { text: String.raw`[\w+=,.@-]{1,64}`, matches: (value) => /^[\w+=,.@-]{1,64}$/.test(value) },
      }),
    ),
    IamUserAccessToBilling: optional(oneOf('ALLOW', 'DENY')),
  },
  example: { AccountName: 'Workloads', Email: 'workloads@example.com' },
  permissions: () => [onEverything('organizations:CreateAccount')],
  audit: {
    ...writes,
    requestParameters: (input) => recorded({ ...input, AccountName: HIDDEN, Email: HIDDEN }),
    responseElements: ({ CreateAccountStatus: status }) =>
      recorded({ CreateAccountStatus: { ...status, AccountName: HIDDEN } }),
  },
  run(context, { AccountName, Email, RoleName = 'OrganizationAccountAccessRole' }): CreateAccountOutput {
    const organization = managedOrganization(context)
    const accounts = [...values(organization.nodes)].filter(({ type }) => type === 'account')
    if (accounts.length >= MOST) throw tooManyAccounts()
    const at = secondsOf(context.now)
    const request = {
      Id: `car-${newId(context.environment, 32)}`,
      AccountName,
      RequestedTimestamp: at,
      CompletedTimestamp: at,
    }
    if (accounts.some(({ email }) => email?.toLowerCase() === Email.toLowerCase()))
      return { CreateAccountStatus: { ...request, State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS' } }
    const AccountId = randomText(context.environment, 12, '0123456789')
    addAccount(context, organization, { AccountId, AccountName, Email })
    addAdministrator(context, organization, { AccountId, RoleName })
    return { CreateAccountStatus: { ...request, State: 'SUCCEEDED', AccountId } }
  },
})

const HIDDEN = '****'

export interface CreateAccountOutput {
  readonly CreateAccountStatus: {
    readonly Id: string
    readonly AccountName: string
    readonly State: 'SUCCEEDED' | 'FAILED'
    readonly RequestedTimestamp: number
    readonly CompletedTimestamp: number
    readonly AccountId?: string
    readonly FailureReason?: 'EMAIL_ALREADY_EXISTS'
  }
}

/** New accounts are right below the root. */
function addAccount(
  context: CallContext,
  organization: Organization,
  {
    AccountId,
    AccountName,
    Email,
  }: { readonly AccountId: string; readonly AccountName: string; readonly Email: string },
): void {
  const account = newNode(organization, {
    type: 'account',
    id: AccountId,
    arn: organizationsArn(organization.managementAccountId, 'account', organization.id, AccountId),
    name: AccountName,
    email: Email,
    parentId: organization.rootId,
    joined: context.now,
  })
  context.change((world) => withOrganization(world, withNode(organization, account)))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: account.arn,
    change: { type: 'created', what: 'account' },
  })
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html
function addAdministrator(
  context: CallContext,
  { managementAccountId }: Organization,
  { AccountId, RoleName }: { readonly AccountId: string; readonly RoleName: string },
): void {
  const Principal = { AWS: `arn:aws:iam::${managementAccountId}:root` }
  const role: Role = {
    arn: identityArn('role', AccountId, '/', RoleName),
    roleName: RoleName,
    roleId: newUniqueId(context.environment, 'AROA'),
    path: '/',
    createDate: context.now,
    trustPolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
    }),
    maxSessionDuration: 3600,
    inlinePolicies: null,
    attachedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    isServiceLinked: false,
    tags: [],
  }
  context.change((world) => withIdentity(world, role))
  context.record({
    type: 'state-changed',
    place: 'iam',
    subject: role.arn,
    change: { type: 'created', what: 'role' },
  })
}
