import type { Catalogue } from '../operation.ts'
import { assumeRole } from './operations/assumeRole.ts'
import { getCallerIdentity } from './operations/getCallerIdentity.ts'
import { getFederationToken } from './operations/getFederationToken.ts'
import { getSessionToken } from './operations/getSessionToken.ts'
import { service } from './service.ts'

export const sts: Catalogue = {
  service,
  operations: [getCallerIdentity, assumeRole, getFederationToken, getSessionToken],
}
