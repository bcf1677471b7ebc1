// What the HSM does beyond sealing and opening, in words.
import type { CryptoPerformed } from '../sim/index.ts'

type Act = Exclude<CryptoPerformed['act'], 'generate-data-key' | 'encrypt' | 'decrypt'>

interface Words {
  readonly label: string
  readonly does: (key: string) => string
  /** Where the outcome can be that something does not fit. */
  readonly fails?: (key: string) => string
}

const acts: Record<Act, Words> = {
  'generate-data-key-pair': { label: 'New key pair', does: () => 'KMS makes a fresh pair of keys.' },
  'generate-random': { label: 'Random bytes', does: () => 'KMS draws random bytes.' },
  sign: { label: 'Signed', does: (key) => `${key} signs the message.` },
  verify: {
    label: 'Signature fits',
    does: (key) => `the signature fits this message and ${key}.`,
    fails: (key) => `the signature does not fit this message and ${key}.`,
  },
  'generate-mac': { label: 'MAC made', does: (key) => `${key} makes a MAC of the message.` },
  'verify-mac': {
    label: 'MAC fits',
    does: (key) => `the MAC fits this message and ${key}.`,
    fails: (key) => `the MAC does not fit this message and ${key}.`,
  },
  'derive-shared-secret': {
    label: 'Shared secret',
    does: (key) => `${key} and the other side’s public key agree on a secret.`,
  },
}

/** Undefined for sealing, opening and data keys, which have words of their own. */
export const wordsOfAct = (act: CryptoPerformed['act']): Words | undefined => (isOther(act) ? acts[act] : undefined)

const isOther = (act: CryptoPerformed['act']): act is Act => Object.hasOwn(acts, act)
