import type { Catalogue } from '../operation.ts'
import { createUser } from './operations/createUser.ts'
import { deleteUserPolicy } from './operations/deleteUserPolicy.ts'
import { getUserPolicy } from './operations/getUserPolicy.ts'
import { putUserPolicy } from './operations/putUserPolicy.ts'
import { service } from './service.ts'

export const iam: Catalogue = {
  service,
  operations: [createUser, putUserPolicy, getUserPolicy, deleteUserPolicy],
  more: async () => (await import('./administration.ts')).administration,
}
