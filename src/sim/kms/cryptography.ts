// The cryptographic operations that no lesson calls so far.
import type { Operation } from '../operation.ts'
import { deriveSharedSecret } from './operations/deriveSharedSecret.ts'
import { encrypt } from './operations/encrypt.ts'
import { generateDataKeyPair } from './operations/generateDataKeyPair.ts'
import { generateDataKeyPairWithoutPlaintext } from './operations/generateDataKeyPairWithoutPlaintext.ts'
import { generateDataKeyWithoutPlaintext } from './operations/generateDataKeyWithoutPlaintext.ts'
import { generateMac } from './operations/generateMac.ts'
import { generateRandom } from './operations/generateRandom.ts'
import { getPublicKey } from './operations/getPublicKey.ts'
import { reEncrypt } from './operations/reEncrypt.ts'
import { sign } from './operations/sign.ts'
import { verify } from './operations/verify.ts'
import { verifyMac } from './operations/verifyMac.ts'

export const cryptography: readonly Operation[] = [
  encrypt,
  reEncrypt,
  generateDataKeyWithoutPlaintext,
  generateDataKeyPair,
  generateDataKeyPairWithoutPlaintext,
  generateRandom,
  getPublicKey,
  sign,
  verify,
  generateMac,
  verifyMac,
  deriveSharedSecret,
]
