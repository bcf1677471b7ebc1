import type { Catalogue } from '../operation.ts'
import { createKey } from './operations/createKey.ts'
import { decrypt } from './operations/decrypt.ts'
import { generateDataKey } from './operations/generateDataKey.ts'
import { service } from './service.ts'

export const kms: Catalogue = { service, operations: [createKey, generateDataKey, decrypt] }
