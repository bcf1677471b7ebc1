import { expect, test } from 'vitest'
import { hexOf, type Bytes } from '../../bytes.ts'
import { createKey } from '../../testing/kms.ts'
import { root, simulation } from '../../testing/world.ts'

interface PublicHalf {
  readonly PublicKey: Bytes
}

test('answers as it is recorded of AWS', async () => {
  // LocalStack's recordings of AWS, test_kms.snapshot.json: test_get_public_key.
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim, { KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' })
  const answer = await sim.answer<PublicHalf>(root, 'kms:GetPublicKey', { KeyId })
  expect(answer).toEqual({
    KeyId: Arn,
    PublicKey: answer.PublicKey,
    CustomerMasterKeySpec: 'RSA_2048',
    KeySpec: 'RSA_2048',
    KeyUsage: 'ENCRYPT_DECRYPT',
    EncryptionAlgorithms: ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'],
  })
})

test.each([
  // The heads of SubjectPublicKeyInfo documents: RFC 3279, 5480, 8410, 9881.
  ['RSA_2048', '30820122300d06092a864886f70d01010105000382010f003082010a0282010100', 294],
  ['RSA_3072', '308201a2300d06092a864886f70d01010105000382018f003082018a0282018100', 422],
  ['ECC_NIST_P256', '3059301306072a8648ce3d020106082a8648ce3d03010703420004', 91],
  ['ECC_NIST_P384', '3076301006072a8648ce3d020106052b8104002203620004', 120],
  ['ECC_NIST_P521', '30819b301006072a8648ce3d020106052b81040023038186000400', 158],
  ['ECC_SECG_P256K1', '3056301006072a8648ce3d020106052b8104000a03420004', 88],
  ['ECC_NIST_EDWARDS25519', '302a300506032b6570032100', 44],
  ['ML_DSA_44', '30820532300b0609608648016503040311038205210', 1334],
  ['ML_DSA_65', '308207b2300b0609608648016503040312038207a10', 1974],
  ['ML_DSA_87', '30820a32300b060960864801650304031303820a210', 2614],
])('hands out %s as a SubjectPublicKeyInfo', async (KeySpec, head, length) => {
  const sim = simulation()
  const { KeyId } = await createKey(sim, { KeySpec, KeyUsage: 'SIGN_VERIFY' })
  const { PublicKey } = await sim.answer<PublicHalf>(root, 'kms:GetPublicKey', { KeyId })
  // The modulus of RSA may be followed by a zero byte only.
  expect(hexOf(PublicKey).startsWith(KeySpec === 'ECC_NIST_P521' ? head.slice(0, -2) : head)).toBe(true)
  expect(PublicKey).toHaveLength(length)
})

test.each([{}, { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }])(
  'refuses %o, which has no public half',
  async (spec) => {
    // Recorded: https://github.com/terraform-aws-modules/terraform-aws-kms/issues/20
    const sim = simulation()
    const { KeyId } = await createKey(sim, spec)
    const refusal = await sim.refusal(root, 'kms:GetPublicKey', { KeyId })
    expect(refusal).toEqual({ code: 'UnsupportedOperationException', status: 400 })
  },
)

test('works for a disabled key, not for one that is to be deleted or has never had material', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
  const sim = simulation()
  const spec = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }
  const { Arn: KeyId } = await createKey(sim, spec)
  await sim.answer(root, 'kms:DisableKey', { KeyId })
  await sim.answer(root, 'kms:GetPublicKey', { KeyId })
  await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 })
  expect((await sim.refusal(root, 'kms:GetPublicKey', { KeyId })).message).toBe(`${KeyId} is pending deletion.`)
  const empty = await createKey(sim, { ...spec, Origin: 'EXTERNAL' })
  expect((await sim.refusal(root, 'kms:GetPublicKey', { KeyId: empty.Arn })).message).toBe(
    `${empty.Arn} is pending import.`,
  )
})
