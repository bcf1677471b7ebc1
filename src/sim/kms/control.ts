// Who controls a key: the operations on grants.
import type { Operation } from '../operation.ts'
import { createGrant } from './operations/createGrant.ts'
import { listGrants } from './operations/listGrants.ts'
import { listRetirableGrants } from './operations/listRetirableGrants.ts'
import { retireGrant } from './operations/retireGrant.ts'
import { revokeGrant } from './operations/revokeGrant.ts'

export const control: readonly Operation[] = [createGrant, listGrants, listRetirableGrants, retireGrant, revokeGrant]
