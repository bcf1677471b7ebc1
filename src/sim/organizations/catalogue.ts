import type { Catalogue } from '../operation.ts'
import { service } from './service.ts'

export const organizations: Catalogue = {
  service,
  operations: [],
  more: async () => (await import('./administration.ts')).administration,
}
