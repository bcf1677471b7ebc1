// The encodings of RFC 8017 (PKCS #1 v2.2). WebCrypto pads only what it has hashed itself, with chance of its own.
import { concat, fromHex, sameBytes, type Bytes } from '../bytes.ts'
import { digest, digestLength, type HashName } from './hashes.ts'

/** EMSA-PKCS1-v1_5 of a digest, §9.2. */
export function encodePkcs1(hash: HashName, hashed: Bytes, length: number): Bytes {
  const info = concat(fromHex(digestInfo[hash]), hashed)
  const filler = new Uint8Array(length - info.length - 3).fill(0xff)
  return concat(Uint8Array.of(0, 1), filler, Uint8Array.of(0), info)
}

const digestInfo: Record<HashName, string> = {
  'SHA-1': '3021300906052b0e03021a05000414',
  'SHA-256': '3031300d060960864801650304020105000420',
  'SHA-384': '3041300d060960864801650304020205000430',
  'SHA-512': '3051300d060960864801650304020305000440',
}

/** EMSA-PSS of a digest, §9.1.1, for a modulus of `length` whole bytes. KMS's salt is as long as the digest. */
export async function encodePss(hash: HashName, hashed: Bytes, salt: Bytes, length: number): Promise<Bytes> {
  const check = await digest(hash, concat(new Uint8Array(8), hashed, salt))
  const filler = new Uint8Array(length - salt.length - check.length - 2)
  const masked = await mask(hash, check, concat(filler, Uint8Array.of(1), salt))
  masked[0] = (masked[0] ?? 0) & 0x7f
  return concat(masked, check, Uint8Array.of(0xbc))
}

/** EMSA-PSS-VERIFY, §9.1.2. */
export async function fitsPss(hash: HashName, hashed: Bytes, encoded: Bytes): Promise<boolean> {
  const size = digestLength[hash]
  const masked = encoded.slice(0, encoded.length - size - 1)
  const check = encoded.slice(masked.length, -1)
  const data = await mask(hash, check, masked)
  // Encoding again what was found is every check of the standard in one: filler, salt length, upper bit, last byte.
  return sameBytes(await encodePss(hash, hashed, data.slice(-size), encoded.length), encoded)
}

/** EME-OAEP, §7.1.1, with an empty label. */
export async function encodeOaep(hash: HashName, data: Bytes, seed: Bytes, length: number): Promise<Bytes> {
  const label = await digest(hash, new Uint8Array(0))
  const filler = new Uint8Array(length - data.length - 2 * label.length - 2)
  const block = await mask(hash, seed, concat(label, filler, Uint8Array.of(1), data))
  return concat(Uint8Array.of(0), await mask(hash, block, seed), block)
}

/** `data` under the mask that MGF1 makes of `seed`, §B.2.1. */
async function mask(hash: HashName, seed: Bytes, data: Bytes): Promise<Bytes> {
  const masked = data.slice()
  for (let counter = 0, at = 0; at < data.length; counter++) {
    const block = await digest(hash, concat(seed, Uint8Array.of(0, 0, counter >> 8, counter)))
    for (const byte of block.subarray(0, data.length - at)) {
      masked[at] = (masked[at] ?? 0) ^ byte
      at++
    }
  }
  return masked
}
