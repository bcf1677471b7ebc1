// What no lesson calls so far: loaded when one of these is first called.
import type { Operation } from '../operation.ts'
import { stopLogging } from './operations/stopLogging.ts'
import { describeTrails } from './operations/describeTrails.ts'
import { getEventSelectors } from './operations/getEventSelectors.ts'
import { getTrailStatus } from './operations/getTrailStatus.ts'
import { lookupEvents } from './operations/lookupEvents.ts'

export const more: readonly Operation[] = [getEventSelectors, getTrailStatus, describeTrails, lookupEvents, stopLogging]
