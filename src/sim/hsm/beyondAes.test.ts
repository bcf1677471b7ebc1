import { expect, test } from 'vitest'
import { hexOf, utf8, type Bytes } from '../bytes.ts'
import { createEnvironment } from '../environment.ts'
import { element, elementsOf, inside, integer, numberOf, SEQUENCE, bytesOf } from './der.ts'
import type { HeldKey, SigningKey } from './heldKey.ts'
import type { AsymmetricSpec, SpecBeyondAes } from './materialSpec.ts'

const message = utf8('The safe is behind the picture.')
const raw = { type: 'RAW', bytes: message } as const

const specs: readonly SpecBeyondAes[] = [
  'HMAC_224',
  'HMAC_256',
  'HMAC_384',
  'HMAC_512',
  'RSA_2048',
  'ECC_NIST_P256',
  'ECC_NIST_P384',
  'ECC_NIST_P521',
  'ECC_SECG_P256K1',
  'ECC_NIST_EDWARDS25519',
  'ML_DSA_44',
  'ML_DSA_65',
  'ML_DSA_87',
]

/** A key that somebody made outside and brings along, so that a test knows both halves. */
async function brought(
  spec: AsymmetricSpec,
  seed?: string,
): Promise<{ key: HeldKey; pair: { privateKey: Bytes; publicKey: Bytes } }> {
  const door = createEnvironment(seed === undefined ? {} : { seed })
  const beyond = await door.hsm.beyondAes()
  const pair = await beyond.newKeyPair(spec)
  const key = await beyond.held((await door.hsm.import('key', spec, pair.privateKey)) ?? '')
  if (!key) throw new Error('not held')
  return { key, pair }
}

function signingOf({ signing }: HeldKey): SigningKey {
  if (!signing) throw new Error('does not sign')
  return signing
}

test.each(specs)('makes the same %s from the same seed, and another one from another seed', async (spec) => {
  const made = async (seed: string) => {
    const { hsm } = createEnvironment({ seed })
    const id = await hsm.generate('key', spec)
    const held = await (await hsm.beyondAes()).held(id)
    return { id, publicKey: hexOf(held?.publicKey ?? new Uint8Array(0)), hasMac: held?.mac !== undefined }
  }
  const one = await made('a')
  expect(one.id).toMatch(/^[0-9a-f]{64}$/)
  expect(one.hasMac).toBe(spec.startsWith('HMAC'))
  expect(await made('a')).toEqual(one)
  expect((await made('b')).id).not.toBe(one.id)
})

test('holds what a door in front of it made, and not the other way round', async () => {
  const door = createEnvironment({ seed: 'fork' })
  const id = await door.hsm.generate('key', 'HMAC_256')
  const fork = door.fork().fork()
  const inFork = await fork.hsm.generate('key', 'HMAC_256')
  expect((await (await fork.hsm.beyondAes()).held(id))?.mac).toBeDefined()
  expect(await (await door.hsm.beyondAes()).held(inFork)).toBeUndefined()
})

const rsaAlgorithms = [
  'RSASSA_PKCS1_V1_5_SHA_256',
  'RSASSA_PKCS1_V1_5_SHA_384',
  'RSASSA_PKCS1_V1_5_SHA_512',
  'RSASSA_PSS_SHA_256',
  'RSASSA_PSS_SHA_384',
  'RSASSA_PSS_SHA_512',
]

