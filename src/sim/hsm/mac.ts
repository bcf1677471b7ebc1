// HMAC (FIPS 198-1). WebCrypto has no SHA-224.
import { hmac } from '@noble/hashes/hmac.js'
import { sha224 } from '@noble/hashes/sha2.js'
import { sameBytes, type Bytes } from '../bytes.ts'
import type { HeldKey } from './heldKey.ts'
import type { SpecBeyondAes } from './materialSpec.ts'

export type MacSpec = Extract<SpecBeyondAes, `HMAC_${string}`>

/** In bytes. AWS makes the shortest, and imports up to the block of the hash function. */
const lengths: Record<MacSpec, { readonly own: number; readonly longest: number }> = {
  HMAC_224: { own: 28, longest: 64 },
  HMAC_256: { own: 32, longest: 64 },
  HMAC_384: { own: 48, longest: 128 },
  HMAC_512: { own: 64, longest: 128 },
}

export const newMacMaterial = (spec: MacSpec, randomBytes: (length: number) => Bytes): Bytes =>
  randomBytes(lengths[spec].own)

export async function macKey(spec: MacSpec, material: Bytes): Promise<HeldKey | undefined> {
  const { own, longest } = lengths[spec]
  if (material.length < own || material.length > longest) return undefined
  const generate = await macUnder(spec, material)
  return { mac: { generate, verify: async (message, mac) => sameBytes(await generate(message), mac) } }
}

async function macUnder(spec: MacSpec, material: Bytes): Promise<(message: Bytes) => Promise<Bytes>> {
  if (spec === 'HMAC_224') {
    const key = material.slice()
    return async (message) => new Uint8Array(hmac(sha224, key, message))
  }
  const algorithm = { name: 'HMAC', hash: spec.replace('HMAC_', 'SHA-') }
  const key = await crypto.subtle.importKey('raw', material, algorithm, false, ['sign'])
  return async (message) => new Uint8Array(await crypto.subtle.sign('HMAC', key, message))
}
