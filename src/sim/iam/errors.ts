// What IAM refuses, in its own words.
import { awsError, type AwsError } from '../errors.ts'
import { violationText, type Violation } from '../shape.ts'

export type IdentityKind = 'user' | 'group' | 'role'

export const noSuchEntity = (message: string): AwsError => awsError(404, 'NoSuchEntity', message)
export const exists = (message: string): AwsError => awsError(409, 'EntityAlreadyExists', message)
export const limitExceeded = (message: string): AwsError => awsError(409, 'LimitExceeded', message)
export const invalidValue = (message: string): AwsError => awsError(400, 'InvalidInput', message)

const validationError = (message: string): AwsError => awsError(400, 'ValidationError', message)

export const noSuchIdentity = (kind: IdentityKind, name: string): AwsError =>
  noSuchEntity(`The ${kind} with name ${name} cannot be found.`)
export const noSuchInlinePolicy = (kind: IdentityKind, policyName: string): AwsError =>
  noSuchEntity(`The ${kind} policy with name ${policyName} cannot be found.`)
export const identityExists = (kind: IdentityKind, name: string): AwsError =>
  exists(`${kind.charAt(0).toUpperCase()}${kind.slice(1)} with name ${name} already exists.`)

export const noSuchPolicy = (arn: string): AwsError => noSuchEntity(`Policy ${arn} was not found.`)
export const notAttachable = (arn: string): AwsError =>
  noSuchEntity(`Policy ${arn} does not exist or is not attachable.`)
export const noSuchVersion = (arn: string, versionId: string): AwsError =>
  noSuchEntity(`Policy ${arn} version ${versionId} does not exist or is not attachable.`)
export const invalidPolicyArn = (arn: string): AwsError => validationError(`ARN ${arn} is not valid.`)

export const noSuchBoundary = (arn: string): AwsError =>
  noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`)
export const invalidBoundary = (arn: string): AwsError => invalidValue(`ARN ${arn} is not valid.`)
// Recorded is the code only.
export const noBoundary = (kind: IdentityKind, name: string): AwsError =>
  noSuchEntity(`The ${kind} ${name} does not have a permissions boundary.`)

export const noSuchAccessKey = (accessKeyId: string): AwsError =>
  noSuchEntity(`The Access Key with id ${accessKeyId} cannot be found.`)
export const userNameNeeded = (): AwsError =>
  validationError('Must specify userName when calling with non-User credentials')

export const malformedPolicy = (message: string): AwsError => awsError(400, 'MalformedPolicyDocument', message)

export const inlinePoliciesTooLarge = (kind: IdentityKind, name: string, limit: number): AwsError =>
  limitExceeded(`Maximum policy size of ${limit} bytes exceeded for ${kind} ${name}`)
/** For example `PoliciesPerUser`, `ACLSizePerRole`. */
export const quotaExceeded = (quota: string, limit: number): AwsError =>
  limitExceeded(`Cannot exceed quota for ${quota}: ${limit}`)

/** Users and roles do not tell the keys of tags apart by case; managed policies do. */
export const duplicateTags = (ignoresCase: boolean): AwsError =>
  invalidValue(
    ignoresCase
      ? 'Duplicate tag keys found. Please note that Tag keys are case insensitive.'
      : 'Duplicate tag keys found.',
  )
export const tooManyTags = (kind: string): AwsError => quotaExceeded(`TagsPer${kind}`, 50)

// Not recorded: AWS documents neither code nor text.
export const invalidMarker = (): AwsError => validationError('Invalid Marker.')

/** IAM does not repeat what it was given, and refuses forbidden characters in words of their own. */
export function invalidInput(violations: readonly Violation[]): AwsError {
  const [first, ...others] = violations
  const allowed =
    others.length === 0 && first ? ALLOWED.find(({ pattern }) => first.constraint.endsWith(pattern)) : undefined
  return validationError(
    first && allowed
      ? `The specified value for ${first.at} is invalid. It must ${allowed.rule}`
      : violationText(violations.map(asIamSaysIt)),
  )
}

/** Of an item of a list IAM names the list, with all that it asks of its items; of an enum it does not say the values. */
function asIamSaysIt({ at, constraint }: Violation): Violation {
  const item = /^(\w+)\.\d+\.member$/.exec(at)?.[1]
  const rules = item === undefined ? undefined : ITEM_RULES.get(item)
  if (item !== undefined && rules)
    return { at: item, value: undefined, constraint: `Member must satisfy constraint: [${rules}]` }
  const isEnum = constraint.startsWith(ENUM)
  return { at, value: undefined, constraint: isEnum ? ENUM : constraint }
}

const ENUM = 'Member must satisfy enum value set'

export const NAME_PATTERN = String.raw`[\w+=,.@-]+`
export const DOCUMENT_PATTERN = String.raw`[\u0009\u000A\u000D\u0020-\u00FF]+`
export const PATH_PATTERN = String.raw`(\u002F)|(\u002F[\u0021-\u007E]+\u002F)`
export const PATH_PREFIX_PATTERN = String.raw`\u002F[\u0021-\u007F]*`
export const TAG_PATTERN = String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]`

const ALLOWED = [
  { pattern: NAME_PATTERN, rule: 'contain only alphanumeric characters and/or the following: +=,.@_-' },
  { pattern: DOCUMENT_PATTERN, rule: 'contain only printable ASCII characters.' },
  { pattern: PATH_PATTERN, rule: 'begin and end with / and contain only alphanumeric characters and/or / characters.' },
  { pattern: PATH_PREFIX_PATTERN, rule: 'begin with / and contain only alphanumeric characters and/or / characters.' },
]

const ITEM_RULES: ReadonlyMap<string, string> = new Map([
  [
    'tagKeys',
    `Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${TAG_PATTERN}+, Member must not be null`,
  ],
  [
    'actionNames',
    'Member must have length less than or equal to 128, Member must have length greater than or equal to 3, Member must not be null',
  ],
])

export const invalidClientToken = (): AwsError =>
  awsError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid')
export const missingAuthenticationToken = (): AwsError =>
  awsError(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token')
