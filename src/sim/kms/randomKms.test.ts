// Long random lives of one vault: keys of every kind, whatever is asked of them, and what was sealed under them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, utf8, type Bytes } from '../bytes.ts'
import { send, type ApiRequest, type Outcome } from '../gateway.ts'
import { materialOf, parametersFor, wrap } from '../testing/importing.ts'
import { createKey, delegation, keyPolicy, type Metadata } from '../testing/kms.ts'
import { createLaws, deepFreeze } from '../testing/laws.ts'
import { randomRequest, type Pool } from '../testing/randomRequests.ts'
import { writtenForms } from '../testing/secrets.ts'
import { createUser, root, simulation, type Simulation } from '../testing/world.ts'
import type { World } from '../world.ts'

/** The exceptions of the API model, and those that AWS answers with before it looks at the operation. */
// prettier-ignore
const CODES: ReadonlySet<string> = new Set([
  'AlreadyExistsException', 'CloudHsmClusterInUseException', 'CloudHsmClusterInvalidConfigurationException',
  'CloudHsmClusterNotActiveException', 'CloudHsmClusterNotFoundException', 'CloudHsmClusterNotRelatedException',
  'ConflictException', 'CustomKeyStoreHasCMKsException', 'CustomKeyStoreInvalidStateException',
  'CustomKeyStoreNameInUseException', 'CustomKeyStoreNotFoundException', 'DisabledException', 'DryRunOperationException',
  'ExpiredImportTokenException', 'IncorrectKeyException', 'IncorrectKeyMaterialException',
  'IncorrectTrustAnchorException', 'InvalidAliasNameException', 'InvalidArnException', 'InvalidCiphertextException',
  'InvalidGrantIdException', 'InvalidGrantTokenException', 'InvalidImportTokenException', 'InvalidKeyUsageException',
  'InvalidMarkerException', 'KMSInvalidMacException', 'KMSInvalidSignatureException', 'KMSInvalidStateException',
  'KeyUnavailableException', 'LimitExceededException', 'MalformedPolicyDocumentException', 'NotFoundException',
  'TagException', 'UnsupportedOperationException', 'XksProxyIncorrectAuthenticationCredentialException',
  'XksProxyInvalidConfigurationException', 'XksProxyInvalidResponseException', 'XksProxyUriEndpointInUseException',
  'XksProxyUriInUseException', 'XksProxyUriUnreachableException', 'XksProxyVpcEndpointServiceInUseException',
  'XksProxyVpcEndpointServiceInvalidConfigurationException', 'XksProxyVpcEndpointServiceNotFoundException',
  'AccessDeniedException', 'MissingAuthenticationTokenException', 'NotAuthorizedException', 'SerializationException',
  'ValidationException',
])

const message = utf8('The safe is behind the picture.')

async function vault(): Promise<{ sim: Simulation; pool: Pool }> {
  const sim = simulation('vault')
  await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:*', Resource: '*' })
  await createUser(sim, 'bob', { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' })
  const make = (KeySpec: string, KeyUsage: string) => createKey(sim, { KeySpec, KeyUsage })
  const symmetric = [await createKey(sim), await createKey(sim, { MultiRegion: true })]
  const rsa = await make('RSA_2048', 'ENCRYPT_DECRYPT')
  const signer = await make('ECC_NIST_P256', 'SIGN_VERIFY')
  const mac = await make('HMAC_256', 'GENERATE_VERIFY_MAC')
  const agreement = await make('ECC_NIST_P256', 'KEY_AGREEMENT')
  const others = [await make('ECC_NIST_EDWARDS25519', 'SIGN_VERIFY'), await make('ML_DSA_44', 'SIGN_VERIFY')]
  const imported = await createKey(sim, { Origin: 'EXTERNAL' })
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: symmetric[0]?.KeyId })
  const seal = async (key: Metadata | undefined, rest: object = {}) =>
    (
      await sim.answer<{ CiphertextBlob: Bytes }>(root, 'kms:Encrypt', {
        KeyId: key?.KeyId,
        Plaintext: message,
        ...rest,
      })
    ).CiphertextBlob
  const EncryptionContext = { tenant: 'blue' }
  const RSA = { EncryptionAlgorithm: 'RSAES_OAEP_SHA_256' }
  const blobs = [await seal(symmetric[0]), await seal(symmetric[1], { EncryptionContext }), await seal(rsa, RSA)]
  const signing = { KeyId: signer.KeyId, Message: message, SigningAlgorithm: 'ECDSA_SHA_256' }
  const { Signature } = await sim.answer<{ Signature: Bytes }>(root, 'kms:Sign', signing)
  const macing = { KeyId: mac.KeyId, Message: message, MacAlgorithm: 'HMAC_SHA_256' }
  const { Mac } = await sim.answer<{ Mac: Bytes }>(root, 'kms:GenerateMac', macing)
  const { PublicKey } = await sim.answer<{ PublicKey: Bytes }>(root, 'kms:GetPublicKey', { KeyId: agreement.KeyId })
  const keys = [...symmetric, rsa, signer, mac, agreement, ...others, imported]
  const parameters = await parametersFor(sim, imported.KeyId)
  const ids = [...keys.flatMap(({ Arn, KeyId }) => [KeyId, Arn]), 'alias/app', 'alias/none']
  return {
    sim,
    pool: {
      KeyId: ids,
      TargetKeyId: ids,
      DestinationKeyId: ids,
      SourceKeyId: ids,
      AliasName: ['alias/app', 'alias/other'],
      CiphertextBlob: [...blobs, message],
      EncryptionContext: [{}, EncryptionContext],
      SourceEncryptionContext: [{}, EncryptionContext],
      DestinationEncryptionContext: [{}, EncryptionContext],
      Plaintext: [message],
      Message: [message, new Uint8Array(32), new Uint8Array(64)],
      Signature: [Signature],
      Mac: [Mac],
      PublicKey: [PublicKey, message],
      SigningAlgorithm: ['ECDSA_SHA_256', 'ED25519_SHA_512', 'ML_DSA_SHAKE_256'],
      MacAlgorithm: ['HMAC_SHA_256'],
      // What takes its time to make is seldom asked for.
      KeyPairSpec: ['ECC_NIST_P256', 'ECC_NIST_EDWARDS25519'],
      KeySpec: ['SYMMETRIC_DEFAULT', 'HMAC_512', 'ECC_NIST_P384', 'AES_256'],
      Policy: [keyPolicy(delegation)],
      PolicyName: ['default'],
      DryRun: [false, false, true],
      DryRunModifiers: [['IGNORE_CIPHERTEXT']],
      PendingWindowInDays: [7],
      ImportToken: [parameters.ImportToken],
      EncryptedKeyMaterial: [await wrap(materialOf(1), parameters, 'RSAES_OAEP_SHA_256')],
      ValidTo: [imported.CreationDate + 1000],
      WrappingKeySpec: ['RSA_2048'],
      ReplicaRegion: ['eu-west-1'],
      PrimaryRegion: ['eu-west-1'],
    },
  }
}

