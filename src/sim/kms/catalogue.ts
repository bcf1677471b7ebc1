import type { Catalogue } from '../operation.ts'
import { cancelKeyDeletion } from './operations/cancelKeyDeletion.ts'
import { createAlias } from './operations/createAlias.ts'
import { createKey } from './operations/createKey.ts'
import { decrypt } from './operations/decrypt.ts'
import { disableKey } from './operations/disableKey.ts'
import { enableKey } from './operations/enableKey.ts'
import { generateDataKey } from './operations/generateDataKey.ts'
import { putKeyPolicy } from './operations/putKeyPolicy.ts'
import { scheduleKeyDeletion } from './operations/scheduleKeyDeletion.ts'
import { service } from './service.ts'

export const kms: Catalogue = {
  service,
  operations: [
    createKey,
    createAlias,
    putKeyPolicy,
    enableKey,
    disableKey,
    scheduleKeyDeletion,
    cancelKeyDeletion,
    generateDataKey,
    decrypt,
  ],
  more: async () => (await import('./more.ts')).more,
}
