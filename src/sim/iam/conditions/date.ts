// Dates in policies: ISO 8601 as the W3C profiles it, or seconds since the epoch. https://www.w3.org/TR/NOTE-datetime
import { numberOf } from './number.ts'

const DATE = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/
const WITHOUT_ZONE = /T[\d:.]+$/

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
