import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import type { Role } from '../../world.ts'
import { findBoundary } from '../attachments.ts'
import { recorded, writes } from '../audit.ts'
import { createdRole, type RoleDescription } from '../descriptions.ts'
import { encodedPolicy } from '../encodedPolicy.ts'
import { identityArn, refuseTakenName, withIdentity } from '../identity.ts'
import { newUniqueId } from '../ids.ts'
import {
  maxSessionDuration,
  path,
  permissionsBoundary,
  policyDocument,
  roleDescription,
  roleName,
  tagList,
} from '../members.ts'
import { onNewIdentity } from '../onNewIdentity.ts'
import { roleTags, tagged } from '../tags.ts'
import { checkTrustPolicy } from '../trustPolicy.ts'

const ONE_HOUR = 3600

export const createRole = defineOperation({
  name: 'iam:CreateRole',
  summary: 'Creates a role, which those whom its trust policy names may assume.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html',
  input: {
    RoleName: roleName,
    AssumeRolePolicyDocument: policyDocument,
    Path: path,
    Description: optional(roleDescription),
    MaxSessionDuration: maxSessionDuration,
    PermissionsBoundary: permissionsBoundary,
    Tags: optional(tagList),
  },
  example: {
    RoleName: 'reader',
    AssumeRolePolicyDocument:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}',
  },
  permissions: (_world, { RoleName, Path = '/', PermissionsBoundary, Tags }, { accountId }) =>
    onNewIdentity(['iam:CreateRole', 'iam:TagRole'], accountId, identityArn('role', accountId, Path, RoleName), {
      PermissionsBoundary,
      Tags,
    }),
  audit: {
    ...writes,
    responseElements: ({ Role: role }) =>
      recorded({ Role: { ...role, AssumeRolePolicyDocument: encodedPolicy(role.AssumeRolePolicyDocument) } }),
  },
  run(context, input): CreateRoleOutput {
    const { world, accountId, environment } = context
    const { RoleName, AssumeRolePolicyDocument, Path = '/', Description, PermissionsBoundary } = input
    const tags = tagged([], input.Tags ?? [], roleTags)
    checkTrustPolicy(AssumeRolePolicyDocument, world)
    refuseTakenName(world, accountId, 'role', RoleName)
    if (PermissionsBoundary !== undefined) findBoundary(world, PermissionsBoundary)
    const role: Role = {
      arn: identityArn('role', accountId, Path, RoleName),
      roleName: RoleName,
      roleId: newUniqueId(environment, 'AROA'),
      path: Path,
      createDate: context.now,
      trustPolicy: AssumeRolePolicyDocument,
      maxSessionDuration: input.MaxSessionDuration ?? ONE_HOUR,
      inlinePolicies: null,
      attachedPolicies: [],
      isServiceLinked: false,
      tags,
      ...(Description !== undefined && { description: Description }),
      ...(PermissionsBoundary !== undefined && { permissionsBoundary: PermissionsBoundary }),
    }
    context.change((now) => withIdentity(now, role))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: role.arn,
      change: { type: 'created', what: 'role' },
    })
    return { Role: createdRole(role) }
  },
})

export interface CreateRoleOutput {
  readonly Role: RoleDescription
}
