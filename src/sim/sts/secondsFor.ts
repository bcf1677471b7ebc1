import type { Caller } from '../iam/caller.ts'

const TWELVE_HOURS = 43_200
const ONE_HOUR = 3600

/** Tokens live twelve hours unless asked otherwise; those of a root user one hour, whatever was asked. */
export const secondsFor = (caller: Caller, requested = TWELVE_HOURS): number =>
  caller.type === 'Root' ? Math.min(requested, ONE_HOUR) : requested
