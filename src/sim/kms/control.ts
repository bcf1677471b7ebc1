// Who controls a key: the operations on grants, aliases, tags, policies and key stores.
import type { Operation } from '../operation.ts'
import { createGrant } from './operations/createGrant.ts'
import { deleteAlias } from './operations/deleteAlias.ts'
import { listGrants } from './operations/listGrants.ts'
import { listKeyPolicies } from './operations/listKeyPolicies.ts'
import { listResourceTags } from './operations/listResourceTags.ts'
import { listRetirableGrants } from './operations/listRetirableGrants.ts'
import { retireGrant } from './operations/retireGrant.ts'
import { revokeGrant } from './operations/revokeGrant.ts'
import { tagResource } from './operations/tagResource.ts'
import { untagResource } from './operations/untagResource.ts'
import { updateAlias } from './operations/updateAlias.ts'
import { updateKeyDescription } from './operations/updateKeyDescription.ts'
import { connectCustomKeyStore } from './operations/connectCustomKeyStore.ts'
import { createCustomKeyStore } from './operations/createCustomKeyStore.ts'
import { deleteCustomKeyStore } from './operations/deleteCustomKeyStore.ts'
import { describeCustomKeyStores } from './operations/describeCustomKeyStores.ts'
import { disconnectCustomKeyStore } from './operations/disconnectCustomKeyStore.ts'
import { updateCustomKeyStore } from './operations/updateCustomKeyStore.ts'

export const control: readonly Operation[] = [
  createGrant,
  listGrants,
  listRetirableGrants,
  retireGrant,
  revokeGrant,
  updateAlias,
  deleteAlias,
  tagResource,
  untagResource,
  listResourceTags,
  updateKeyDescription,
  listKeyPolicies,
  createCustomKeyStore,
  describeCustomKeyStores,
  connectCustomKeyStore,
  disconnectCustomKeyStore,
  updateCustomKeyStore,
  deleteCustomKeyStore,
]
