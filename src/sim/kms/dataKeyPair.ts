// What GenerateDataKeyPair and its sister without plaintext have in common.
// https://docs.aws.amazon.com/kms/latest/developerguide/data-key-pairs.html
import type { Bytes } from '../bytes.ts'
import type { KeyPair } from '../hsm/beyondAes.ts'
import type { ContextKeys, Permission } from '../iam/permission.ts'
import type { CallContext, CallFacts } from '../operation.ts'
import type { Printable } from '../trace.ts'
import type { KmsKey, World } from '../world.ts'
import { dataKeyArtifact, wrappedArtifact } from './artifacts.ts'
import { parameters } from './audit.ts'
import { digestedArtifact } from './bytesArtifacts.ts'
import { seal } from './ciphertextBlob.ts'
import type { EncryptionContext } from './encryptionContext.ts'
import { dryRun, unsupported } from './errors.ts'
import { currentMaterial } from './keyMetadata.ts'
import { cryptoContext, keyPermission } from './keyPermission.ts'
import type { KeySpec } from './keySpecs.ts'
import { requireWrapping } from './keyUse.ts'
import { recordUse } from './recordUse.ts'
import { findKey } from './resolveKey.ts'

type Operation = 'GenerateDataKeyPair' | 'GenerateDataKeyPairWithoutPlaintext'

export interface PairRequest {
  readonly KeyId: string
  readonly KeyPairSpec: Extract<KeySpec, `RSA_${string}` | `ECC_${string}` | 'SM2'>
  readonly EncryptionContext?: EncryptionContext
  readonly GrantTokens?: readonly string[]
  readonly DryRun?: boolean
}

export function pairPermission(world: World, input: PairRequest, call: CallFacts, operation: Operation): Permission {
  const { key, requestAlias } = findKey(world, call, input.KeyId, `kms:${operation}`)
  const context: ContextKeys = { ...cryptoContext(input, requestAlias), 'kms:DataKeyPairSpec': input.KeyPairSpec }
  return keyPermission(key, `kms:${operation}`, context, input.GrantTokens)
}

export interface WrappedPair extends KeyPair {
  readonly key: KmsKey
  readonly KeyMaterialId: string
  readonly wrapped: Bytes
}

/** A fresh pair, its private half wrapped; the plaintext of that is the caller's to answer with or to overwrite. */
export async function newWrappedPair(
  context: CallContext,
  input: PairRequest,
  operation: Operation,
): Promise<WrappedPair> {
  const { key } = findKey(context.world, context, input.KeyId, `kms:${operation}`)
  requireWrapping(key, operation)
  const { KeyPairSpec } = input
  if (KeyPairSpec === 'SM2') throw unsupported(`KeyPairSpec ${KeyPairSpec} is not supported in this Region`)
  if (input.DryRun) throw dryRun()

  const KeyMaterialId = currentMaterial(key)
  const pair = await (await context.environment.hsm.beyondAes()).newKeyPair(KeyPairSpec)
  const wrapped = await seal(context.environment, KeyMaterialId, pair.privateKey, input.EncryptionContext ?? {})
  context.record({
    type: 'crypto-performed',
    place: 'hsm',
    act: 'generate-data-key-pair',
    algorithm: KeyPairSpec,
    key: { kmsKey: key.arn, materialId: KeyMaterialId },
    uses: [],
    makes: [
      digestedArtifact('public-key', pair.publicKey),
      ...(operation === 'GenerateDataKeyPair' ? [dataKeyArtifact(wrapped, pair.privateKey, PRIVATE_KEY)] : []),
      wrappedArtifact(wrapped, PRIVATE_KEY),
    ],
    encryptionContext: input.EncryptionContext ?? {},
    succeeded: true,
  })
  recordUse(context, key)
  return { ...pair, key, KeyMaterialId, wrapped }
}

export const PRIVATE_KEY = 'private key'

export const pairParameters = ({ DryRun, EncryptionContext, KeyId, KeyPairSpec }: PairRequest): Printable =>
  parameters({ keyPairSpec: KeyPairSpec, encryptionContext: EncryptionContext, keyId: KeyId, dryRun: DryRun })
