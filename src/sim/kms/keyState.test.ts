// AWS's table of key states, for every operation on a key and every state that a key can get into here.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
import { expect, test } from 'vitest'
import type { Bytes } from '../bytes.ts'
import type { Outcome } from '../gateway.ts'
import { createGrant } from '../testing/grants.ts'
import { importMaterial, parametersFor, wrap } from '../testing/importing.ts'
import { createKey, delegation, keyPolicy, type Metadata } from '../testing/kms.ts'
import { createUser, root, simulation, type Simulation } from '../testing/world.ts'
import { keyOperations, type KeyOperation } from './keyState.ts'

const HERE = 'us-east-1'
const THERE = 'eu-west-1'

const states = [
  'Enabled',
  'Disabled',
  'PendingDeletion',
  'PendingReplicaDeletion',
  'PendingImport',
  'Creating',
  'Updating',
] as const
type State = (typeof states)[number]

const texts = {
  disabled: ['DisabledException', 'is disabled.'],
  deletion: ['KMSInvalidStateException', 'is pending deletion.'],
  replica: ['KMSInvalidStateException', 'is pending replica deletion.'],
  import: ['KMSInvalidStateException', 'is pending import.'],
  creating: ['KMSInvalidStateException', 'is creating.'],
  updating: ['KMSInvalidStateException', 'is updating.'],
  not: ['KMSInvalidStateException', 'is not pending deletion.'],
  origin: ['UnsupportedOperationException', 'origin is EXTERNAL which is not valid for this operation.'],
} as const

// In the order of the states above.
const everywhere = 'ok ok ok ok ok ok ok'
const using = 'ok disabled deletion replica import creating ok'
const switching = 'ok ok deletion replica import creating updating'
const describing = 'ok ok deletion replica ok ok ok'
const rotating = 'ok disabled deletion replica origin creating ok'

const table: Readonly<Record<KeyOperation, string>> = {
  CancelKeyDeletion: 'not not ok ok not not not',
  CreateAlias: describing,
  CreateGrant: using,
  Decrypt: using,
  DeleteAlias: everywhere,
  DeleteImportedKeyMaterial: 'ok ok ok ok ok creating updating',
  DeriveSharedSecret: using,
  DescribeKey: everywhere,
  DisableKey: switching,
  DisableKeyRotation: rotating,
  EnableKey: switching,
  EnableKeyRotation: rotating,
  Encrypt: using,
  GenerateDataKey: using,
  GenerateDataKeyPair: using,
  GenerateDataKeyPairWithoutPlaintext: using,
  GenerateDataKeyWithoutPlaintext: using,
  GenerateMac: using,
  GetKeyLastUsage: everywhere,
  GetKeyPolicy: everywhere,
  GetKeyRotationStatus: 'ok ok ok ok origin ok ok',
  GetParametersForImport: 'ok ok deletion replica ok creating updating',
  GetPublicKey: 'ok ok deletion replica ok creating ok',
  ImportKeyMaterial: 'ok ok deletion replica ok creating ok',
  ListAliases: everywhere,
  ListGrants: everywhere,
  ListKeyPolicies: everywhere,
  ListKeyRotations: everywhere,
  ListResourceTags: everywhere,
  PutKeyPolicy: everywhere,
  ReEncrypt: using,
  // A key that is being made is a replica, which LocalStack's recording of AWS refuses for what it is.
  ReplicateKey: 'ok disabled deletion replica import ok updating',
  RetireGrant: everywhere,
  RevokeGrant: everywhere,
  RotateKeyOnDemand: using,
  ScheduleKeyDeletion: 'ok ok deletion replica ok ok updating',
  Sign: using,
  TagResource: describing,
  UntagResource: describing,
  UpdateAlias: describing,
  UpdateKeyDescription: describing,
  UpdatePrimaryRegion: using,
  Verify: using,
  VerifyMac: using,
}

const cases = keyOperations.flatMap((operation) =>
  states.map((state, i) => ({ operation, state, answer: table[operation].split(' ')[i] ?? '' })),
)

test.each(cases)('$operation on a key that is $state: $answer', async ({ operation, state, answer }) => {
  const kind = kindFor(operation)
  const prepared = await prepare(kind, state)
  const { sim, region, Arn } = prepared
  const outcome = await sim.send(root, `kms:${operation}`, inputOf(operation, prepared), region)
  expect(said(outcome, Arn)).toMatch(
    state === 'Enabled' || answer !== 'ok' ? answerAlone(answer) : /^(ok|not of the state:.*)$/,
  )
})

