import type { Catalogue } from '../operation.ts'
import { getCallerIdentity } from './operations/getCallerIdentity.ts'
import { service } from './service.ts'

export const sts: Catalogue = {
  service,
  operations: [getCallerIdentity],
  more: async () => (await import('./sessions.ts')).sessions,
}
