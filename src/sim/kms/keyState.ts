// Which operation works on a key in which state.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
import type { AwsError } from '../errors.ts'
import type { KeyState, KmsKey } from '../world.ts'
import { disabled, invalidState } from './errors.ts'

type Answer =
  | 'works'
  | 'is disabled'
  | 'is pending deletion'
  | 'is not pending deletion'
  | 'is pending replica deletion'
  | 'is pending import'
  | 'is unavailable'
  | 'is creating'
  | 'is updating'

type Row = Readonly<Record<KeyState, Answer>>

const always: Row = {
  Creating: 'works',
  Enabled: 'works',
  Disabled: 'works',
  PendingDeletion: 'works',
  PendingReplicaDeletion: 'works',
  PendingImport: 'works',
  Unavailable: 'works',
  Updating: 'works',
}
const describing: Row = {
  ...always,
  PendingDeletion: 'is pending deletion',
  PendingReplicaDeletion: 'is pending replica deletion',
}
const switching: Row = {
  ...describing,
  PendingImport: 'is pending import',
  Creating: 'is creating',
  Updating: 'is updating',
}
const reading: Row = { ...describing, Creating: 'is creating' }
const using: Row = {
  ...reading,
  Disabled: 'is disabled',
  PendingImport: 'is pending import',
  Unavailable: 'is unavailable',
}
const granting: Row = { ...using, Unavailable: 'works' }
const rotating: Row = { ...reading, Disabled: 'is disabled' }
const importing: Row = { ...reading, Updating: 'is updating' }

const answers = {
  CancelKeyDeletion: {
    Creating: 'is not pending deletion',
    Enabled: 'is not pending deletion',
    Disabled: 'is not pending deletion',
    PendingDeletion: 'works',
    PendingReplicaDeletion: 'works',
    PendingImport: 'is not pending deletion',
    Unavailable: 'is not pending deletion',
    Updating: 'is not pending deletion',
  },
  CreateAlias: describing,
  CreateGrant: granting,
  Decrypt: using,
  DeleteAlias: always,
  DeleteImportedKeyMaterial: { ...always, Creating: 'is creating', Updating: 'is updating' },
  DeriveSharedSecret: using,
  DescribeKey: always,
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
  GetKeyLastUsage: always,
  GetKeyPolicy: always,
  GetKeyRotationStatus: always,
  GetParametersForImport: importing,
  GetPublicKey: reading,
  ImportKeyMaterial: reading,
  ListAliases: always,
  ListGrants: always,
  ListKeyPolicies: always,
  ListKeyRotations: always,
  ListResourceTags: always,
  PutKeyPolicy: always,
  ReEncrypt: using,
  ReplicateKey: { ...using, Updating: 'is updating' },
  RetireGrant: always,
  RevokeGrant: always,
  RotateKeyOnDemand: using,
  ScheduleKeyDeletion: { ...describing, Updating: 'is updating' },
  Sign: using,
  TagResource: describing,
  UntagResource: describing,
  UpdateAlias: describing,
  UpdateKeyDescription: describing,
  UpdatePrimaryRegion: using,
  Verify: using,
  VerifyMac: using,
} as const satisfies Record<string, Row>

export type KeyOperation = keyof typeof answers

/** Every operation on a key, as AWS's table of key states lists them. */
export const keyOperations = Object.keys(answers) as readonly KeyOperation[] // the table has these names and no others

/** Refuses an operation that the key's state does not allow. */
export function requireState(key: KmsKey, operation: KeyOperation): void {
  const refusal = refusalInState(key, operation)
  if (refusal) throw refusal
}

/** What KMS would say to an operation because of the key's state; undefined where the state allows it. */
function refusalInState(
  { arn, keyState }: Pick<KmsKey, 'arn' | 'keyState'>,
  operation: KeyOperation,
): AwsError | undefined {
  const answer: Answer = answers[operation][keyState]
  if (answer === 'works') return undefined
  // The page allows DisabledException for keys that are pending deletion too; this is what is recorded.
  return answer === 'is disabled' ? disabled(arn) : invalidState(`${arn} ${answer}.`)
}
