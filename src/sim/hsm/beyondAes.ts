// The part of the HSM that lessons seldom need: every kind of key but AES, loaded when one of them is first called for.
import { concat, hexOf, utf8, type Bytes } from '../bytes.ts'
import { ed25519Key, newEd25519Material } from './ed25519.ts'
import { digest } from './hashes.ts'
import type { HeldKey } from './heldKey.ts'
import { macKey, newMacMaterial } from './mac.ts'
import type { AsymmetricSpec, SpecBeyondAes } from './materialSpec.ts'
import { mlDsaKey, newMlDsaMaterial } from './mlDsa.ts'
import type { Chance } from './primes.ts'
import { newRsaMaterial, rsaKey } from './rsa.ts'
import { curveKey, newCurveMaterial } from './weierstrass.ts'

export interface BeyondAes {
  /** Makes key material for `keyId` and returns its id, as for AES. */
  readonly generate: (keyId: string, spec: SpecBeyondAes) => Promise<string>
  /** Takes in material that somebody brought: raw bytes for HMAC, PKCS #8 for all others. Undefined when it is none of that spec. */
  readonly import: (keyId: string, spec: SpecBeyondAes, material: Bytes) => Promise<string | undefined>
  readonly forget: (materialId: string) => void
  /** What the HSM holds under this id. */
  readonly held: (materialId: string) => Promise<HeldKey | undefined>
  /** A pair that the HSM does not keep. The private key, in PKCS #8, is the caller's to overwrite. */
  readonly newKeyPair: (spec: AsymmetricSpec) => Promise<KeyPair>
}

export interface KeyPair {
  readonly privateKey: Bytes
  readonly publicKey: Bytes
}

/** Keys that are not its own it asks of those `behind` it. */
export function createBeyondAes(
  chance: Chance & { readonly seeded: boolean },
  behind?: () => Promise<BeyondAes>,
  forgotten: ReadonlySet<string> = new Set(),
): BeyondAes {
  const keys = new Map<string, HeldKey>()
  const keep = async (keyId: string, spec: SpecBeyondAes, material: Bytes): Promise<string | undefined> => {
    const key = await keyOf(spec, material, chance)
    if (!key) return undefined
    const id = hexOf(await digest('SHA-256', concat(utf8(`${keyId}:`), material)))
    keys.set(id, key)
    return id
  }
  return {
    async generate(keyId, spec) {
      const material = await newMaterial(spec, chance)
      const id = await keep(keyId, spec, material)
      material.fill(0)
      if (id === undefined) throw new Error(`The HSM made material that is no ${spec}.`)
      return id
    },
    import: keep,
    forget(materialId) {
      const half = publicHalf(keys.get(materialId))
      if (half) keys.set(materialId, half)
      else keys.delete(materialId)
    },
    async held(materialId) {
      const own = keys.get(materialId)
      if (own) return own
      const there = await (await behind?.())?.held(materialId)
      return forgotten.has(materialId) ? publicHalf(there) : there
    },
    async newKeyPair(spec) {
      const privateKey = await newMaterial(spec, chance)
      const publicKey = (await keyOf(spec, privateKey, chance))?.publicKey
      if (!publicKey) throw new Error(`The HSM made a pair that is no ${spec}.`)
      return { privateKey, publicKey }
    },
  }
}

/** The public half is no secret, and stays known when the private one is deleted. */
const publicHalf = (key: HeldKey | undefined): HeldKey | undefined => key?.publicKey && { publicKey: key.publicKey }

async function newMaterial(spec: SpecBeyondAes, chance: Chance & { readonly seeded: boolean }): Promise<Bytes> {
  switch (spec) {
    case 'HMAC_224':
    case 'HMAC_256':
    case 'HMAC_384':
    case 'HMAC_512':
      return newMacMaterial(spec, chance.randomBytes)
    case 'RSA_2048':
    case 'RSA_3072':
    case 'RSA_4096':
      return newRsaMaterial(spec, chance)
    case 'ECC_NIST_P256':
    case 'ECC_NIST_P384':
    case 'ECC_NIST_P521':
    case 'ECC_SECG_P256K1':
      return newCurveMaterial(spec, chance)
    case 'ECC_NIST_EDWARDS25519':
      return newEd25519Material(chance)
    case 'ML_DSA_44':
    case 'ML_DSA_65':
    case 'ML_DSA_87':
      return newMlDsaMaterial(spec, chance)
  }
}

async function keyOf(
  spec: SpecBeyondAes,
  material: Bytes,
  chance: Pick<Chance, 'randomBytes'>,
): Promise<HeldKey | undefined> {
  switch (spec) {
    case 'HMAC_224':
    case 'HMAC_256':
    case 'HMAC_384':
    case 'HMAC_512':
      return macKey(spec, material)
    case 'RSA_2048':
    case 'RSA_3072':
    case 'RSA_4096':
      return rsaKey(spec, material, chance)
    case 'ECC_NIST_P256':
    case 'ECC_NIST_P384':
    case 'ECC_NIST_P521':
    case 'ECC_SECG_P256K1':
      return curveKey(spec, material, chance)
    case 'ECC_NIST_EDWARDS25519':
      return ed25519Key(material)
    case 'ML_DSA_44':
    case 'ML_DSA_65':
    case 'ML_DSA_87':
      return mlDsaKey(spec, material, chance)
  }
}
