// What IAM refuses of instance profiles, roles of services and account aliases, in its own words.
import { awsError, type AwsError } from '../errors.ts'
import { exists, invalidValue, noSuchEntity } from './errors.ts'

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
