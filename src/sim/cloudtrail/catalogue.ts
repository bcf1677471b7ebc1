import type { Catalogue } from '../operation.ts'
import { createTrail } from './operations/createTrail.ts'
import { putEventSelectors } from './operations/putEventSelectors.ts'
import { startLogging } from './operations/startLogging.ts'
import { service } from './service.ts'

export const cloudtrail: Catalogue = {
  service,
  operations: [createTrail, startLogging, putEventSelectors],
  more: async () => (await import('./more.ts')).more,
}
