// Vectors of the standards, and of Project Wycheproof (vectors.json), through the door: material in, work done inside.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { concat, fromHex, hexOf, utf8, type Bytes } from '../bytes.ts'
import { createEnvironment } from '../environment.ts'
import { createBeyondAes } from './beyondAes.ts'
import { bytesOf, element, inside, integer, numberOf, OCTET_STRING, SEQUENCE } from './der.ts'
import { digest, type HashName } from './hashes.ts'
import type { HeldKey, OaepAlgorithm } from './heldKey.ts'
import { privateKeyDocument } from './keyDocuments.ts'
import type { SpecBeyondAes } from './materialSpec.ts'
import { power } from './modularArithmetic.ts'
import { fitsPss } from './rsaPadding.ts'

interface Vectors {
  readonly hmac: readonly { spec: SpecBeyondAes; key: string; message: string; mac: string }[]
  readonly ecdh: readonly { spec: CurveSpec; what: string; secret: string; publicKey: string; shared: string | null }[]
  readonly oaep: readonly {
    spec: SpecBeyondAes
    algorithm: OaepAlgorithm
    privateKey: string
    cases: readonly { what: string; ciphertext: string; message: string | null }[]
  }[]
  readonly pkcs1: readonly {
    spec: SpecBeyondAes
    algorithm: string
    privateKey: string
    cases: readonly { message: string; signature: string }[]
  }[]
  readonly pss: readonly {
    hash: HashName
    modulus: string
    cases: readonly { what: string; message: string; signature: string; isValid: boolean }[]
  }[]
  readonly mlDsa: readonly {
    spec: SpecBeyondAes
    privateKey: string
    publicKeySha256: string
    cases: readonly { message: string; mu: string; signatureSha256: string }[]
  }[]
}
type CurveSpec = 'ECC_NIST_P256' | 'ECC_NIST_P384' | 'ECC_NIST_P521' | 'ECC_SECG_P256K1'

// The file is generated, and each case below would fail if it had another shape.
const vectors = JSON.parse(readFileSync('src/sim/hsm/vectors.json', 'utf8')) as Vectors

/** A key inside an HSM whose chance is given: none, or zeros only. */
async function held(
  spec: SpecBeyondAes,
  material: Bytes,
  randomBytes = (length: number) => new Uint8Array(length),
): Promise<HeldKey> {
  const door = createBeyondAes({ seeded: true, randomBytes, turn: () => Promise.resolve() })
  const id = await door.import('key', spec, material)
  const key = await door.held(id ?? '')
  if (!key) throw new Error(`The material is not taken for ${spec}.`)
  return key
}

const curveDocument = (spec: CurveSpec, secret: string): Bytes =>
  privateKeyDocument(spec, element(SEQUENCE, integer(1n), element(OCTET_STRING, fromHex(secret))))

const raw = (bytes: Bytes) => ({ type: 'RAW', bytes }) as const

test('AES-256-GCM: test case 16 of the specification of GCM', async () => {
  // https://csrc.nist.rip/groups/ST/toolkit/BCM/documents/proposedmodes/gcm/gcm-spec.pdf
  const { hsm } = createEnvironment({ seed: 'vectors' })
  const material = fromHex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308')
  const id = (await hsm.import('key', 'SYMMETRIC_DEFAULT', material)) ?? ''
  const message = {
    iv: fromHex('cafebabefacedbaddecaf888'),
    additionalData: fromHex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
    data: fromHex(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    ),
  }
  const sealed =
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
    '76fc6ece0f4e1768cddf8853bb2d551b'
  expect(hexOf(await hsm.encrypt(id, message))).toBe(sealed)
  expect(await hsm.decrypt(id, { ...message, data: fromHex(sealed) })).toEqual(message.data)
})

