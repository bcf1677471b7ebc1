// Ed25519 and Ed25519ph: RFC 8032. WebCrypto has only the first, and not on every host.
import { ed25519, ed25519ph } from '@noble/curves/ed25519.js'
import type { Bytes } from '../bytes.ts'
import { element, OCTET_STRING } from './der.ts'
import type { HeldKey } from './heldKey.ts'
import { fieldIn, privateKeyDocument, privateKeyIn, publicKeyDocument } from './keyDocuments.ts'
import type { Chance } from './primes.ts'

const SPEC = 'ECC_NIST_EDWARDS25519'
const LENGTH = 32

/** A new private key in PKCS #8: RFC 8410. */
export const newEd25519Material = ({ randomBytes }: Pick<Chance, 'randomBytes'>): Bytes =>
  privateKeyDocument(SPEC, element(OCTET_STRING, randomBytes(LENGTH)))

export function ed25519Key(material: Bytes): HeldKey | undefined {
  const document = privateKeyIn(SPEC, material)
  const field = document && fieldIn(document)
  if (field?.tag !== OCTET_STRING || field.content.length !== LENGTH) return undefined
  const secret = field.content
  const point = ed25519.getPublicKey(secret)
  // KMS gives the digest that it is handed to Ed25519ph as the message, which hashes it again: so it is recorded.
  const variant = (algorithm: string) => (algorithm === 'ED25519_PH_SHA_512' ? ed25519ph : ed25519)
  return {
    publicKey: publicKeyDocument(SPEC, point),
    signing: {
      sign: async (algorithm, { bytes }) => new Uint8Array(variant(algorithm).sign(bytes, secret)),
      verify: async (algorithm, { bytes }, signature) =>
        signature.length === 2 * LENGTH && variant(algorithm).verify(signature, bytes, point, { zip215: false }),
    },
  }
}
