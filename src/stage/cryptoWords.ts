// Cryptography, and where it happens.
import type { CryptoPerformed } from '../sim/index.ts'
import { wordsOfAct } from './hsmActs.ts'
import { artifactName, keyName } from './naming.ts'
import type { Telling } from './telling.ts'

export function crypto({ world, trace }: Telling, step: CryptoPerformed): readonly string[] {
  const { act, key, makes, uses, succeeded } = step
  const made = makes[0]
  const used = uses[0]
  if (step.place === 'hsm') {
    const name = 'kmsKey' in key ? keyName(world, key.kmsKey) : 'the key'
    const other = wordsOfAct(act)
    if (other) return [`Inside the HSM, ${(succeeded ? other.does : (other.fails ?? other.does))(name)}`]
    if (!succeeded)
      return [
        `Inside the HSM the check fails: this blob was not sealed with ${name} and this encryption context.`,
        'Nothing comes out.',
      ]
    if (act === 'generate-data-key')
      return ['Inside the HSM, KMS makes a fresh data key.', 'It will encrypt one object.']
    if (act === 'encrypt')
      return used?.kind === 'data-key'
        ? [`Inside the HSM, ${name} wraps a copy of the data key.`, 'The KMS key itself never leaves the vault.']
        : [
            `Inside the HSM, ${name} encrypts ${used ? artifactName(used) : 'the plaintext'}.`,
            'The KMS key itself never leaves the vault.',
          ]
    return made?.kind === 'data-key'
      ? [`Inside the HSM, ${name} unwraps the data key.`, 'The KMS key itself never leaves the vault.']
      : [
          `Inside the HSM, ${name} decrypts ${used ? artifactName(used) : 'the ciphertext'}.`,
          'The KMS key itself never leaves the vault.',
        ]
  }
  const where = step.place === 's3' ? 'S3' : 'The caller'
  if (!succeeded) return [`${where} tries to decrypt, and AES-GCM refuses: the bytes do not fit the key.`]
  if ('serviceKey' in key)
    return act === 'decrypt'
      ? [`${where} unwraps the data key with a key of its own.`, 'KMS is not asked.']
      : act === 'encrypt'
        ? [`${where} wraps the data key with a key of its own.`, 'KMS is not asked.']
        : [`${where} makes a data key.`, 'KMS is not asked.']
  if (act === 'generate-data-key') return [`${where} makes a data key.`, 'KMS is not asked.']
  return act === 'encrypt'
    ? [
        `${where} encrypts ${used ? artifactName(used) : 'the body'} with the data key, in its own memory.`,
        trace.some(({ call }) => call.place === 'kms') ? 'KMS never sees it.' : '',
      ]
    : [`${where} decrypts ${made ? artifactName(made) : 'the body'} with the plaintext data key, in its own memory.`]
}
