import { expect, test } from 'vitest'
import { utf8, type Bytes } from '../../bytes.ts'
import { createKey, eventOf, type DataKey } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

const OPERATION = 'kms:GenerateDataKeyPair'

interface Pair {
  readonly PrivateKeyCiphertextBlob: Bytes
  readonly PrivateKeyPlaintext: Bytes
  readonly PublicKey: Bytes
}

// The lengths of the private halves are recorded: https://github.com/radkawar/stackd, testdata/aws/kms/ecc.json.
const specs = [
  ['RSA_2048', undefined],
  ['ECC_NIST_P256', 150],
  ['ECC_NIST_P384', undefined],
  ['ECC_NIST_P521', undefined],
  ['ECC_SECG_P256K1', 144],
  ['ECC_NIST_EDWARDS25519', 48],
] as const

test.each(specs)('makes a %s pair whose private half Decrypt opens again', async (KeyPairSpec, length) => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_generate_data_key_pair, test_encryption_context_generate_data_key_pair.
  const sim = simulation()
  const { KeyId, Arn, CurrentKeyMaterialId: KeyMaterialId } = await createKey(sim)
  const EncryptionContext = { tenant: 'blue' }
  const pair = await sim.answer<Pair>(root, OPERATION, { KeyId, KeyPairSpec, EncryptionContext })
  const { PrivateKeyCiphertextBlob: CiphertextBlob, PrivateKeyPlaintext, PublicKey } = pair
  expect(pair).toEqual({
    PrivateKeyCiphertextBlob: CiphertextBlob,
    PrivateKeyPlaintext,
    PublicKey,
    KeyId: Arn,
    KeyPairSpec,
    KeyMaterialId,
  })
  expect(PrivateKeyPlaintext).toHaveLength(length ?? PrivateKeyPlaintext.length)
  const opened = await sim.answer<DataKey>(root, 'kms:Decrypt', { CiphertextBlob, EncryptionContext })
  expect(opened.Plaintext).toEqual(PrivateKeyPlaintext)
  expect((await sim.refusal(root, 'kms:Decrypt', { CiphertextBlob })).code).toBe('InvalidCiphertextException')
})

test('gives halves that belong together, in the documents that everybody reads', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const pair = await sim.answer<Pair>(root, OPERATION, { KeyId, KeyPairSpec: 'ECC_NIST_P384' })
  const algorithm = { name: 'ECDSA', namedCurve: 'P-384' }
  const own = await crypto.subtle.importKey('pkcs8', pair.PrivateKeyPlaintext, algorithm, false, ['sign'])
  const theirs = await crypto.subtle.importKey('spki', pair.PublicKey, algorithm, false, ['verify'])
  const hashed = { name: 'ECDSA', hash: 'SHA-384' }
  const signature = await crypto.subtle.sign(hashed, own, utf8('x'))
  expect(await crypto.subtle.verify(hashed, theirs, signature, utf8('x'))).toBe(true)
})

test('makes no SM2 pairs here', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  expect(await sim.refusal(root, OPERATION, { KeyId, KeyPairSpec: 'SM2' })).toMatchObject({
    code: 'UnsupportedOperationException',
    message: 'KeyPairSpec SM2 is not supported in this Region',
  })
})

test('shows the spec of the pair to conditions and to CloudTrail', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-generatedatakeypair.html
  const sim = simulation()
  const Condition = { StringLike: { 'kms:DataKeyPairSpec': 'ECC_*' } }
  const alice = await createUser(sim, 'alice', { Effect: 'Allow', Action: OPERATION, Resource: '*', Condition })
  const { Arn: KeyId, CurrentKeyMaterialId: keyMaterialId } = await createKey(sim)
  const input = { KeyId, KeyPairSpec: 'ECC_NIST_P256', EncryptionContext: { tenant: 'blue' } }
  expect(eventOf(await sim.send(alice, OPERATION, input))).toMatchObject({
    requestParameters: { keyPairSpec: 'ECC_NIST_P256', encryptionContext: { tenant: 'blue' }, keyId: KeyId },
    responseElements: null,
    additionalEventData: { keyMaterialId },
  })
  expect((await sim.refusal(alice, OPERATION, { ...input, KeyPairSpec: 'RSA_2048' })).code).toBe(
    'AccessDeniedException',
  )
})
