import type { Catalogue } from '../operation.ts'
import { createTrail } from './operations/createTrail.ts'
import { describeTrails } from './operations/describeTrails.ts'
import { getEventSelectors } from './operations/getEventSelectors.ts'
import { getTrailStatus } from './operations/getTrailStatus.ts'
import { lookupEvents } from './operations/lookupEvents.ts'
import { putEventSelectors } from './operations/putEventSelectors.ts'
import { startLogging } from './operations/startLogging.ts'
import { stopLogging } from './operations/stopLogging.ts'
import { service } from './service.ts'

export const cloudtrail: Catalogue = {
  service,
  operations: [
    createTrail,
    startLogging,
    stopLogging,
    putEventSelectors,
    getEventSelectors,
    getTrailStatus,
    describeTrails,
    lookupEvents,
  ],
}