test.each(rsaAlgorithms)('%s is what WebCrypto understands, in both directions', async (algorithm) => {
  const { key, pair } = await brought('RSA_2048', 'rsa')
  const hash = algorithm.slice(-7).replace('_', '-')
  const [scheme, saltLength] = algorithm.includes('PSS')
    ? ['RSA-PSS', Number(hash.slice(4)) / 8]
    : ['RSASSA-PKCS1-v1_5', 0]
  const theirs = await crypto.subtle.importKey('spki', pair.publicKey, { name: scheme, hash }, false, ['verify'])
  const own = await crypto.subtle.importKey('pkcs8', pair.privateKey, { name: scheme, hash }, false, ['sign'])
  const signing = signingOf(key)
  const digest = { type: 'DIGEST', bytes: new Uint8Array(await crypto.subtle.digest(hash, message)) } as const
  for (const form of [raw, digest]) {
    const signature = await signing.sign(algorithm, form)
    expect(await crypto.subtle.verify({ name: scheme, saltLength }, theirs, signature, message)).toBe(true)
  }
  const signature = new Uint8Array(await crypto.subtle.sign({ name: scheme, saltLength }, own, message))
  expect(await signing.verify(algorithm, raw, signature)).toBe(true)
  expect(await signing.verify(algorithm, digest, signature)).toBe(true)
  expect(await signing.verify(algorithm, { type: 'RAW', bytes: utf8('other') }, signature)).toBe(false)
  for (const place of [0, 100, 255]) {
    const flipped = signature.map((byte, i) => (i === place ? byte ^ 1 : byte))
    expect(await signing.verify(algorithm, raw, flipped)).toBe(false)
  }
})

test('verifies no PSS signature whose salt is shorter than the digest', async () => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_verify_salt_length.
  const { key, pair } = await brought('RSA_2048', 'rsa')
  const own = await crypto.subtle.importKey('pkcs8', pair.privateKey, { name: 'RSA-PSS', hash: 'SHA-256' }, false, [
    'sign',
  ])
  const short = await crypto.subtle.sign({ name: 'RSA-PSS', saltLength: 20 }, own, message)
  expect(await signingOf(key).verify('RSASSA_PSS_SHA_256', raw, new Uint8Array(short))).toBe(false)
})

test.each([
  ['RSAES_OAEP_SHA_1', 'SHA-1', 214],
  ['RSAES_OAEP_SHA_256', 'SHA-256', 190],
] as const)('%s is what WebCrypto understands, up to its longest message', async (algorithm, hash, longest) => {
  const { key, pair } = await brought('RSA_2048', 'rsa')
  const own = await crypto.subtle.importKey('pkcs8', pair.privateKey, { name: 'RSA-OAEP', hash }, false, ['decrypt'])
  const theirs = await crypto.subtle.importKey('spki', pair.publicKey, { name: 'RSA-OAEP', hash }, false, ['encrypt'])
  for (const data of [message, new Uint8Array(1), new Uint8Array(longest).fill(7)]) {
    const sealed = await key.encryption?.encrypt(algorithm, data)
    expect(new Uint8Array(await crypto.subtle.decrypt('RSA-OAEP', own, sealed ?? message))).toEqual(data)
    const back = new Uint8Array(await crypto.subtle.encrypt('RSA-OAEP', theirs, data))
    expect(await key.encryption?.decrypt(algorithm, back)).toEqual(data)
    expect(
      await key.encryption?.decrypt(
        algorithm,
        back.map((byte, i) => (i === 9 ? byte ^ 1 : byte)),
      ),
    ).toBeUndefined()
    expect(await key.encryption?.decrypt(algorithm, back.slice(1))).toBeUndefined()
  }
})

