// RSA keys: RFC 8017. Pairs come from WebCrypto, or from the seed where there is one.
import { concat, sameBytes, type Bytes } from '../bytes.ts'
import { bytesOf, element, integer, INTEGER, numberOf, SEQUENCE } from './der.ts'
import { digest, digestLength, hashOf, type HashName } from './hashes.ts'
import type { EncryptionKey, HeldKey, SignedMessage, SigningKey } from './heldKey.ts'
import { fieldsIn, privateKeyDocument, privateKeyIn, publicKeyDocument } from './keyDocuments.ts'
import type { AsymmetricSpec } from './materialSpec.ts'
import { inverse, power } from './modularArithmetic.ts'
import { randomPrime, type Chance } from './primes.ts'
import { encodeOaep, encodePkcs1, encodePss, fitsPss } from './rsaPadding.ts'

export type RsaSpec = Extract<AsymmetricSpec, `RSA_${string}`>

const EXPONENT = 65_537n

/** A new private key in PKCS #8. */
export async function newRsaMaterial(spec: RsaSpec, chance: Chance & { readonly seeded: boolean }): Promise<Bytes> {
  if (chance.seeded) return seededMaterial(spec, chance)
  const algorithm = {
    name: 'RSA-PSS',
    hash: 'SHA-256',
    modulusLength: bitsOf(spec),
    publicExponent: Uint8Array.of(1, 0, 1),
  }
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  return new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
}

/** Undefined when the document is no RSA key of this size. */
export async function rsaKey(
  spec: RsaSpec,
  material: Bytes,
  chance: Pick<Chance, 'randomBytes'>,
): Promise<HeldKey | undefined> {
  const document = privateKeyIn(spec, material)
  const numbers = document && numbersIn(document)
  if (!numbers || numbers.modulus.toString(2).length !== bitsOf(spec)) return undefined
  const publicKey = publicKeyDocument(spec, element(SEQUENCE, integer(numbers.modulus), integer(numbers.exponent)))
  return {
    publicKey,
    signing: signingWith(numbers, bitsOf(spec) / 8, chance),
    encryption: await encryptionWith(numbers, bitsOf(spec) / 8, material, chance),
  }
}

const bitsOf = (spec: RsaSpec): number => Number(spec.slice('RSA_'.length))

interface RsaNumbers {
  readonly modulus: bigint
  readonly exponent: bigint
  readonly p: bigint
  readonly q: bigint
  /** The private exponent modulo one less than each prime, and the inverse of `q` modulo `p`. */
  readonly dp: bigint
  readonly dq: bigint
  readonly qInverse: bigint
}

async function seededMaterial(spec: RsaSpec, chance: Chance): Promise<Bytes> {
  const bits = bitsOf(spec)
  const one = await randomPrime(bits / 2, EXPONENT, chance)
  const other = await randomPrime(bits / 2, EXPONENT, chance)
  const [p, q] = one > other ? [one, other] : [other, one]
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n))
  const qInverse = inverse(q, p)
  if (d === undefined || qInverse === undefined) return seededMaterial(spec, chance)
  const fields = [0n, p * q, EXPONENT, d, p, q, d % (p - 1n), d % (q - 1n), qInverse]
  return privateKeyDocument(spec, element(SEQUENCE, ...fields.map(integer)))
}

/** RSAPrivateKey, RFC 8017 §A.1.2; undefined when the numbers do not belong together. */
function numbersIn(key: Bytes): RsaNumbers | undefined {
  const fields = fieldsIn(key)
  if (fields?.length !== 9 || fields.some(({ tag }) => tag !== INTEGER)) return undefined
  const [version, modulus = 0n, exponent = 0n, d = 0n, p = 0n, q = 0n, dp = 0n, dq = 0n, qInverse = 0n] = fields.map(
    ({ content }) => numberOf(content),
  )
  const fits =
    version === 0n &&
    p > 1n &&
    q > 1n &&
    p * q === modulus &&
    exponent > 2n &&
    (exponent * dp) % (p - 1n) === 1n &&
    (exponent * dq) % (q - 1n) === 1n &&
    d % (p - 1n) === dp &&
    d % (q - 1n) === dq &&
    (q * qInverse) % p === 1n
  return fits ? { modulus, exponent, p, q, dp, dq, qInverse } : undefined
}

/** RSASP1, §5.2.1, with the Chinese remainder theorem. */
function privatePower({ p, q, dp, dq, qInverse }: RsaNumbers, encoded: Bytes): bigint {
  const value = numberOf(encoded)
  const [atP, atQ] = [power(value % p, dp, p), power(value % q, dq, q)]
  const h = ((((atP - atQ) % p) + p) * qInverse) % p
  return atQ + h * q
}

function signingWith(numbers: RsaNumbers, length: number, { randomBytes }: Pick<Chance, 'randomBytes'>): SigningKey {
  const hashed = async (hash: HashName, { type, bytes }: SignedMessage): Promise<Bytes> =>
    type === 'RAW' ? digest(hash, bytes) : bytes
  return {
    async sign(algorithm, message) {
      const hash = hashOf(algorithm)
      const short = await hashed(hash, message)
      const encoded = algorithm.startsWith('RSASSA_PSS')
        ? await encodePss(hash, short, randomBytes(digestLength[hash]), length)
        : encodePkcs1(hash, short, length)
      return bytesOf(privatePower(numbers, encoded), length)
    },
    async verify(algorithm, message, signature) {
      const value = numberOf(signature)
      if (signature.length !== length || value >= numbers.modulus) return false
      const hash = hashOf(algorithm)
      const short = await hashed(hash, message)
      const encoded = bytesOf(power(value, numbers.exponent, numbers.modulus), length)
      return algorithm.startsWith('RSASSA_PSS')
        ? fitsPss(hash, short, encoded)
        : sameBytes(encodePkcs1(hash, short, length), encoded)
    },
  }
}

async function encryptionWith(
  { exponent, modulus }: RsaNumbers,
  length: number,
  material: Bytes,
  { randomBytes }: Pick<Chance, 'randomBytes'>,
): Promise<EncryptionKey> {
  const opener = (hash: HashName) =>
    crypto.subtle.importKey('pkcs8', material, { name: 'RSA-OAEP', hash }, false, ['decrypt'])
  const openers = {
    RSAES_OAEP_SHA_1: await opener('SHA-1'),
    RSAES_OAEP_SHA_256: await opener('SHA-256'),
  }
  return {
    async encrypt(algorithm, data) {
      const hash = hashOf(algorithm)
      const encoded = await encodeOaep(hash, data, randomBytes(digestLength[hash]), length)
      return bytesOf(power(numberOf(encoded), exponent, modulus), length)
    },
    async decrypt(algorithm, sealed) {
      // WebCrypto of some hosts takes a shorter ciphertext for one with zeros before it.
      if (sealed.length !== length) return undefined
      try {
        return new Uint8Array(await crypto.subtle.decrypt('RSA-OAEP', openers[algorithm], concat(sealed)))
      } catch (error) {
        if (error instanceof DOMException && error.name === 'OperationError') return undefined
        throw error
      }
    },
  }
}
