// Members that IAM's operations share, with the constraints of its API model.
import { required, string } from '../shape.ts'
import { DOCUMENT_PATTERN, NAME_PATTERN } from './errors.ts'

const name = { text: NAME_PATTERN, matches: (value: string) => /^[\w+=,.@-]+$/.test(value) }

export const newUserName = required(string({ min: 1, max: 64, pattern: name }))
export const userName = required(string({ min: 1, max: 128, pattern: name }))
export const policyName = required(string({ min: 1, max: 128, pattern: name }))
export const policyDocument = required(
  string({
    min: 1,
    max: 131_072,
    pattern: { text: DOCUMENT_PATTERN, matches: (value) => /^[\t\n\r -\u00FF]+$/.test(value) },
  }),
)
