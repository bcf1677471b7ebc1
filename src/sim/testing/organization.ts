// An organization for tests, made through the API as everything else is.
import type { CallerName } from '../iam/caller.ts'
import { policy } from './gallery.ts'
import { root, type Simulation } from './world.ts'

/** Id of the root. */
export async function createOrganization(aws: Simulation): Promise<string> {
  await aws.answer(root, 'organizations:CreateOrganization', {})
  const { Roots } = await aws.answer<{ Roots: readonly { Id: string }[] }>(root, 'organizations:ListRoots', {})
  return Roots[0]?.Id ?? ''
}

/** Id of a unit. */
export async function createUnit(aws: Simulation, ParentId: string, Name: string): Promise<string> {
  const { OrganizationalUnit } = await aws.answer<{ OrganizationalUnit: { Id: string } }>(
    root,
    'organizations:CreateOrganizationalUnit',
    { ParentId, Name },
  )
  return OrganizationalUnit.Id
}

/** Number of an account. */
export async function createAccount(aws: Simulation, AccountName: string): Promise<string> {
  const { CreateAccountStatus } = await aws.answer<{ CreateAccountStatus: { AccountId: string } }>(
    root,
    'organizations:CreateAccount',
    { AccountName, Email: `${AccountName}@example.com` },
  )
  return CreateAccountStatus.AccountId
}

export const rootOf = (accountId: string): CallerName => ({ type: 'root', accountId })

export const denying = (Action: string): string => policy({ Effect: 'Deny', Action, Resource: '*' })

/** Id of a service control policy. */
export async function createServiceControlPolicy(
  aws: Simulation,
  Name: string,
  Content = denying('kms:*'),
): Promise<string> {
  const input = { Name, Description: '', Type: 'SERVICE_CONTROL_POLICY', Content }
  const { Policy } = await aws.answer<{ Policy: { PolicySummary: { Id: string } } }>(
    root,
    'organizations:CreatePolicy',
    input,
  )
  return Policy.PolicySummary.Id
}