test.each([
  // RFC 4868, §2.7.2: https://www.rfc-editor.org/rfc/rfc4868#section-2.7.2
  ['HMAC_256', 32, '198a607eb44bfbc69903a0f1cf2bbdc5ba0aa3f3d9ae3c1c7a3b1696a0b68cf7'],
  ['HMAC_384', 48, 'b6a8d5636f5c6a7224f9977dcf7ee6c7fb6d0c48cbdee9737a959796489bddbc4c5df61d5b3297b4fb68dab9f1b582c2'],
  [
    'HMAC_512',
    64,
    '637edc6e01dce7e6742a99451aae82df23da3e92439e590e43e761b33e910fb8ac2878ebd5803f6f0b61dbce5e251ff8789a4722c1be65aea45fd464e89f8f5b',
  ],
] as const)('%s: “Hi There” under %i bytes of RFC 4868', async (spec, length, mac) => {
  const key = await held(spec, new Uint8Array(length).fill(0x0b))
  expect(hexOf((await key.mac?.generate(utf8('Hi There'))) ?? new Uint8Array(0))).toBe(mac)
})

test.each(vectors.hmac)('$spec: Wycheproof, message $message', async ({ spec, key, message, mac }) => {
  const { mac: work } = await held(spec, fromHex(key))
  expect(hexOf((await work?.generate(fromHex(message))) ?? new Uint8Array(0))).toBe(mac)
  expect(await work?.verify(fromHex(message), fromHex(mac))).toBe(true)
})

test.each([
  // RFC 6979, A.2.5 to A.2.7, message “sample”: https://www.rfc-editor.org/rfc/rfc6979#appendix-A.2.5
  [
    'ECC_NIST_P256',
    'ECDSA_SHA_256',
    'sample',
    'C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721',
    'EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716',
    'F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8',
  ],
  [
    'ECC_NIST_P384',
    'ECDSA_SHA_384',
    'sample',
    '6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5',
    '94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46',
    '99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8',
  ],
  [
    'ECC_NIST_P521',
    'ECDSA_SHA_512',
    'sample',
    '00FAD06DAA62BA3B25D2FB40133DA757205DE67F5BB0018FEE8C86E1B68C7E75CAA896EB32F1F47C70855836A6D16FCC1466F6D8FBEC67DB89EC0C08B0E996B83538',
    '00C328FAFCBD79DD77850370C46325D987CB525569FB63C5D3BC53950E6D4C5F174E25A1EE9017B5D450606ADD152B534931D7D4E8455CC91F9B15BF05EC36E377FA',
    '00617CCE7CF5064806C467F678D3B4080D6F1CC50AF26CA209417308281B68AF282623EAA63E5B5C0723D8B8C37FF0777B1A20F8CCB1DCCC43997F1EE0E44DA4A67A',
  ],
  // The vector that Bitcoin’s libraries share (https://github.com/bitcoinjs/tiny-secp256k1, fixtures/ecdsa.json), but for the sign
  // of s, which Bitcoin wants small and KMS leaves as it comes.
  [
    'ECC_SECG_P256K1',
    'ECDSA_SHA_256',
    'Everything should be made as simple as possible, but not simpler.',
    '0000000000000000000000000000000000000000000000000000000000000001',
    '33a69cd2065432a30f3d1ce4eb0d59b8ab58c74f27c41a7fdb5696ad4e6108c9',
    '907f867d799087a2c09be72dbe9c2250a9335f31d94ab034a1f1f4927c021edf',
  ],
] as const)('%s, %s: RFC 6979 without additional chance', async (spec, algorithm, text, secret, r, s) => {
  const key = await held(spec, curveDocument(spec, secret.toLowerCase()), () => new Uint8Array(0))
  const signature = await key.signing?.sign(algorithm, raw(utf8(text)))
  expect((inside(SEQUENCE, signature ?? new Uint8Array(0)) ?? []).map(({ content }) => numberOf(content))).toEqual([
    BigInt(`0x${r}`),
    BigInt(`0x${s}`),
  ])
})

