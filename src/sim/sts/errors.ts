// What STS refuses, in its own words.
import { awsError, type AwsError } from '../errors.ts'

const denied = (message: string): AwsError => awsError(403, 'AccessDenied', message)
const invalidValue = (message: string): AwsError => awsError(400, 'InvalidParameterValue', message)

export const validationError = (message: string): AwsError => awsError(400, 'ValidationError', message)

export const rolesAreNotForRoot = (): AwsError => denied('Roles may not be assumed by root accounts.')
export const needsLongTermCredentials = (operation: 'GetSessionToken' | 'GetFederationToken'): AwsError =>
  denied(`Cannot call ${operation} with session credentials`)
/** No MFA device belongs to anybody here. */
export const unknownDevice = (): AwsError =>
  denied(
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
  )

export const longerThanRole = (): AwsError =>
  validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
export const longerThanChain = (): AwsError =>
  validationError('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.')

export const duplicateTags = (): AwsError =>
  invalidValue('Duplicate tag keys found. Please note that Tag keys are case insensitive.')
export const unknownTransitiveKey = (): AwsError =>
  invalidValue('The specified transitive tag key must be included in the requested tags.')
export const inheritedTag = (): AwsError =>
  invalidValue(
    "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
  )
// Not recorded: AWS documents the rule, but neither code nor text.
export const sourceIdentityIsSet = (): AwsError =>
  invalidValue('The source identity of the calling session cannot be changed.')
export const unknownSessionPolicy = (arn: string): AwsError => validationError(`ARN ${arn} is not valid.`)

// Not recorded: AWS reads the account out of the id, which the ids here do not have in them.
export const unknownAccessKey = (): AwsError => validationError('Access key is not valid.')
// AWS documents the code; the text is the one that the CLI's users quote.
export const invalidAuthorizationMessage = (): AwsError =>
  awsError(400, 'InvalidAuthorizationMessageException', 'Message is not valid')

export const packedPolicyTooLarge = (percent: number): AwsError =>
  awsError(
    400,
    'PackedPolicyTooLarge',
    `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
  )
export const malformedPolicy = (message: string): AwsError => awsError(400, 'MalformedPolicyDocument', message)
