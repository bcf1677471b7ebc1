import { defineOperation } from '../../operation.ts'
import { optional, required, string } from '../../shape.ts'
import type { Role } from '../../world.ts'
import { recorded, writes } from '../audit.ts'
import { createdRole, type RoleDescription } from '../descriptions.ts'
import { encodedPolicy } from '../encodedPolicy.ts'
import { linkedRoleExists, noLinkedRoleTemplate, suffixNotAllowed } from '../administrationErrors.ts'
import { identityArn, onArn, withIdentity } from '../identity.ts'
import { newUniqueId } from '../ids.ts'
import { roleDescription } from '../members.ts'
import { roleNamed } from '../named.ts'
import { linkedService } from '../serviceLinkedRoles.ts'

export const createServiceLinkedRole = defineOperation({
  name: 'iam:CreateServiceLinkedRole',
  summary:
    'Creates the role that a service of AWS works with in the account. Only the service can assume and change it.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html',
  input: {
    AWSServiceName: required(
      string({
        min: 1,
        max: 128,
        pattern: { text: String.raw`[\w+=,.@-]+`, matches: (value) => /^[\w+=,.@-]+$/.test(value) },
      }),
    ),
    Description: optional(roleDescription),
    CustomSuffix: optional(
      string({
        min: 1,
        max: 64,
        pattern: { text: String.raw`[\w+=,.@-]+`, matches: (value) => /^[\w+=,.@-]+$/.test(value) },
      }),
    ),
  },
  example: { AWSServiceName: 'mrk.kms.amazonaws.com' },
  permissions: (_world, { AWSServiceName, CustomSuffix }, { accountId }) => [
    onArn('iam:CreateServiceLinkedRole', accountId, roleArnOf(accountId, AWSServiceName, CustomSuffix), {
      context: { 'iam:AWSServiceName': AWSServiceName },
    }),
  ],
  audit: {
    ...writes,
    responseElements: ({ Role: role }) =>
      recorded({ Role: { ...role, AssumeRolePolicyDocument: encodedPolicy(role.AssumeRolePolicyDocument) } }),
  },
  run(context, { AWSServiceName, Description, CustomSuffix }): CreateServiceLinkedRoleOutput {
    const { accountId } = context
    const linked = linkedService(AWSServiceName)
    if (!linked) throw noLinkedRoleTemplate(AWSServiceName)
    if (CustomSuffix !== undefined && !linked.allowsSuffix) throw suffixNotAllowed(AWSServiceName)
    const roleName = linked.roleName + suffixed(CustomSuffix)
    if (roleNamed(context.world, accountId, roleName)) throw linkedRoleExists(roleName)
    const role: Role = {
      arn: roleArnOf(accountId, AWSServiceName, CustomSuffix),
      roleName,
      roleId: newUniqueId(context.environment, 'AROA'),
      path: pathOf(AWSServiceName),
      createDate: context.now,
      trustPolicy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: AWSServiceName }, Action: 'sts:AssumeRole' }],
      }),
      maxSessionDuration: ONE_HOUR,
      inlinePolicies: null,
      attachedPolicies: [linked.policyArn],
      isServiceLinked: true,
      tags: [],
      ...(Description !== undefined && { description: Description }),
    }
    context.change((world) => withIdentity(world, role))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: role.arn,
      change: { type: 'created', what: 'role' },
    })
    return { Role: createdRole(role) }
  },
})

export interface CreateServiceLinkedRoleOutput {
  readonly Role: RoleDescription
}

const ONE_HOUR = 3600

const pathOf = (service: string): string => `/aws-service-role/${service}/`

const suffixed = (suffix: string | undefined): string => (suffix === undefined ? '' : `_${suffix}`)

/** A service without such a role still has the path where it would be. */
const roleArnOf = (accountId: string, service: string, suffix: string | undefined): string =>
  identityArn('role', accountId, pathOf(service), (linkedService(service)?.roleName ?? '*') + suffixed(suffix))
