// Encryption under the RSA key pairs of KMS. https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html
import type { Bytes } from '../bytes.ts'
import type { OaepAlgorithm } from '../hsm/heldKey.ts'
import type { CallContext } from '../operation.ts'
import type { KmsKey } from '../world.ts'
import { blobArtifact, carried, ciphertextArtifact, plaintextArtifact } from './artifacts.ts'
import type { EncryptionContext } from './encryptionContext.ts'
import { incompatibleAlgorithm, validation } from './errors.ts'
import { heldFor } from './heldKey.ts'
import { currentMaterial } from './keyMetadata.ts'
import { algorithmsOf } from './keySpecs.ts'

/** Refuses an algorithm that is none of the key's, and an encryption context that it cannot bind to its ciphertext. */
export function checkAlgorithm(key: KmsKey, algorithm: string, context: EncryptionContext | undefined): void {
  const { EncryptionAlgorithms = [] } = algorithmsOf(key)
  if (!EncryptionAlgorithms.some((known) => known === algorithm)) throw incompatibleAlgorithm(algorithm, key.keySpec)
  if (isOaep(algorithm) && Object.keys(context ?? {}).length > 0)
    throw validation('EncryptionContext is not supported when encrypting/decrypting with asymmetric CMKs.')
}

export const isOaep = (algorithm: string): algorithm is OaepAlgorithm => algorithm.startsWith('RSAES_OAEP')

/** Refuses what does not fit into the modulus beside the padding. */
export function checkLength({ keySpec }: KmsKey, algorithm: OaepAlgorithm, data: Bytes): void {
  const most = Number(keySpec.slice('RSA_'.length)) / 8 - 2 * (algorithm === 'RSAES_OAEP_SHA_1' ? 20 : 32) - 2
  if (data.length > most)
    throw validation(`Algorithm ${algorithm} and key spec ${keySpec} cannot encrypt data larger than ${most} bytes.`)
}

export async function encryptWithRsa(
  context: CallContext,
  key: KmsKey,
  algorithm: OaepAlgorithm,
  data: Bytes,
): Promise<Bytes> {
  const encryption = await heldFor(context.environment, key, 'encryption')
  const sealed = await encryption.encrypt(algorithm, data)
  const plaintext = plaintextArtifact(data)
  context.hold(carried(plaintext, data))
  context.record({
    type: 'crypto-performed',
    place: 'hsm',
    act: 'encrypt',
    algorithm,
    key: { kmsKey: key.arn, materialId: currentMaterial(key) },
    uses: [plaintext],
    makes: [ciphertextArtifact(sealed)],
    succeeded: true,
  })
  return sealed
}

/** Undefined when it does not open. */
export async function decryptWithRsa(
  context: CallContext,
  key: KmsKey,
  algorithm: OaepAlgorithm,
  sealed: Bytes,
): Promise<Bytes | undefined> {
  const encryption = await heldFor(context.environment, key, 'encryption')
  const opened = await encryption.decrypt(algorithm, sealed)
  const plaintext = opened && plaintextArtifact(opened)
  if (plaintext) context.hold(carried(plaintext, opened))
  context.record({
    type: 'crypto-performed',
    place: 'hsm',
    act: 'decrypt',
    algorithm,
    key: { kmsKey: key.arn, materialId: currentMaterial(key) },
    uses: [blobArtifact(sealed, context)],
    makes: plaintext ? [plaintext] : [],
    succeeded: plaintext !== undefined,
  })
  return opened
}
