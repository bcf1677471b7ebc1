// What KMS lets other accounts do with a key. They may use it, but not administer it, whatever the key policy says.
// https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html

export const opensToOtherAccounts = (action: string): boolean => CROSS_ACCOUNT.has(action)

const CROSS_ACCOUNT: ReadonlySet<string> = new Set([
  'kms:Decrypt',
  'kms:DeriveSharedSecret',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyPair',
  'kms:GenerateDataKeyPairWithoutPlaintext',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:GenerateMac',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:Sign',
  'kms:Verify',
  'kms:VerifyMac',
  'kms:CreateGrant',
  'kms:DescribeKey',
  'kms:GetKeyRotationStatus',
  'kms:GetPublicKey',
  'kms:ListGrants',
  'kms:RetireGrant',
  'kms:RevokeGrant',
])
