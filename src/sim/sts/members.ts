// Members that STS's operations share, with the constraints of its API model.
import { arnShape, tagKeyList, tagList } from '../iam/members.ts'
import { list, optional, string, structure, type Pattern } from '../shape.ts'

const matching = (text: string, matches: (value: string) => boolean): Pattern => ({ text, matches })

/** Names of sessions and source identities. */
export const nameText = matching(String.raw`[\w+=,.@-]*`, (value) => /^[\w+=,.@-]*$/.test(value))

export const sessionPolicy = (max?: number) =>
  optional(
    string({
      min: 1,
      ...(max !== undefined && { max }),
      pattern: matching(String.raw`[\u0009\u000A\u000D\u0020-\u00FF]+`, (value) => /^[\t\n\r -\u00FF]+$/.test(value)),
    }),
  )
export const sessionPolicyArns = optional(list(structure({ arn: optional(arnShape) }), { max: 10 }))
export const tags = optional(tagList)
export const transitiveTagKeys = optional(tagKeyList)

/** A second factor: which device, and what it shows. */
export const mfa = {
  SerialNumber: optional(
    string({
      min: 9,
      max: 256,
      pattern: matching(String.raw`[\w+=/:,.@-]*`, (value) => /^[\w+=/:,.@-]*$/.test(value)),
    }),
  ),
  TokenCode: optional(string({ min: 6, max: 6, pattern: matching(String.raw`[\d]*`, (value) => /^\d*$/.test(value)) })),
} as const