test.each([
  ['ECC_NIST_P256', 'P-256', 'SHA-256', 32],
  ['ECC_NIST_P384', 'P-384', 'SHA-384', 48],
  ['ECC_NIST_P521', 'P-521', 'SHA-512', 66],
] as const)('%s signs and agrees as WebCrypto does', async (spec, namedCurve, hash, size) => {
  const { key, pair } = await brought(spec)
  const algorithm = `ECDSA_${hash.replace('-', '_')}`
  const signing = signingOf(key)
  const theirs = await crypto.subtle.importKey('spki', pair.publicKey, { name: 'ECDSA', namedCurve }, false, ['verify'])
  const own = await crypto.subtle.importKey('pkcs8', pair.privateKey, { name: 'ECDSA', namedCurve }, false, ['sign'])
  const digest = { type: 'DIGEST', bytes: new Uint8Array(await crypto.subtle.digest(hash, message)) } as const
  for (const form of [raw, digest]) {
    const der = await signing.sign(algorithm, form)
    // WebCrypto writes r and s side by side, KMS as a SEQUENCE of two INTEGERs.
    const flat = (inside(SEQUENCE, der) ?? []).flatMap(({ content }) => [...bytesOf(numberOf(content), size)])
    expect(await crypto.subtle.verify({ name: 'ECDSA', hash }, theirs, Uint8Array.from(flat), message)).toBe(true)
  }
  const flat = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash }, own, message))
  const der = element(SEQUENCE, integer(numberOf(flat.slice(0, size))), integer(numberOf(flat.slice(size))))
  expect(await signing.verify(algorithm, raw, der)).toBe(true)
  expect(await signing.verify(algorithm, { type: 'RAW', bytes: utf8('other') }, der)).toBe(false)
  for (const broken of [flat, der.slice(1), new Uint8Array(1), der.map((byte, i) => (i === 8 ? byte ^ 1 : byte))])
    expect(await signing.verify(algorithm, raw, broken)).toBe(false)

  const ecdh = { name: 'ECDH', namedCurve }
  const other = await crypto.subtle.generateKey(ecdh, true, ['deriveBits'])
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', other.publicKey))
  const point = await crypto.subtle.importKey('spki', pair.publicKey, ecdh, false, [])
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: point }, other.privateKey, 8 * size)
  expect(await key.agreement?.derive(spki)).toEqual(new Uint8Array(secret))
  for (const broken of [spki.slice(1), spki.map((byte, i) => (i === spki.length - 1 ? byte ^ 1 : byte)), utf8('x')])
    expect(await key.agreement?.derive(broken)).toBeUndefined()
})

test.each([
  ['ECC_SECG_P256K1', 'ECDSA_SHA_256'],
  ['ECC_NIST_EDWARDS25519', 'ED25519_SHA_512'],
  ['ECC_NIST_EDWARDS25519', 'ED25519_PH_SHA_512'],
  ['ML_DSA_44', 'ML_DSA_SHAKE_256'],
  ['ML_DSA_65', 'ML_DSA_SHAKE_256'],
  ['ML_DSA_87', 'ML_DSA_SHAKE_256'],
] as const)('%s verifies with %s what it has signed, and nothing else', async (spec, algorithm) => {
  const { key } = await brought(spec, 'own')
  const signing = signingOf(key)
  const other = { type: 'RAW', bytes: utf8('other') } as const
  const signature = await signing.sign(algorithm, raw)
  expect(await signing.verify(algorithm, raw, signature)).toBe(true)
  expect(await signing.verify(algorithm, other, signature)).toBe(false)
  for (const broken of [
    signature.map((byte, i) => (i === 20 ? byte ^ 1 : byte)),
    signature.slice(1),
    new Uint8Array(1),
  ])
    expect(await signing.verify(algorithm, raw, broken)).toBe(false)
})

test.each([...specs, 'SYMMETRIC_DEFAULT'] as const)('takes in for %s only what is such a key', async (spec) => {
  const { hsm } = createEnvironment({ seed: 'import' })
  const beyond = await hsm.beyondAes()
  const { privateKey } = await beyond.newKeyPair('ECC_NIST_P256')
  const strangers = [new Uint8Array(1), new Uint8Array(27), privateKey.slice(1), new Uint8Array(200)]
  for (const material of spec === 'ECC_NIST_P256' ? strangers : [...strangers, privateKey])
    expect(await hsm.import('key', spec, material)).toBeUndefined()
})

test('gives the same material the same id, and each key its own', async () => {
  const { hsm } = createEnvironment({ seed: 'import' })
  const material = new Uint8Array(32).fill(1)
  const id = await hsm.import('a', 'SYMMETRIC_DEFAULT', material)
  expect(await hsm.import('a', 'SYMMETRIC_DEFAULT', material)).toBe(id)
  expect(await hsm.import('b', 'SYMMETRIC_DEFAULT', material)).not.toBe(id)
  expect(material).toEqual(new Uint8Array(32).fill(1))
})

test('reads a key with another modulus length for no key of this spec', async () => {
  const { hsm } = createEnvironment({ seed: 'import' })
  const { privateKey } = await (await hsm.beyondAes()).newKeyPair('RSA_2048')
  expect(await hsm.import('key', 'RSA_3072', privateKey)).toBeUndefined()
  expect(elementsOf(privateKey)).toHaveLength(1)
})
