// What IAM refuses to administrators, in its own words: apart from the rest, because no lesson needs it.
import { awsError, type AwsError } from '../errors.ts'
import { exists, invalidValue, limitExceeded, noSuchEntity } from './errors.ts'

/** Of a role that is linked to a service: gruntwork-io/cloud-nuke#880, rebuy-de/aws-nuke#441. */
export const unmodifiable = (roleName: string): AwsError =>
  awsError(
    400,
    'UnmodifiableEntity',
    `Cannot perform the operation on the protected role '${roleName}' - this role is only modifiable by AWS`,
  )

export const noSuchInstanceProfile = (name: string): AwsError =>
  noSuchEntity(`Instance Profile ${name} cannot be found.`)
export const instanceProfileExists = (name: string): AwsError => exists(`Instance Profile ${name} already exists.`)
export const roleNotInProfile = (roleName: string, profileName: string): AwsError =>
  noSuchEntity(`Role ${roleName} in Instance Profile ${profileName} cannot be found.`)

export const noLinkedRoleTemplate = (service: string): AwsError =>
  invalidValue(`Cannot find Service Linked Role template for ${service}`)
export const suffixNotAllowed = (service: string): AwsError =>
  invalidValue(`Custom suffix is not allowed for ${service}`)
export const linkedRoleExists = (roleName: string): AwsError =>
  invalidValue(`Service role name ${roleName} has been taken in this account, please try a different suffix.`)
// Not recorded: AWS documents the codes only.
export const notServiceLinked = (roleName: string): AwsError =>
  invalidValue(`The role with name ${roleName} is not a service-linked role.`)
export const noSuchDeletionTask = (taskId: string): AwsError =>
  noSuchEntity(`The deletion task with id ${taskId} cannot be found.`)

export const accountAliasExists = (alias: string): AwsError => exists(`The account alias ${alias} already exists.`)
export const noSuchAccountAlias = (alias: string): AwsError =>
  noSuchEntity(`The account alias ${alias} cannot be found.`)

const deleteConflict = (message: string): AwsError => awsError(409, 'DeleteConflict', message)

export const tooManyVersions = (): AwsError =>
  limitExceeded(
    'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
  )
export const mustFirst = (what: string): AwsError => deleteConflict(`Cannot delete entity, must ${what} first.`)
export const defaultVersionInUse = (): AwsError => deleteConflict('Cannot delete the default version of a policy.')
export const policyInUse = (): AwsError => deleteConflict('Cannot delete a policy attached to entities.')
export const versionsRemain = (): AwsError =>
  deleteConflict(
    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
  )
export const unclearEntity = (arn: string): AwsError =>
  invalidValue(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`)
export const foreignEntity = (accountId: string, owner: string): AwsError =>
  invalidValue(
    `Invalid Policy Source Arn: caller's account ${accountId} does not have access to policies in account ${owner}`,
  )
export const callerIsNoUser = (): AwsError =>
  invalidValue('Invalid caller - Caller must be an IAM user in this context.')
export const resourceIsNoArn = (resource: string): AwsError =>
  invalidValue(`ResourceNames are not in a valid ARN format: ${resource}.`)
export const invalidOwner = (owner: string): AwsError => invalidValue(`'${owner}' is not a valid as a Resource Owner.`)
// Not recorded: AWS documents the code only.
export const invalidActionName = (name: string): AwsError => invalidValue(`Invalid action name: ${name}`)
export const invalidPolicyInput = (name: string, message: string): AwsError => invalidValue(`${name}: ${message}`)
export const tooManyBoundaries = (): AwsError => invalidValue('Only one permissions boundary can be simulated.')
export const policyExists = (policyName: string): AwsError =>
  exists(`A policy called ${policyName} already exists. Duplicate names are not allowed.`)
