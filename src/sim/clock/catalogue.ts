import type { Catalogue } from '../operation.ts'
import { passTime } from './passTime.ts'
import { service } from './service.ts'

export const clock: Catalogue = { service, operations: [passTime] }
