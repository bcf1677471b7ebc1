import { expect, test } from 'vitest'
import { get } from '../collections/orderedMap.ts'
import { send } from '../gateway.ts'
import { operationNamed } from '../operations.ts'
import { suppose } from '../suppose.ts'
import { createGrant } from '../testing/grants.ts'
import { createKey } from '../testing/kms.ts'
import { createUser, root, simulation } from '../testing/world.ts'
import type { KeyState } from '../world.ts'
import { operationsNow } from './operationsNow.ts'

const states: readonly KeyState[] = [
  'Creating',
  'Enabled',
  'Disabled',
  'PendingDeletion',
  'PendingReplicaDeletion',
  'PendingImport',
  'Unavailable',
  'Updating',
]

/** What each operation needs besides the key's id. */
const inputs: Readonly<Record<string, object>> = {
  CreateGrant: { GranteePrincipal: 'arn:aws:iam::111122223333:user/alice', Operations: ['DescribeKey'] },
  Encrypt: { Plaintext: new Uint8Array([1]) },
  GenerateDataKey: { KeySpec: 'AES_256' },
  GenerateDataKeyWithoutPlaintext: { KeySpec: 'AES_256' },
  TagResource: { Tags: [] },
  UntagResource: { TagKeys: [] },
  UpdateKeyDescription: { Description: '' },
  ReplicateKey: { ReplicaRegion: 'eu-west-1' },
  UpdatePrimaryRegion: { PrimaryRegion: 'eu-west-1' },
  GenerateMac: { Message: new Uint8Array([1]), MacAlgorithm: 'HMAC_SHA_256' },
}

/** These take no `KeyId` alone. */
const apart: ReadonlySet<string> = new Set([
  'CreateAlias',
  'UpdateAlias',
  'DeleteAlias',
  'Decrypt',
  'ReEncrypt',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GetParametersForImport',
  'ImportKeyMaterial',
  'PutKeyPolicy',
  'RetireGrant',
  'RevokeGrant',
  'VerifyMac',
])

test.each([
  ['a symmetric key', {}],
  ['an HMAC key', { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }],
  ['a multi-Region key', { MultiRegion: true }],
])(
  'says of %s what the operations themselves answer, in every state',
  async (_, input) => {
    const aws = simulation()
    await createUser(aws, 'alice')
    const { KeyId, Arn } = await createKey(aws, input)
    await createGrant(aws, KeyId, { Operations: ['DescribeKey'] })
    for (const state of states) {
      const world = suppose(aws.world, { type: 'key state', key: Arn, state })
      const key = get(world.kms.keys, Arn)
      for (const { operation, refusal } of key ? operationsNow(key) : []) {
        if (apart.has(operation) || !(await operationNamed(`kms:${operation}`))) continue
        const request = { as: root, operation: `kms:${operation}`, input: { KeyId, ...inputs[operation] } }
        const outcome = await send(world, aws.environment.fork(), request)
        const answered = 'error' in outcome ? outcome.error : undefined
        // Other refusals depend on the rest of the request, or on the world.
        const ofKey = refusal || speaksOfKey(answered?.code) ? answered : undefined
        expect({ operation, state, ofKey }).toEqual({ operation, state, ofKey: refusal })
      }
    }
  },
  60_000,
)

const speaksOfKey = (code = ''): boolean =>
  ['DisabledException', 'KMSInvalidStateException', 'UnsupportedOperationException'].includes(code)

test('lists only what a key of its kind knows', async () => {
  const aws = simulation()
  const namesOf = async (input: object): Promise<readonly string[]> => {
    const { Arn } = await createKey(aws, input)
    const key = get(aws.world.kms.keys, Arn)
    return key ? operationsNow(key).map(({ operation }) => operation) : []
  }
  const mac = await namesOf({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
  expect(mac).toContain('GenerateMac')
  expect(mac).not.toContain('Encrypt')
  expect(await namesOf({})).not.toContain('GetPublicKey')
  expect(await namesOf({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'KEY_AGREEMENT' })).toEqual(
    expect.arrayContaining(['DeriveSharedSecret', 'GetPublicKey', 'DescribeKey']),
  )
})