/** Only an enabled key shows whether the call itself is a good one. */
const answerAlone = (answer: string): RegExp | string => (answer === 'ok' ? /^ok$/ : answer)

/** Which of the table's answers it is. */
function said(outcome: Outcome, arn: string): string {
  if (!('error' in outcome)) return 'ok'
  const { code, status, message } = outcome.error
  const text = Object.entries(texts).find(
    ([, [known, words]]) => code === known && status === 400 && message === `${arn} ${words}`,
  )
  return text?.[0] ?? (STATE_CODES.has(code) ? `${code}: ${message ?? ''}` : `not of the state: ${code}`)
}

const STATE_CODES: ReadonlySet<string> = new Set(['KMSInvalidStateException', 'DisabledException'])

type Kind = 'symmetric' | 'imported' | 'signing' | 'mac' | 'agreement'

function kindFor(operation: KeyOperation): Kind {
  switch (operation) {
    case 'DeleteImportedKeyMaterial':
    case 'GetParametersForImport':
    case 'ImportKeyMaterial':
      return 'imported'
    case 'GetPublicKey':
    case 'Sign':
    case 'Verify':
      return 'signing'
    case 'GenerateMac':
    case 'VerifyMac':
      return 'mac'
    case 'DeriveSharedSecret':
      return 'agreement'
    default:
      return 'symmetric'
  }
}

const kinds: Readonly<Record<Kind, object>> = {
  symmetric: {},
  imported: { Origin: 'EXTERNAL' },
  signing: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' },
  mac: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
  agreement: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' },
}

interface Prepared {
  readonly sim: Simulation
  readonly region: string
  readonly KeyId: string
  readonly Arn: string
  /** What the key made while it worked. */
  readonly made: { readonly [member: string]: unknown }
  readonly otherKeyId: string
}

/** A multi-Region key, brought into the state through the API alone. */
async function prepare(kind: Kind, state: State): Promise<Prepared> {
  const sim = simulation()
  await createUser(sim, 'alice')
  const { privateKey, publicKey } = await (await sim.environment.fork().hsm.beyondAes()).newKeyPair('ECC_NIST_P256')
  const material = kind === 'signing' || kind === 'agreement' ? privateKey : new Uint8Array(32).fill(1)
  const isImported = kind === 'imported' || state === 'PendingImport'
  const other = await createKey(sim)
  const { KeyId, Arn } = await createKey(sim, {
    MultiRegion: true,
    ...kinds[kind],
    ...(isImported && { Origin: 'EXTERNAL' }),
  })
  if (isImported) await importMaterial(sim, KeyId, material)
  const made = {
    PublicKey: publicKey,
    ...(await useOf(sim, kind, KeyId)),
    ...(isImported && (await brought(sim, KeyId, material))),
  }
  const at = (region: string): Prepared => ({
    sim,
    region,
    KeyId,
    Arn: Arn.replace(HERE, region),
    made,
    otherKeyId: other.KeyId,
  })
  const replicate = () => sim.answer(root, 'kms:ReplicateKey', { KeyId, ReplicaRegion: THERE })
  const settle = () => sim.answer(root, 'clock:PassTime', { Minutes: 1 })
  switch (state) {
    case 'Enabled':
      await replicate()
      await settle()
      break
    case 'Disabled':
      await sim.answer(root, 'kms:DisableKey', { KeyId })
      break
    case 'PendingDeletion':
      await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId })
      break
    case 'PendingReplicaDeletion':
      await replicate()
      await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId })
      break
    case 'PendingImport':
      await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId })
      break
    case 'Creating':
      await replicate()
      return at(THERE)
    case 'Updating':
      await replicate()
      await settle()
      if (isImported) await importMaterial(sim, KeyId, material, { region: THERE })
      await sim.answer(root, 'kms:UpdatePrimaryRegion', { KeyId, PrimaryRegion: THERE })
      return at(THERE)
  }
  const { KeyMetadata } = await sim.answer<{ KeyMetadata: Metadata }>(root, 'kms:DescribeKey', { KeyId })
  expect(KeyMetadata.KeyState).toBe(state)
  return at(HERE)
}

