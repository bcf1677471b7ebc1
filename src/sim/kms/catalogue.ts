import type { Catalogue } from '../operation.ts'
import { cancelKeyDeletion } from './operations/cancelKeyDeletion.ts'
import { createAlias } from './operations/createAlias.ts'
import { createKey } from './operations/createKey.ts'
import { decrypt } from './operations/decrypt.ts'
import { describeKey } from './operations/describeKey.ts'
import { disableKey } from './operations/disableKey.ts'
import { enableKey } from './operations/enableKey.ts'
import { encrypt } from './operations/encrypt.ts'
import { generateDataKey } from './operations/generateDataKey.ts'
import { getKeyPolicy } from './operations/getKeyPolicy.ts'
import { listAliases } from './operations/listAliases.ts'
import { listKeys } from './operations/listKeys.ts'
import { putKeyPolicy } from './operations/putKeyPolicy.ts'
import { scheduleKeyDeletion } from './operations/scheduleKeyDeletion.ts'
import { service } from './service.ts'

export const kms: Catalogue = {
  service,
  operations: [
    createKey,
    describeKey,
    listKeys,
    createAlias,
    listAliases,
    putKeyPolicy,
    getKeyPolicy,
    enableKey,
    disableKey,
    scheduleKeyDeletion,
    cancelKeyDeletion,
    generateDataKey,
    encrypt,
    decrypt,
  ],
}
