// https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html#organizations-Type-Organization-Id
import { randomText, type Environment } from '../environment.ts'

/** Small letters and digits. */
export const newId = (environment: Pick<Environment, 'randomBytes'>, length: number): string =>
  randomText(environment, length, 'abcdefghijklmnopqrstuvwxyz0123456789')

/** Of what belongs to an organization, with the account that manages it. */
export const organizationsArn = (
  managementAccountId: string,
  type: 'organization' | 'root' | 'ou' | 'account' | 'policy',
  ...path: readonly string[]
): string => `arn:aws:organizations::${managementAccountId}:${[type, ...path].join('/')}`
