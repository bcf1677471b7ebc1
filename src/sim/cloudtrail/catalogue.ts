import type { Catalogue } from '../operation.ts'
import { service } from './service.ts'

export const cloudtrail: Catalogue = { service, operations: [] }
