// What IAM refuses, in its own words.
import { awsError, type AwsError } from '../errors.ts'
import { violationText, type Violation } from '../shape.ts'

export const noSuchUser = (userName: string): AwsError =>
  awsError(404, 'NoSuchEntity', `The user with name ${userName} cannot be found.`)

export const noSuchUserPolicy = (policyName: string): AwsError =>
  awsError(404, 'NoSuchEntity', `The user policy with name ${policyName} cannot be found.`)

export const userExists = (userName: string): AwsError =>
  awsError(409, 'EntityAlreadyExists', `User with name ${userName} already exists.`)

export const malformedPolicy = (message: string): AwsError => awsError(400, 'MalformedPolicyDocument', message)

export const userPoliciesTooLarge = (userName: string, limit: number): AwsError =>
  awsError(409, 'LimitExceeded', `Maximum policy size of ${limit} bytes exceeded for user ${userName}`)

/** Names with forbidden characters have a sentence of their own. */
export function invalidInput(violations: readonly Violation[]): AwsError {
  const [first] = violations
  const isName = violations.length === 1 && first?.constraint.endsWith(NAME_PATTERN)
  return awsError(
    400,
    'ValidationError',
    isName
      ? `The specified value for ${first?.at} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`
      : violationText(violations),
  )
}

export const NAME_PATTERN = String.raw`[\w+=,.@-]+`

export const missingAuthenticationToken = (): AwsError =>
  awsError(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token')
