// What no lesson calls so far: loaded when one of these is first called.
import type { Operation } from '../operation.ts'
import { addTags } from './operations/addTags.ts'
import { deleteTrail } from './operations/deleteTrail.ts'
import { describeTrails } from './operations/describeTrails.ts'
import { getEventSelectors } from './operations/getEventSelectors.ts'
import { getInsightSelectors } from './operations/getInsightSelectors.ts'
import { getTrail } from './operations/getTrail.ts'
import { getTrailStatus } from './operations/getTrailStatus.ts'
import { listPublicKeys } from './operations/listPublicKeys.ts'
import { listTags } from './operations/listTags.ts'
import { listTrails } from './operations/listTrails.ts'
import { lookupEvents } from './operations/lookupEvents.ts'
import { putInsightSelectors } from './operations/putInsightSelectors.ts'
import { removeTags } from './operations/removeTags.ts'
import { stopLogging } from './operations/stopLogging.ts'
import { updateTrail } from './operations/updateTrail.ts'

export const more: readonly Operation[] = [
  addTags,
  deleteTrail,
  describeTrails,
  getEventSelectors,
  getInsightSelectors,
  getTrail,
  getTrailStatus,
  listPublicKeys,
  listTags,
  listTrails,
  lookupEvents,
  putInsightSelectors,
  removeTags,
  stopLogging,
  updateTrail,
]
