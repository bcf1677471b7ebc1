// https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
import { keyArn } from '../arn.ts'
import type { KeyMaterial, KmsKey } from '../world.ts'
import { algorithmsOf } from './keySpecs.ts'

export type KeyMetadata = ReturnType<typeof metadataOf>

export const metadataOf = (key: KmsKey) => ({
  AWSAccountId: key.accountId,
  KeyId: key.keyId,
  Arn: key.arn,
  CreationDate: seconds(key.creationDate),
  Enabled: key.keyState === 'Enabled',
  Description: key.description,
  KeyUsage: key.keyUsage,
  KeyState: key.keyState,
  ...(key.deletionDate !== undefined && { DeletionDate: seconds(key.deletionDate) }),
  ...(key.pendingWindowInDays !== undefined && { PendingDeletionWindowInDays: key.pendingWindowInDays }),
  Origin: key.origin,
  ...expirationOf(key),
  KeyManager: key.keyManager,
  CustomerMasterKeySpec: key.keySpec,
  KeySpec: key.keySpec,
  ...algorithmsOf(key),
  MultiRegion: key.multiRegion !== undefined,
  ...(key.multiRegion && { MultiRegionConfiguration: configurationOf(key, key.multiRegion) }),
  ...(key.keySpec === 'SYMMETRIC_DEFAULT' &&
    key.materials.length > 0 &&
    key.keyState !== 'Creating' && { CurrentKeyMaterialId: currentMaterial(key) }),
})

/** Of imported material that is there. */
function expirationOf(key: KmsKey) {
  const { imported } = key.materials.findLast(({ isPending }) => !isPending) ?? {}
  return imported && expirationModel(imported)
}

export const expirationModel = ({ validTo }: NonNullable<KeyMaterial['imported']>) =>
  validTo === undefined
    ? { ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' as const }
    : { ValidTo: seconds(validTo), ExpirationModel: 'KEY_MATERIAL_EXPIRES' as const }

/** KMS gives times in seconds since the epoch. */
export const seconds = (milliseconds: number): number => milliseconds / 1000

/** The generation of key material that encrypts. */
export function currentMaterial(key: KmsKey): string {
  const material = key.materials.findLast(({ isPending }) => !isPending)
  if (!material) throw new Error(`The key ${key.arn} has no key material.`)
  return material.id
}

function configurationOf(key: KmsKey, { primaryRegion, replicaRegions }: NonNullable<KmsKey['multiRegion']>) {
  const at = (region: string) => ({ Arn: keyArn(region, key.accountId, key.keyId), Region: region })
  return {
    MultiRegionKeyType: key.region === primaryRegion ? 'PRIMARY' : 'REPLICA',
    PrimaryKey: at(primaryRegion),
    ReplicaKeys: replicaRegions.map(at),
  }
}
