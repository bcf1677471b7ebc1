// ECDSA (FIPS 186-5, §6) and ECDH (SP 800-56A, §5.7.1.2) on the curves of NIST and on secp256k1.
// WebCrypto signs only what it has hashed itself, and has no secp256k1.
import { p256, p384, p521 } from '@noble/curves/nist.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { concat, fromHex, sameBytes, type Bytes } from '../bytes.ts'
import { BIT_STRING, bytesOf, element, integer, numberOf, OCTET_STRING, SEQUENCE } from './der.ts'
import { digest, hashOf } from './hashes.ts'
import type { AgreementKey, HeldKey, SignedMessage, SigningKey } from './heldKey.ts'
import { fieldsIn, privateKeyDocument, privateKeyIn, publicKeyDocument } from './keyDocuments.ts'
import type { Chance } from './primes.ts'

const curves = {
  ECC_NIST_P256: { curve: p256, name: 'P-256', oid: '06082a8648ce3d030107' },
  ECC_NIST_P384: { curve: p384, name: 'P-384', oid: '06052b81040022' },
  ECC_NIST_P521: { curve: p521, name: 'P-521', oid: '06052b81040023' },
  ECC_SECG_P256K1: { curve: secp256k1, name: undefined, oid: '06052b8104000a' },
} as const

export type CurveSpec = keyof typeof curves

/** A new private key in PKCS #8. */
export function newCurveMaterial(spec: CurveSpec, { randomBytes }: Pick<Chance, 'randomBytes'>): Bytes {
  const { curve } = curves[spec]
  const secret = curve.utils.randomSecretKey(randomBytes(curve.lengths.seed ?? 0))
  return documentOf(spec, secret)
}

// ECPrivateKey, RFC 5915.
function documentOf(spec: CurveSpec, secret: Uint8Array): Bytes {
  const publicKey = concat(Uint8Array.of(0), curves[spec].curve.getPublicKey(secret, false))
  const fields = [
    integer(1n),
    element(OCTET_STRING, secret),
    element(PARAMETERS, fromHex(curves[spec].oid)),
    element(PUBLIC_KEY, element(BIT_STRING, publicKey)),
  ]
  return privateKeyDocument(spec, element(SEQUENCE, ...fields))
}

const PARAMETERS = 0xa0
const PUBLIC_KEY = 0xa1

/** Undefined when the document is no key on this curve. */
export async function curveKey(
  spec: CurveSpec,
  material: Bytes,
  chance: Pick<Chance, 'randomBytes'>,
): Promise<HeldKey | undefined> {
  const { curve, name } = curves[spec]
  const secret = secretIn(spec, material)
  if (!secret || !curve.utils.isValidSecretKey(secret)) return undefined
  const point = curve.getPublicKey(secret, false)
  return {
    publicKey: publicKeyDocument(spec, point),
    signing: signingWith(spec, secret, point, chance),
    ...(name !== undefined && { agreement: await agreementWith(name, documentOf(spec, secret)) }),
  }
}

function secretIn(spec: CurveSpec, material: Bytes): Bytes | undefined {
  const document = privateKeyIn(spec, material)
  const [version, secret, ...more] = (document && fieldsIn(document)) ?? []
  if (numberOf(version?.content ?? new Uint8Array(0)) !== 1n || secret?.tag !== OCTET_STRING) return undefined
  const size = curves[spec].curve.lengths.secretKey ?? 0
  if (secret.content.length > size) return undefined
  const whole = bytesOf(numberOf(secret.content), size)
  // A public key that stands beside the secret is its own.
  const stated = more.find(({ tag }) => tag === PUBLIC_KEY)
  const isOwn =
    !stated ||
    sameBytes(stated.content, element(BIT_STRING, Uint8Array.of(0), curves[spec].curve.getPublicKey(whole, false)))
  return isOwn ? whole : undefined
}

function signingWith(
  spec: CurveSpec,
  secret: Bytes,
  point: Uint8Array,
  { randomBytes }: Pick<Chance, 'randomBytes'>,
): SigningKey {
  const { curve } = curves[spec]
  const options = { prehash: false, lowS: false, format: 'der' } as const
  const hashed = async (algorithm: string, { type, bytes }: SignedMessage): Promise<Bytes> =>
    type === 'RAW' ? digest(hashOf(algorithm), bytes) : bytes
  return {
    // The nonce of RFC 6979 with additional chance (§3.6): never the same signature twice, and repeatable from a seed.
    sign: async (algorithm, message) =>
      new Uint8Array(
        curve.sign(await hashed(algorithm, message), secret, { ...options, extraEntropy: randomBytes(32) }),
      ),
    verify: async (algorithm, message, signature) =>
      curve.verify(signature, await hashed(algorithm, message), point, options),
  }
}

async function agreementWith(namedCurve: string, document: Bytes): Promise<AgreementKey> {
  const algorithm = { name: 'ECDH', namedCurve }
  const key = await crypto.subtle.importKey('pkcs8', document, algorithm, false, ['deriveBits'])
  const length = 8 * Math.ceil(Number(namedCurve.slice('P-'.length)) / 8)
  return {
    async derive(publicKey) {
      const other = await importedPoint(publicKey, algorithm)
      if (!other) return undefined
      return new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, key, length))
    },
  }
}

async function importedPoint(publicKey: Bytes, algorithm: EcKeyImportParams): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('spki', publicKey, algorithm, false, [])
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
