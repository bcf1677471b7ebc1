// The condition keys of KMS: each decides in an IAM policy and, where AWS says so, in the key policy.
// https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
import { ALICE, allow, DELEGATION, grant, type DecisionCase } from './decisionCase.ts'
import { source } from './sources.ts'

type Row = readonly [key: string, action: string, operator: string, wanted: unknown, given: Given, other: Given]
type Given = string | readonly string[]

const EQUALS = 'StringEquals'
const ANY = 'ForAnyValue:StringEquals'
const ARN = 'arn:aws:rds:us-east-1:111122223333:db:main'

// prettier-ignore
const ROWS: readonly Row[] = [
  ['kms:BypassPolicyLockoutSafetyCheck', 'PutKeyPolicy', 'Bool', 'true', 'true', 'false'],
  ['kms:CustomerMasterKeySpec', 'Encrypt', EQUALS, 'SYMMETRIC_DEFAULT', 'SYMMETRIC_DEFAULT', 'RSA_2048'],
  ['kms:CustomerMasterKeyUsage', 'Encrypt', EQUALS, 'ENCRYPT_DECRYPT', 'ENCRYPT_DECRYPT', 'SIGN_VERIFY'],
  ['kms:DataKeyPairSpec', 'GenerateDataKeyPair', EQUALS, 'RSA_2048', 'RSA_2048', 'ECC_NIST_P256'],
  ['kms:EncryptionAlgorithm', 'Encrypt', EQUALS, 'SYMMETRIC_DEFAULT', 'SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_256'],
  ['kms:EncryptionContext:AppName', 'Encrypt', EQUALS, 'App', 'App', 'app'],
  ['kms:EncryptionContextKeys', 'Encrypt', ANY, 'AppName', ['AppName', 'Other'], ['appname']],
  ['kms:ExpirationModel', 'ImportKeyMaterial', EQUALS, 'KEY_MATERIAL_EXPIRES', 'KEY_MATERIAL_EXPIRES', 'KEY_MATERIAL_DOES_NOT_EXPIRE'],
  ['kms:GrantConstraintType', 'CreateGrant', EQUALS, 'EncryptionContextEquals', 'EncryptionContextEquals', 'EncryptionContextSubset'],
  ['kms:GrantConstraintSourceArn', 'CreateGrant', 'ArnLike', 'arn:aws:rds:*:111122223333:db:*', ARN, ARN.replace('rds', 'ec2')],
  ['kms:GrantIsForAWSResource', 'CreateGrant', 'Bool', true, 'true', 'false'],
  ['kms:GrantOperations', 'CreateGrant', 'ForAllValues:StringEquals', ['Encrypt', 'Decrypt'], ['Decrypt'], ['Decrypt', 'Sign']],
  ['kms:GranteePrincipal', 'CreateGrant', EQUALS, ALICE, ALICE, `${ALICE}2`],
  ['kms:GranteeServicePrincipal', 'CreateGrant', EQUALS, 'rds.amazonaws.com', 'rds.amazonaws.com', 'ec2.amazonaws.com'],
  ['kms:KeyAgreementAlgorithm', 'DeriveSharedSecret', EQUALS, 'ECDH', 'ECDH', 'other'],
  ['kms:KeyOrigin', 'DescribeKey', EQUALS, 'AWS_KMS', 'AWS_KMS', 'EXTERNAL'],
  ['kms:KeySpec', 'Sign', 'StringLike', 'ECC_*', 'ECC_NIST_P256', 'RSA_2048'],
  ['kms:KeyUsage', 'Sign', EQUALS, 'SIGN_VERIFY', 'SIGN_VERIFY', 'ENCRYPT_DECRYPT'],
  ['kms:MacAlgorithm', 'GenerateMac', EQUALS, 'HMAC_SHA_256', 'HMAC_SHA_256', 'HMAC_SHA_512'],
  ['kms:MessageType', 'Sign', EQUALS, 'DIGEST', 'DIGEST', 'RAW'],
  ['kms:MultiRegion', 'ReplicateKey', 'Bool', 'true', 'true', 'false'],
  ['kms:MultiRegionKeyType', 'UpdatePrimaryRegion', EQUALS, 'PRIMARY', 'PRIMARY', 'REPLICA'],
  ['kms:PrimaryRegion', 'UpdatePrimaryRegion', ANY, 'eu-west-1', 'eu-west-1', 'eu-west-2'],
  ['kms:ReEncryptOnSameKey', 'ReEncryptFrom', 'Bool', 'true', 'true', 'false'],
  ['kms:ReplicaRegion', 'ReplicateKey', EQUALS, ['eu-west-1', 'eu-west-2'], 'eu-west-2', 'us-west-2'],
  ['kms:RequestAlias', 'Encrypt', 'StringLike', 'alias/test*', 'alias/test-1', 'alias/prod'],
  ['kms:RetiringPrincipal', 'CreateGrant', EQUALS, ALICE, ALICE, `${ALICE}2`],
  ['kms:RetiringServicePrincipal', 'CreateGrant', EQUALS, 'rds.amazonaws.com', 'rds.amazonaws.com', 'ec2.amazonaws.com'],
  ['kms:RotationPeriodInDays', 'EnableKeyRotation', 'NumericLessThanEquals', '180', '90', '365'],
  ['kms:ScheduleKeyDeletionPendingWindowInDays', 'ScheduleKeyDeletion', 'NumericGreaterThanEquals', '21', '30', '7'],
  ['kms:SigningAlgorithm', 'Sign', 'StringLike', 'RSASSA_PSS*', 'RSASSA_PSS_SHA_256', 'ECDSA_SHA_256'],
  ['kms:TrailingDaysWithoutKeyUsage', 'DisableKey', 'NumericGreaterThan', '90', '91', '90'],
  ['kms:ValidTo', 'ImportKeyMaterial', 'NumericLessThanEquals', '1546257599.0', '1546257599', '1546257600'],
  ['kms:WrappingAlgorithm', 'GetParametersForImport', EQUALS, 'RSAES_OAEP_SHA_256', 'RSAES_OAEP_SHA_256', 'RSAES_OAEP_SHA_1'],
  ['kms:WrappingKeySpec', 'GetParametersForImport', EQUALS, 'RSA_4096', 'RSA_4096', 'RSA_2048'],
  ['aws:ResourceTag/Project', 'Encrypt', EQUALS, 'Alpha', 'Alpha', 'Beta'],
  ['aws:RequestTag/Project', 'TagResource', EQUALS, 'Alpha', 'Alpha', 'Beta'],
  ['aws:TagKeys', 'UntagResource', ANY, ['Project', 'Team'], ['Project'], ['Owner']],
]

