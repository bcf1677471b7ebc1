// How Organizations refuses, whatever was called. Every client error is a 400; some carry a reason of their own.
// https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html
import { awsError, type AwsError } from '../errors.ts'
import type { Violation } from '../shape.ts'

export const refusal = (code: string, message: string, reason?: string): AwsError =>
  awsError(400, code, message, reason === undefined ? undefined : [['Reason', reason]])

export const invalid = (reason: string, message: string): AwsError => refusal('InvalidInputException', message, reason)

export const accessDenied = (message: string): AwsError => refusal('AccessDeniedException', message)
export const missingToken = (): AwsError =>
  refusal('MissingAuthenticationTokenException', 'Missing Authentication Token')

/** Organizations names the first problem only, with the member in capitals. */
export function invalidInput(violations: readonly Violation[]): AwsError {
  const { at = '', constraint = '' } = violations[0] ?? {}
  const rule = RULES.find(({ words }) => constraint.includes(words)) ?? OTHER
  return rule === ENUM && at === 'policyType'
    ? invalid('INVALID_ENUM_POLICY_TYPE', 'You specified an invalid policy type.')
    : invalid(`${rule.reason}:${capitals(at)}`, rule.message)
}

interface Rule {
  readonly words: string
  readonly reason: string
  readonly message: string
}

const OTHER: Rule = {
  words: 'regular expression pattern',
  reason: 'INVALID_PATTERN',
  message: 'You provided a value that does not match the required pattern.',
}

const ENUM: Rule = { words: 'enum value set', reason: 'INVALID_ENUM', message: 'You specified an invalid value.' }

const RULES: readonly Rule[] = [
  { words: 'not be null', reason: 'INPUT_REQUIRED', message: 'You must provide a value for the parameter.' },
  ENUM,
  {
    words: 'length greater than',
    reason: 'MIN_LENGTH_EXCEEDED',
    message: 'You provided a string parameter that is shorter than allowed.',
  },
  {
    words: 'length less than',
    reason: 'MAX_LENGTH_EXCEEDED',
    message: 'You provided a string parameter that is longer than allowed.',
  },
  {
    words: 'value greater than',
    reason: 'MIN_VALUE_EXCEEDED',
    message: 'You provided a numeric value that is smaller than allowed.',
  },
  {
    words: 'value less than',
    reason: 'MAX_VALUE_EXCEEDED',
    message: 'You provided a numeric value that is larger than allowed.',
  },
  OTHER,
]

const capitals = (member: string): string => member.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()
