// Groups, roles and managed policies for tests, made through the API as everything else is.
import { policy } from './gallery.ts'
import { root, type Simulation } from './world.ts'

export const allowing = (Action: string | readonly string[], Resource = '*'): string =>
  policy({ Effect: 'Allow', Action, Resource })

/** A trust policy for AWS principals: accounts, users, roles. */
export const trusting = (...principals: readonly string[]): string =>
  policy({ Effect: 'Allow', Principal: { AWS: principals }, Action: 'sts:AssumeRole' })

export async function createGroup(aws: Simulation, GroupName: string): Promise<string> {
  const { Group } = await aws.answer<{ Group: { Arn: string } }>(root, 'iam:CreateGroup', { GroupName })
  return Group.Arn
}

/** A role that the account trusts; its ARN. */
export async function createRole(
  aws: Simulation,
  RoleName: string,
  AssumeRolePolicyDocument = trusting('111122223333'),
): Promise<string> {
  const input = { RoleName, AssumeRolePolicyDocument }
  const { Role } = await aws.answer<{ Role: { Arn: string } }>(root, 'iam:CreateRole', input)
  return Role.Arn
}

/** A managed policy; its ARN. */
export async function createPolicy(aws: Simulation, PolicyName: string, PolicyDocument: string): Promise<string> {
  const input = { PolicyName, PolicyDocument }
  const { Policy } = await aws.answer<{ Policy: { Arn: string } }>(root, 'iam:CreatePolicy', input)
  return Policy.Arn
}

export const identityArn = (kind: 'user' | 'group' | 'role', name: string): string =>
  `arn:aws:iam::111122223333:${kind}/${name}`
