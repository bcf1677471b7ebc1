// https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
import type { KmsKey } from '../world.ts'

export type KeyMetadata = ReturnType<typeof metadataOf>

export const metadataOf = (key: KmsKey) => ({
  AWSAccountId: key.accountId,
  KeyId: key.keyId,
  Arn: key.arn,
  CreationDate: seconds(key.creationDate),
  Enabled: key.keyState === 'Enabled',
  Description: key.description,
  KeyUsage: 'ENCRYPT_DECRYPT',
  KeyState: key.keyState,
  ...(key.deletionDate !== undefined && { DeletionDate: seconds(key.deletionDate) }),
  Origin: 'AWS_KMS',
  KeyManager: key.keyManager,
  CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
  KeySpec: 'SYMMETRIC_DEFAULT',
  EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
  MultiRegion: false,
  CurrentKeyMaterialId: currentMaterial(key),
})

/** KMS gives times in seconds since the epoch. */
export const seconds = (milliseconds: number): number => milliseconds / 1000

/** The generation of key material that encrypts. */
export function currentMaterial(key: KmsKey): string {
  const materialId = key.materialIds.at(-1)
  if (materialId === undefined) throw new Error(`The key ${key.arn} has no key material.`)
  return materialId
}
