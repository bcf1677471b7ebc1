// Members that the operations share, with the constraints of Organizations' API model.
import { integer, oneOf, optional, required, string, type Pattern } from '../shape.ts'

const matching = (text: string, matches: (value: string) => boolean): Pattern => ({ text, matches })

const ROOT = /^r-[0-9a-z]{4,32}$/
const UNIT = /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/
const ACCOUNT = /^\d{12}$/

export const rootId = required(string({ max: 34, pattern: matching('^r-[0-9a-z]{4,32}$', (id) => ROOT.test(id)) }))
export const parentId = required(
  string({
    max: 100,
    pattern: matching(
      '^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$',
      (id) => ROOT.test(id) || UNIT.test(id),
    ),
  }),
)
export const targetId = required(
  string({
    max: 100,
    pattern: matching(
      '^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$',
      (id) => ROOT.test(id) || UNIT.test(id) || ACCOUNT.test(id),
    ),
  }),
)
export const accountId = required(string({ max: 12, pattern: matching('^\\d{12}$', (id) => ACCOUNT.test(id)) }))
export const policyId = required(
  string({
    max: 130,
    pattern: matching('^p-[0-9a-zA-Z_]{8,128}$', (id) => /^p-[0-9a-zA-Z_]{8,128}$/.test(id)),
  }),
)

export const policyName = string({ min: 1, max: 128 })
export const policyDescription = string({ max: 512 })
export const policyContent = string({ min: 1 })
/** Those types of policy that decide about permissions. */
export const policyType = required(oneOf('SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'))

export const page = {
  NextToken: optional(string({ max: 100_000 })),
  MaxResults: optional(integer({ min: 1, max: 20 })),
} as const
