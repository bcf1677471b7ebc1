import type { Bytes } from '../bytes.ts'

export type HashName = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'

export const digest = async (hash: HashName, bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest(hash, bytes))

/** In bytes. */
export const digestLength: Record<HashName, number> = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }

/** The hash that an algorithm of KMS names: `RSASSA_PSS_SHA_384`. */
export function hashOf(algorithm: string): HashName {
  const hash = algorithm.slice(algorithm.indexOf('SHA_')).replace('_', '-')
  if (!isHashName(hash)) throw new Error(`The algorithm ${algorithm} names no hash.`)
  return hash
}

const isHashName = (name: string): name is HashName => Object.hasOwn(digestLength, name)
