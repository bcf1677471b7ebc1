// What each operation would answer to a key as it is: its state, and what kind of key it is. Whoever asks, and what else they
// send, is another question. https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
import { AwsError, type ErrorData } from '../errors.ts'
import type { KmsKey } from '../world.ts'
import { unsupported } from './errors.ts'
import { isGrantable, type KeyKind } from './grantOperations.ts'
import { keyOperations, requireState, type KeyOperation } from './keyState.ts'
import { requireOrigin } from './origin.ts'
import { requirePrimary } from './relatedKeys.ts'
import { requireRotatable } from './rotation.ts'

export interface OperationNow {
  readonly operation: KeyOperation
  /** Absent where nothing about the key speaks against it. */
  readonly refusal?: ErrorData
}

/** Without the cryptography of other kinds of keys. */
export const operationsNow = (key: KmsKey): readonly OperationNow[] =>
  operationsOn(key).map((operation) => {
    const refusal = refusalOf(key, operation)
    return { operation, ...(refusal && { refusal }) }
  })

/** The operations that a key of this kind knows. */
export const operationsOn = (key: KeyKind): readonly KeyOperation[] =>
  keyOperations.filter((operation) => {
    if (!USES.has(operation)) return true
    return isGrantable(operation === 'ReEncrypt' ? 'ReEncryptFrom' : operation, key)
  })

/** What not every kind of key can do. */
const uses = [
  'Decrypt',
  'DeriveSharedSecret',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateMac',
  'GetPublicKey',
  'ReEncrypt',
  'Sign',
  'Verify',
  'VerifyMac',
] as const satisfies readonly KeyOperation[]

type Use = (typeof uses)[number]
const USES: { readonly has: (operation: KeyOperation) => operation is Use } = {
  has: (operation): operation is Use => uses.some((use) => use === operation),
}

function refusalOf(key: KmsKey, operation: KeyOperation): ErrorData | undefined {
  try {
    before(key, operation)
    requireState(key, operation)
    if (NEEDS_ROTATION.has(operation)) requireRotatable(key)
    if (operation === 'UpdatePrimaryRegion') requirePrimaryKey(key)
    return undefined
  } catch (error) {
    if (error instanceof AwsError) return error.data
    throw error
  }
}

/** What KMS looks at before the state. */
function before(key: KmsKey, operation: KeyOperation): void {
  switch (operation) {
    case 'DeleteImportedKeyMaterial':
    case 'GetParametersForImport':
    case 'ImportKeyMaterial':
      requireOrigin(key, 'EXTERNAL')
      return
    case 'DisableKeyRotation':
    case 'EnableKeyRotation':
      requireOrigin(key, 'AWS_KMS')
      return
    case 'GetKeyRotationStatus':
      if (key.keyState === 'PendingImport') requireOrigin(key, 'AWS_KMS')
      return
    case 'ReplicateKey':
      requirePrimaryKey(key)
      return
    default:
  }
}

function requirePrimaryKey(key: KmsKey): void {
  if (!key.multiRegion) throw unsupported(`${key.arn} is not a multi-region primary key.`)
  requirePrimary(key)
}

const NEEDS_ROTATION: ReadonlySet<KeyOperation> = new Set([
  'DisableKeyRotation',
  'EnableKeyRotation',
  'ListKeyRotations',
  'RotateKeyOnDemand',
])
