// Members that IAM's operations share, with the constraints of its API model.
import { integer, list, optional, required, string, structure, type Pattern } from '../shape.ts'
import { DOCUMENT_PATTERN, NAME_PATTERN, PATH_PATTERN, PATH_PREFIX_PATTERN, TAG_PATTERN } from './errors.ts'

const name: Pattern = { text: NAME_PATTERN, matches: (value) => /^[\w+=,.@-]+$/.test(value) }
const word: Pattern = { text: String.raw`[\w]+`, matches: (value) => /^\w+$/.test(value) }
const latin1: Pattern = { text: String.raw`[\u0020-\u00FF]+`, matches: (value) => /^[\u0020-\u00FF]+$/.test(value) }

const nameOf = (max: number) => string({ min: 1, max, pattern: name })

export const newUserName = required(nameOf(64))
export const userName = required(nameOf(128))
/** Where it is left out, the caller is meant. */
export const ownUserName = optional(nameOf(128))
export const groupName = required(nameOf(128))
export const roleName = required(nameOf(64))
export const instanceProfileName = required(nameOf(128))
export const policyName = required(nameOf(128))

export const roleDescription = string({
  max: 1000,
  pattern: {
    text: String.raw`[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*`,
    matches: (value) => /^[\t\n\r -~\u00A1-\u00FF]*$/.test(value),
  },
})
/** Seconds. */
export const maxSessionDuration = optional(integer({ min: 3600, max: 43_200 }))

export const documentShape = string({
  min: 1,
  max: 131_072,
  pattern: { text: DOCUMENT_PATTERN, matches: (value) => /^[\t\n\r -\u00FF]+$/.test(value) },
})
export const policyDocument = required(documentShape)

export const arnShape = string({ min: 20, max: 2048 })
export const policyArn = required(arnShape)
export const permissionsBoundary = optional(arnShape)
export const versionId = required(
  string({
    pattern: {
      text: String.raw`v[1-9][0-9]*(\.[A-Za-z0-9-]*)?`,
      matches: (value) => /^v[1-9][0-9]*(\.[A-Za-z0-9-]*)?$/.test(value),
    },
  }),
)

export const path = optional(
  string({
    min: 1,
    max: 512,
    pattern: { text: PATH_PATTERN, matches: (value) => value === '/' || /^\/[!-~]+\/$/.test(value) },
  }),
)
export const pathPrefix = optional(
  string({
    min: 1,
    max: 512,
    pattern: { text: PATH_PREFIX_PATTERN, matches: (value) => /^\/[!-\x7f]*$/.test(value) },
  }),
)
export const policyPath = optional(
  string({
    min: 1,
    max: 512,
    pattern: {
      text: String.raw`((/[A-Za-z0-9\.,\+@=_-]+)*)/`,
      matches: (value) => /^(\/[A-Za-z0-9.,+@=_-]+)*\/$/.test(value),
    },
  }),
)

const tagText = (repeat: '+' | '*'): Pattern => ({
  text: TAG_PATTERN + repeat,
  matches: (value) =>
    repeat === '+' ? /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u.test(value) : /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(value),
})
const tagKey = string({ min: 1, max: 128, pattern: tagText('+') })

export const tagList = list(
  structure({ Key: required(tagKey), Value: required(string({ min: 0, max: 256, pattern: tagText('*') })) }),
  { max: 50 },
)
export const tagKeyList = list(tagKey, { max: 50 })

export const accountAlias = required(
  string({
    min: 3,
    max: 63,
    pattern: {
      text: '^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$',
      matches: (value) => /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/.test(value),
    },
  }),
)
export const accessKeyId = required(string({ min: 16, max: 128, pattern: word }))

export const page = {
  Marker: optional(string({ min: 1, max: 320, pattern: latin1 })),
  MaxItems: optional(integer({ min: 1, max: 1000 })),
} as const
