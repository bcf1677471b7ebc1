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

/** IAM does not repeat what it was given, and refuses forbidden characters in words of their own. */
export function invalidInput(violations: readonly Violation[]): AwsError {
  const [first, ...others] = violations
  const allowed =
    others.length === 0 && first ? ALLOWED.find(({ pattern }) => first.constraint.endsWith(pattern)) : undefined
  return awsError(
    400,
    'ValidationError',
    first && allowed
      ? `The specified value for ${first.at} is invalid. It must contain only ${allowed.characters}`
      : violationText(violations.map((violation) => ({ ...violation, value: undefined }))),
  )
}

export const NAME_PATTERN = String.raw`[\w+=,.@-]+`
export const DOCUMENT_PATTERN = String.raw`[\u0009\u000A\u000D\u0020-\u00FF]+`

const ALLOWED = [
  { pattern: NAME_PATTERN, characters: 'alphanumeric characters and/or the following: +=,.@_-' },
  { pattern: DOCUMENT_PATTERN, characters: 'printable ASCII characters.' },
]

export const missingAuthenticationToken = (): AwsError =>
  awsError(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token')
