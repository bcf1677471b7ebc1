// Keys as documents: PKCS #8 for private keys (RFC 5208), SubjectPublicKeyInfo for public ones (RFC 5280).
import { concat, fromHex, hexOf, type Bytes } from '../bytes.ts'
import { BIT_STRING, element, elementsOf, inside, integer, OCTET_STRING, SEQUENCE } from './der.ts'
import type { AsymmetricSpec } from './materialSpec.ts'

// AlgorithmIdentifiers: RFC 3279 (RSA), RFC 5480 (curves), RFC 8410 (Ed25519), RFC 9881 (ML-DSA).
const RSA = '300d06092a864886f70d0101010500'
const algorithms: Record<AsymmetricSpec, string> = {
  RSA_2048: RSA,
  RSA_3072: RSA,
  RSA_4096: RSA,
  ECC_NIST_P256: '301306072a8648ce3d020106082a8648ce3d030107',
  ECC_NIST_P384: '301006072a8648ce3d020106052b81040022',
  ECC_NIST_P521: '301006072a8648ce3d020106052b81040023',
  ECC_SECG_P256K1: '301006072a8648ce3d020106052b8104000a',
  ECC_NIST_EDWARDS25519: '300506032b6570',
  ML_DSA_44: '300b0609608648016503040311',
  ML_DSA_65: '300b0609608648016503040312',
  ML_DSA_87: '300b0609608648016503040313',
}

/** `key` is what stands inside the PrivateKeyInfo's octet string. */
export const privateKeyDocument = (spec: AsymmetricSpec, key: Bytes): Bytes =>
  element(SEQUENCE, integer(0n), fromHex(algorithms[spec]), element(OCTET_STRING, key))

export const publicKeyDocument = (spec: AsymmetricSpec, key: Uint8Array): Bytes =>
  element(SEQUENCE, fromHex(algorithms[spec]), element(BIT_STRING, concat(Uint8Array.of(0), key)))

/** What {@link privateKeyDocument} took; undefined when the document is for another kind of key, or none. */
export function privateKeyIn(spec: AsymmetricSpec, document: Bytes): Bytes | undefined {
  const [version, algorithm, key] = inside(SEQUENCE, document) ?? []
  const isVersion = version !== undefined && ['00', '01'].includes(hexOf(version.content))
  const isAlgorithm = algorithm !== undefined && hexOf(element(SEQUENCE, algorithm.content)) === algorithms[spec]
  return isVersion && isAlgorithm && key?.tag === OCTET_STRING ? key.content : undefined
}

/** The elements of a private key that is itself a SEQUENCE. */
export const fieldsIn = (key: Bytes) => inside(SEQUENCE, key)

/** The one element that a private key is. */
export function fieldIn(key: Bytes) {
  const [only, ...others] = elementsOf(key) ?? []
  return others.length === 0 ? only : undefined
}