const prepared = await vault()
const requests = randomRequest(['alice', 'bob'], prepared.pool, ({ name }) => name.startsWith('kms:'))

test('two hundred requests in a row end in answers and in errors of AWS, and in a world that survives JSON', async () => {
  const { environment } = prepared.sim
  await fc.assert(
    fc.asyncProperty(fc.array(requests, { minLength: 200, maxLength: 200 }), async (sequence) => {
      let world: World = deepFreeze(prepared.sim.world)
      const laws = createLaws(environment, world)
      for (const request of sequence) {
        const outcome = await send(world, environment, request)
        expect(laws.check(world, request, outcome)).toEqual([])
        expect('error' in outcome ? CODES : new Set(['answered'])).toContain(
          'error' in outcome ? outcome.error.code : 'answered',
        )
        await opensNothingElse(request, outcome)
        world = deepFreeze(outcome.world)
      }
      expect(JSON.parse(JSON.stringify(world))).toEqual(world)
    }),
    { numRuns: 5, endOnFailure: true },
  )
}, 120_000)

/** Looks at what a request has sealed: only the same blob and context open it, and only those who asked for it see what is in it. */
async function opensNothingElse(request: ApiRequest, outcome: Outcome): Promise<void> {
  const sealed = sealedIn(request, outcome)
  if (!sealed) return
  const { blob, EncryptionContext } = sealed
  const decrypt = (CiphertextBlob: Bytes, context: unknown): Promise<Outcome> =>
    send(outcome.world, prepared.sim.environment, {
      as: root,
      operation: 'kms:Decrypt',
      input: { CiphertextBlob, EncryptionContext: context },
    })
  const wrong: readonly (readonly [Bytes, unknown])[] = [
    [blob, { tenant: 'red' }],
    [blob.map((byte, i) => (i === blob.length - 1 ? byte ^ 1 : byte)), EncryptionContext],
    [blob.slice(0, -1), EncryptionContext],
    [concat(blob, Uint8Array.of(0)), EncryptionContext],
  ]
  for (const [changed, context] of wrong) expect(await decrypt(changed, context)).toHaveProperty('error')
  const opened = await decrypt(blob, EncryptionContext)
  if ('error' in opened || !request.operation.endsWith('WithoutPlaintext')) return
  const { Plaintext } = opened.response as { Plaintext: Bytes } // Decrypt answers so
  const told = JSON.stringify(outcome)
  expect(Plaintext.length >= 16 && writtenForms(Plaintext).some((form) => told.includes(form))).toBe(false)
}

function sealedIn(
  { input }: ApiRequest,
  outcome: Outcome,
): { readonly blob: Bytes; readonly EncryptionContext: unknown } | undefined {
  if ('error' in outcome) return undefined
  const response = outcome.response as Readonly<Record<string, unknown>> | undefined // KMS answers with members or nothing
  const asked = input as Readonly<Record<string, unknown>> // it was answered, so it was a structure
  const blob = response?.['CiphertextBlob'] ?? response?.['PrivateKeyCiphertextBlob']
  const isAsymmetric = [response?.['EncryptionAlgorithm'], response?.['DestinationEncryptionAlgorithm']].some(
    (algorithm) => typeof algorithm === 'string' && algorithm !== 'SYMMETRIC_DEFAULT',
  )
  if (!(blob instanceof Uint8Array) || isAsymmetric) return undefined
  return {
    blob: new Uint8Array(blob),
    EncryptionContext: asked['EncryptionContext'] ?? asked['DestinationEncryptionContext'],
  }
}
