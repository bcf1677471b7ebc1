// Temporary credentials: loaded when one of these is first called.
import type { Operation } from '../operation.ts'
import { assumeRole } from './operations/assumeRole.ts'
import { decodeAuthorizationMessage } from './operations/decodeAuthorizationMessage.ts'
import { getAccessKeyInfo } from './operations/getAccessKeyInfo.ts'
import { getFederationToken } from './operations/getFederationToken.ts'
import { getSessionToken } from './operations/getSessionToken.ts'

export const sessions: readonly Operation[] = [
  assumeRole,
  getFederationToken,
  getSessionToken,
  getAccessKeyInfo,
  decodeAuthorizationMessage,
]