test.each(vectors.ecdh)('$spec, ECDH: Wycheproof, $what', async ({ spec, secret, publicKey, shared }) => {
  const key = await held(spec, curveDocument(spec, secret))
  const derived = await key.agreement?.derive(fromHex(publicKey))
  expect(derived && hexOf(derived)).toBe(shared ?? undefined)
})

test.each([
  // RFC 8032, §7.1 (TEST 3) and §7.3: https://www.rfc-editor.org/rfc/rfc8032#section-7
  [
    'ED25519_SHA_512',
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
  [
    'ED25519_PH_SHA_512',
    '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    '616263',
    '98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae4131f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406',
  ],
])('%s: RFC 8032', async (algorithm, secret, publicKey, message, signature) => {
  const spec = 'ECC_NIST_EDWARDS25519'
  const key = await held(spec, privateKeyDocument(spec, element(OCTET_STRING, fromHex(secret))))
  expect(hexOf(key.publicKey ?? new Uint8Array(0)).slice(-64)).toBe(publicKey)
  const made = await key.signing?.sign(algorithm, raw(fromHex(message)))
  expect(hexOf(made ?? new Uint8Array(0))).toBe(signature)
  expect(await key.signing?.verify(algorithm, raw(fromHex(message)), fromHex(signature))).toBe(true)
})

test.each(vectors.oaep)('$spec, $algorithm: Wycheproof', async ({ spec, algorithm, privateKey, cases }) => {
  const { encryption } = await held(spec, fromHex(privateKey))
  for (const { what, ciphertext, message } of cases) {
    const opened = await encryption?.decrypt(algorithm, fromHex(ciphertext))
    expect([what, opened && hexOf(opened)]).toEqual([what, message ?? undefined])
  }
})

test.each(vectors.pkcs1)('$spec, $algorithm: Wycheproof', async ({ spec, algorithm, privateKey, cases }) => {
  const { signing } = await held(spec, fromHex(privateKey))
  for (const { message, signature } of cases) {
    expect(hexOf((await signing?.sign(algorithm, raw(fromHex(message)))) ?? new Uint8Array(0))).toBe(signature)
    expect(await signing?.verify(algorithm, raw(fromHex(message)), fromHex(signature))).toBe(true)
  }
})

// These come with public keys only, which nobody can import, so they go to what the door checks a signature with.
test.each(vectors.pss)('RSA_2048, PSS with $hash: Wycheproof', async ({ hash, modulus, cases }) => {
  const n = BigInt(`0x${modulus}`)
  for (const { what, message, signature, isValid } of cases) {
    const encoded = bytesOf(power(numberOf(fromHex(signature)), 65_537n, n), 256)
    expect([what, await fitsPss(hash, await digest(hash, fromHex(message)), encoded)]).toEqual([what, isValid])
  }
})

test.each(vectors.mlDsa)(
  '$spec: Wycheproof, deterministic (FIPS 204)',
  async ({ spec, privateKey, publicKeySha256, cases }) => {
    const key = await held(spec, fromHex(privateKey))
    const size = { ML_DSA_44: 1312, ML_DSA_65: 1952, ML_DSA_87: 2592 }[spec as 'ML_DSA_44']
    const sha256 = async (bytes: Bytes) => hexOf(await digest('SHA-256', bytes))
    expect(await sha256((key.publicKey ?? new Uint8Array(0)).slice(-size))).toBe(publicKeySha256)
    for (const { message, mu, signatureSha256 } of cases)
      for (const form of [raw(fromHex(message)), { type: 'EXTERNAL_MU', bytes: fromHex(mu) } as const]) {
        const signature = (await key.signing?.sign('ML_DSA_SHAKE_256', form)) ?? new Uint8Array(0)
        expect(await sha256(signature)).toBe(signatureSha256)
        // With more chance another signature comes out, which fits as well.
        expect(await key.signing?.verify('ML_DSA_SHAKE_256', form, signature)).toBe(true)
        expect(await key.signing?.verify('ML_DSA_SHAKE_256', form, concat(signature.slice(1), Uint8Array.of(0)))).toBe(
          false,
        )
      }
  },
)
