// What CloudTrail may see of a call to IAM, STS or Organizations.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
import { isRecord } from '../shape.ts'
import type { Printable } from '../trace.ts'
import { dateText } from './dates.ts'

/** The secret half of credentials is in no record. */
const SECRET = 'SecretAccessKey'

/** Members with a small first letter, times in words, and none that was not given. */
export function recorded(value: unknown): Printable {
  if (Array.isArray(value)) return value.map(recorded)
  if (!isRecord(value)) return scalar(value)
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) =>
      item === undefined || name === SECRET
        ? []
        : [[camelCase(name), isTime(name, item) ? dateText(item * 1000) : recorded(item)]],
    ),
  )
}

/** The audit of a call that changes nothing. */
export const reads = { category: 'Management', readOnly: true, requestParameters: recorded } as const
/** The audit of a call that changes something. */
export const writes = { category: 'Management', readOnly: false, requestParameters: recorded } as const
/** The audit of a call whose answer is recorded as well: that of all that create something. */
export const creates = { ...writes, responseElements: recorded } as const

const scalar = (value: unknown): Printable =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

const isTime = (name: string, value: unknown): value is number =>
  typeof value === 'number' && /(?:Date|Expiration|Timestamp)$/.test(name)
