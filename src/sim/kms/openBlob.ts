// What happens in the HSM when a ciphertext is opened, whichever key it is for.
import type { Bytes } from '../bytes.ts'
import type { CallContext } from '../operation.ts'
import { blobArtifact, carried, openedArtifact } from './artifacts.ts'
import { open } from './ciphertextBlob.ts'
import type { EncryptionContext } from './encryptionContext.ts'
import { invalidCiphertext } from './errors.ts'
import type { OpeningKey } from './openingKey.ts'

/** The plaintext; refuses what does not fit the key, the algorithm or the encryption context. */
export async function openBlob(
  context: CallContext,
  { key, parsed }: OpeningKey,
  blob: Bytes,
  algorithm: string,
  encryptionContext: EncryptionContext = {},
): Promise<Bytes> {
  if (!parsed) {
    const { decryptWithRsa, isOaep } = await import('./rsaEncryption.ts')
    const plaintext = isOaep(algorithm) ? await decryptWithRsa(context, key, algorithm, blob) : undefined
    if (!plaintext) throw invalidCiphertext()
    return plaintext
  }
  const plaintext = await open(context.environment, parsed, encryptionContext)
  const opened = plaintext && openedArtifact(blob, plaintext, context)
  if (opened) context.hold(carried(opened, plaintext))
  context.record({
    type: 'crypto-performed',
    place: 'hsm',
    act: 'decrypt',
    algorithm: 'AES-256-GCM',
    key: { kmsKey: key.arn, materialId: parsed.materialId },
    uses: [blobArtifact(blob, context)],
    makes: opened ? [opened] : [],
    encryptionContext,
    succeeded: opened !== undefined,
  })
  if (!plaintext) throw invalidCiphertext()
  return plaintext
}
