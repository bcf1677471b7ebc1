// ML-DSA: FIPS 204. Private keys are the seed of 32 bytes, or the expanded key, as in RFC 9881.
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js'
import { sameBytes, type Bytes } from '../bytes.ts'
import { element, elementsOf, OCTET_STRING, SEQUENCE, type Element } from './der.ts'
import type { HeldKey } from './heldKey.ts'
import { fieldIn, privateKeyDocument, privateKeyIn, publicKeyDocument } from './keyDocuments.ts'
import type { Chance } from './primes.ts'

const sets = { ML_DSA_44: ml_dsa44, ML_DSA_65: ml_dsa65, ML_DSA_87: ml_dsa87 }

export type MlDsaSpec = keyof typeof sets

const SEED = 0x80
const SEED_LENGTH = 32

/** A new private key in PKCS #8. */
export const newMlDsaMaterial = (spec: MlDsaSpec, { randomBytes }: Pick<Chance, 'randomBytes'>): Bytes =>
  privateKeyDocument(spec, element(SEED, randomBytes(SEED_LENGTH)))

export function mlDsaKey(
  spec: MlDsaSpec,
  material: Bytes,
  { randomBytes }: Pick<Chance, 'randomBytes'>,
): HeldKey | undefined {
  const set = sets[spec]
  const document = privateKeyIn(spec, material)
  const field = document && fieldIn(document)
  const secret = field && expandedKeyIn(spec, field)
  if (!secret) return undefined
  const point = set.getPublicKey(secret)
  return {
    publicKey: publicKeyDocument(spec, point),
    signing: {
      sign: async (_, { type, bytes }) => {
        const options = { extraEntropy: randomBytes(SEED_LENGTH) }
        const signature =
          type === 'EXTERNAL_MU'
            ? set.internal.sign(bytes, secret, { ...options, externalMu: true })
            : set.sign(bytes, secret, options)
        return new Uint8Array(signature)
      },
      verify: async (_, { type, bytes }, signature) =>
        signature.length === set.lengths.signature &&
        (type === 'EXTERNAL_MU'
          ? set.internal.verify(signature, bytes, point, { externalMu: true })
          : set.verify(signature, bytes, point)),
    },
  }
}

function expandedKeyIn(spec: MlDsaSpec, { tag, content }: Element): Uint8Array | undefined {
  const set = sets[spec]
  switch (tag) {
    case SEED:
      return content.length === SEED_LENGTH ? set.keygen(content).secretKey : undefined
    case OCTET_STRING:
      return content.length === set.lengths.secretKey ? content : undefined
    case SEQUENCE: {
      const [seed, expanded] = elementsOf(content) ?? []
      if (seed?.tag !== OCTET_STRING || seed.content.length !== SEED_LENGTH) return undefined
      const { secretKey } = set.keygen(seed.content)
      return expanded && sameBytes(expanded.content, secretKey) ? secretKey : undefined
    }
    default:
      return undefined
  }
}
