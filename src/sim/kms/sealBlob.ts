// What happens in the HSM when bytes are sealed, whichever key it is under.
import type { Bytes } from '../bytes.ts'
import type { CallContext } from '../operation.ts'
import type { KmsKey } from '../world.ts'
import { carried, ciphertextArtifact, plaintextArtifact } from './artifacts.ts'
import { seal } from './ciphertextBlob.ts'
import type { EncryptionContext } from './encryptionContext.ts'
import { currentMaterial } from './keyMetadata.ts'
import { encryptWithRsa, isOaep } from './rsaEncryption.ts'

interface Sealed {
  readonly blob: Bytes
  /** Only symmetric encryption keys tell which of their materials sealed it. */
  readonly materialId?: string
}

/** `algorithm` is one of the key's. */
export async function sealBlob(
  context: CallContext,
  key: KmsKey,
  algorithm: string,
  data: Bytes,
  encryptionContext: EncryptionContext = {},
): Promise<Sealed> {
  if (isOaep(algorithm)) return { blob: await encryptWithRsa(context, key, algorithm, data) }
  const materialId = currentMaterial(key)
  const blob = await seal(context.environment, materialId, data, encryptionContext)
  const plaintext = plaintextArtifact(data)
  context.hold(carried(plaintext, data))
  context.record({
    type: 'crypto-performed',
    place: 'hsm',
    act: 'encrypt',
    algorithm: 'AES-256-GCM',
    key: { kmsKey: key.arn, materialId },
    uses: [plaintext],
    makes: [ciphertextArtifact(blob)],
    encryptionContext,
    succeeded: true,
  })
  return { blob, materialId }
}
