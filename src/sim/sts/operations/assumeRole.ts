import { parseArn } from '../../arn.ts'
import { get } from '../../collections/orderedMap.ts'
import { recorded, reads } from '../../iam/audit.ts'
import type { Caller } from '../../iam/caller.ts'
import { accountIn } from '../../iam/named.ts'
import { defineOperation } from '../../operation.ts'
import { integer, optional, required, string } from '../../shape.ts'
import type { Role, RoleSession, World } from '../../world.ts'
import { arnShape } from '../../iam/members.ts'
import { newCredentials, openSession, type Credentials } from '../credentials.ts'
import { longerThanChain, longerThanRole, rolesAreNotForRoot, unknownDevice, validationError } from '../errors.ts'
import { mfa, nameText, sessionPolicy, sessionPolicyArns, tags, transitiveTagKeys } from '../members.ts'
import { onRoleToAssume } from '../onRoleToAssume.ts'
import { passedTags, sourceIdentityOf } from '../passedOn.ts'
import { checkedPolicies, packedSize } from '../sessionPolicies.ts'

const ONE_HOUR = 3600

export const assumeRole = defineOperation({
  name: 'sts:AssumeRole',
  summary: 'Gives the caller credentials of a role, if its trust policy lets the caller in.',
  docs: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  input: {
    RoleArn: required(arnShape),
    RoleSessionName: required(string({ min: 2, max: 64, pattern: nameText })),
    DurationSeconds: optional(integer({ min: 900, max: 43_200 })),
    Policy: sessionPolicy(),
    PolicyArns: sessionPolicyArns,
    Tags: tags,
    TransitiveTagKeys: transitiveTagKeys,
    ExternalId: optional(
      string({
        min: 2,
        max: 1224,
        pattern: { text: String.raw`[\w+=,.@:\/-]*`, matches: (value) => /^[\w+=,.@:/-]*$/.test(value) },
      }),
    ),
    SourceIdentity: optional(string({ min: 2, max: 64, pattern: nameText })),
    ...mfa,
  },
  example: { RoleArn: 'arn:aws:iam::111122223333:role/reader', RoleSessionName: 'alice' },
  permissions(world, input, { caller }) {
    checkArn(input.RoleArn)
    if (caller.type === 'Root') throw rolesAreNotForRoot()
    return onRoleToAssume(world, caller, input)
  },
  audit: {
    ...reads,
    requestParameters: (input) => recorded(input),
    responseElements: (output) => recorded(output),
    resources: (_world, { RoleArn }) => [{ accountId: accountIn(RoleArn), type: 'AWS::IAM::Role', ARN: RoleArn }],
  },
  run(context, input): AssumeRoleOutput {
    const { world, caller } = context
    if (input.SerialNumber !== undefined || input.TokenCode !== undefined) throw unknownDevice()
    const role = findRole(world, input.RoleArn)
    const seconds = durationOf(role, caller, input.DurationSeconds)
    const { tags: sessionTags, transitiveTagKeys: transitive } = passedTags(world, caller, input)
    const sourceIdentity = sourceIdentityOf(caller, input.SourceIdentity)
    const policies = checkedPolicies(world, accountIn(role.arn), input)
    const packed = packedSize(input, sessionTags)
    const session: RoleSession = {
      type: 'role',
      arn: `arn:aws:sts::${accountIn(role.arn)}:assumed-role/${role.roleName}/${input.RoleSessionName}`,
      roleArn: role.arn,
      roleId: role.roleId,
      sessionName: input.RoleSessionName,
      tags: sessionTags,
      transitiveTagKeys: transitive,
      ...policies,
      ...(sourceIdentity !== undefined && { sourceIdentity }),
      ...newCredentials(context, seconds),
    }
    return {
      Credentials: openSession(context, session),
      AssumedRoleUser: { AssumedRoleId: `${role.roleId}:${input.RoleSessionName}`, Arn: session.arn },
      ...packed,
      ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    }
  },
})

export interface AssumeRoleOutput {
  readonly Credentials: Credentials
  readonly AssumedRoleUser: { readonly AssumedRoleId: string; readonly Arn: string }
  /** Percent of what may be passed; absent when nothing was. */
  readonly PackedPolicySize?: number
  readonly SourceIdentity?: string
}

function checkArn(text: string): void {
  const arn = parseArn(text)
  if (!arn?.partition || !arn.service || !arn.resource) throw validationError(`${text} is invalid`)
}

/** Who may assume a role can be sure that it exists: without it, nobody trusts the caller. */
function findRole(world: World, arn: string): Role {
  const role = get(world.iam.roles, arn)
  if (!role) throw new Error(`Somebody was allowed to assume the role ${arn}, which does not exist.`)
  return role
}

function durationOf(role: Role, caller: Caller, seconds: number | undefined): number {
  if (seconds === undefined) return ONE_HOUR
  if (caller.type === 'AssumedRole' && seconds > ONE_HOUR) throw longerThanChain()
  if (seconds > role.maxSessionDuration) throw longerThanRole()
  return seconds
}
