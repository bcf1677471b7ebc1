import type { Catalogue } from '../operation.ts'
import { createTrail } from './operations/createTrail.ts'
import { putEventSelectors } from './operations/putEventSelectors.ts'
import { startLogging } from './operations/startLogging.ts'
import { stopLogging } from './operations/stopLogging.ts'
import { service } from './service.ts'

export const cloudtrail: Catalogue = {
  service,
  operations: [createTrail, startLogging, stopLogging, putEventSelectors],
  more: async () => (await import('./inquiries.ts')).inquiries,
}