const casesOf = ([key, name, operator, wanted, given, other]: Row): readonly DecisionCase[] => {
  const action = `kms:${name}`
  const Condition = { [operator]: { [key]: wanted } }
  const asked = { source: source.keyConditions, caller: 'alice', action } as const
  const inKeyPolicy = { ...asked, keyPolicy: [grant(ALICE, action, { Condition })] }
  const inIdentity = { ...asked, keyPolicy: [DELEGATION], identity: [allow(action, { Condition })] }
  return [
    { ...inKeyPolicy, name: `${key} fits in the key policy`, context: { [key]: given }, expected: 'allowed' },
    { ...inKeyPolicy, name: `${key} differs in the key policy`, context: { [key]: other }, expected: 'implicit-deny' },
    { ...inIdentity, name: `${key} fits in the IAM policy`, context: { [key]: given }, expected: 'allowed' },
    { ...inIdentity, name: `${key} differs in the IAM policy`, context: { [key]: other }, expected: 'implicit-deny' },
  ]
}

const aliases = { 'kms:ResourceAliases': ['alias/app'] }
const byAlias = { Condition: { 'ForAnyValue:StringEquals': aliases } }
const encrypt = { source: source.keyConditions, caller: 'alice', action: 'kms:Encrypt', context: aliases } as const

export const keyConditionCases: readonly DecisionCase[] = [
  ...ROWS.flatMap(casesOf),
  {
    ...encrypt,
    name: 'kms:ResourceAliases counts in IAM policies',
    keyPolicy: [DELEGATION],
    identity: [allow('kms:Encrypt', byAlias)],
    expected: 'allowed',
  },
  {
    ...encrypt,
    name: 'kms:ResourceAliases does not count in key policies',
    keyPolicy: [grant(ALICE, 'kms:Encrypt', byAlias)],
    expected: 'implicit-deny',
    message: 'because no resource-based policy allows the kms:Encrypt action',
  },
]
