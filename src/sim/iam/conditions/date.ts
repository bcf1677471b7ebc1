// Dates in policies: ISO 8601 as the W3C profiles it, or seconds since the epoch. https://www.w3.org/TR/NOTE-datetime
import { numberOf } from './number.ts'

const DATE = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/
const WITHOUT_ZONE = /T[\d:.]+$/

/**
 * Whether AWS stores it where a date belongs: parts of a date and time of any length, or a count of seconds.
 * LocalStack tests/aws/services/iam/test_iam_policies.snapshot.json, TestPolicyDocumentValidity
 */
export const isWrittenAsDate = (text: string): boolean =>
  /^\d{1,19}$/.test(text)
    ? text.padStart(19, '0') <= '9223372036854775807'
    : WRITTEN.test(text) || dateOf(text) !== undefined

const WRITTEN =
  /^-?\d{1,9}(-(0?[1-9]|1[0-2])(-(0?[1-9]|[12]\d|3[01]))?)?(t(([01]?\d|2[0-3])(:[0-5]?\d(:[0-5]?\d(\.\d{1,9})?(z|\+([01]\d|2[0-3])(:[0-5]\d)?)?)?)?)?)?$/i

/** Milliseconds since the epoch; undefined when the text is no date. */
export function dateOf(text: string): number | undefined {
  if (DATE.test(text)) {
    // Without a zone, a time is UTC; JavaScript would take the host's.
    const milliseconds = Date.parse(WITHOUT_ZONE.test(text) ? `${text}Z` : text)
    return Number.isNaN(milliseconds) ? undefined : milliseconds
  }
  const seconds = numberOf(text)
  return seconds === undefined ? undefined : seconds * 1000
}