const Message = Uint8Array.of(1)
const signing = { Message, SigningAlgorithm: 'ECDSA_SHA_256' }
const mac = { Message, MacAlgorithm: 'HMAC_SHA_256' }

async function useOf(sim: Simulation, kind: Kind, KeyId: string): Promise<object> {
  switch (kind) {
    case 'signing':
      return sim.answer<object>(root, 'kms:Sign', { KeyId, ...signing })
    case 'mac':
      return sim.answer<object>(root, 'kms:GenerateMac', { KeyId, ...mac })
    case 'agreement':
      return {}
    case 'symmetric':
    case 'imported': {
      await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/old', TargetKeyId: KeyId })
      const { GrantId } = await createGrant(sim, KeyId, { Operations: ['DescribeKey'] })
      return { GrantId, ...(await sim.answer<object>(root, 'kms:Encrypt', { KeyId, Plaintext: Message })) }
    }
  }
}

async function brought(sim: Simulation, KeyId: string, material: Bytes): Promise<object> {
  const set = await parametersFor(sim, KeyId)
  return {
    ImportToken: set.ImportToken,
    EncryptedKeyMaterial: await wrap(material, set, 'RSAES_OAEP_SHA_256'),
  }
}

function inputOf(operation: KeyOperation, { KeyId, Arn, made }: Prepared): object {
  const pick = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, made[name]]))
  switch (operation) {
    case 'CreateAlias':
      return { AliasName: 'alias/app', TargetKeyId: KeyId }
    case 'CreateGrant':
      return { KeyId, GranteePrincipal: 'arn:aws:iam::111122223333:user/alice', Operations: ['DescribeKey'] }
    case 'Decrypt':
      return pick('CiphertextBlob')
    case 'DeleteAlias':
      return { AliasName: 'alias/old' }
    case 'DeriveSharedSecret':
      return { KeyId, KeyAgreementAlgorithm: 'ECDH', ...pick('PublicKey') }
    case 'Encrypt':
      return { KeyId, Plaintext: Message }
    case 'GenerateDataKey':
    case 'GenerateDataKeyWithoutPlaintext':
      return { KeyId, KeySpec: 'AES_256' }
    case 'GenerateDataKeyPair':
    case 'GenerateDataKeyPairWithoutPlaintext':
      return { KeyId, KeyPairSpec: 'ECC_NIST_P256' }
    case 'GenerateMac':
      return { KeyId, ...mac }
    case 'GetParametersForImport':
      return { KeyId, WrappingAlgorithm: 'RSAES_OAEP_SHA_256', WrappingKeySpec: 'RSA_2048' }
    case 'ImportKeyMaterial':
      return {
        KeyId,
        ...pick('ImportToken', 'EncryptedKeyMaterial'),
        ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
      }
    case 'PutKeyPolicy':
      return { KeyId, Policy: keyPolicy(delegation) }
    case 'ReEncrypt':
      return { ...pick('CiphertextBlob'), DestinationKeyId: Arn }
    case 'ReplicateKey':
      return { KeyId, ReplicaRegion: 'ap-south-1' }
    case 'RetireGrant':
      return { KeyId: Arn, ...pick('GrantId') }
    case 'RevokeGrant':
      return { KeyId, ...pick('GrantId') }
    case 'Sign':
      return { KeyId, ...signing }
    case 'TagResource':
      return { KeyId, Tags: [{ TagKey: 'team', TagValue: 'a' }] }
    case 'UntagResource':
      return { KeyId, TagKeys: ['team'] }
    case 'UpdateAlias':
      return { AliasName: 'alias/old', TargetKeyId: KeyId }
    case 'UpdateKeyDescription':
      return { KeyId, Description: 'other' }
    case 'UpdatePrimaryRegion':
      return { KeyId, PrimaryRegion: Arn.includes(HERE) ? THERE : HERE }
    case 'Verify':
      return { KeyId, ...signing, ...pick('Signature') }
    case 'VerifyMac':
      return { KeyId, ...mac, ...pick('Mac') }
    default:
      return { KeyId }
  }
}

test('an alias may leave a key that is pending deletion', async () => {
  const { sim, otherKeyId } = await prepare('symmetric', 'PendingDeletion')
  expect(
    await sim.send(root, 'kms:UpdateAlias', { AliasName: 'alias/old', TargetKeyId: otherKeyId }),
  ).not.toHaveProperty('error')
})
