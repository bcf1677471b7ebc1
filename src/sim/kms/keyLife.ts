// The operations on a key's life: its generations of material, its Regions, its end.
import type { Operation } from '../operation.ts'
import { deleteImportedKeyMaterial } from './operations/deleteImportedKeyMaterial.ts'
import { disableKeyRotation } from './operations/disableKeyRotation.ts'
import { enableKeyRotation } from './operations/enableKeyRotation.ts'
import { getKeyLastUsage } from './operations/getKeyLastUsage.ts'
import { getKeyRotationStatus } from './operations/getKeyRotationStatus.ts'
import { getParametersForImport } from './operations/getParametersForImport.ts'
import { importKeyMaterial } from './operations/importKeyMaterial.ts'
import { listKeyRotations } from './operations/listKeyRotations.ts'
import { replicateKey } from './operations/replicateKey.ts'
import { rotateKeyOnDemand } from './operations/rotateKeyOnDemand.ts'
import { updatePrimaryRegion } from './operations/updatePrimaryRegion.ts'

export const keyLife: readonly Operation[] = [
  enableKeyRotation,
  disableKeyRotation,
  getKeyRotationStatus,
  rotateKeyOnDemand,
  listKeyRotations,
  replicateKey,
  updatePrimaryRegion,
  getParametersForImport,
  importKeyMaterial,
  deleteImportedKeyMaterial,
  getKeyLastUsage,
]
