// Members of the grant operations, with the constraints of the service's API model.
import { integer, list, oneOf, optional, required, string, structure, type Pattern } from '../shape.ts'
import { EncryptionContext } from './members.ts'

const grantOperations = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
  'Sign',
  'Verify',
  'GetPublicKey',
  'CreateGrant',
  'RetireGrant',
  'DescribeKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateMac',
  'VerifyMac',
  'DeriveSharedSecret',
] as const

export type GrantOperation = (typeof grantOperations)[number]

const pattern = (text: string, matches: (value: string) => boolean): Pattern => ({ text, matches })

const principal = string({
  min: 1,
  max: 256,
  pattern: pattern(String.raw`^[\w+=,.@:/-]+$`, (value) => /^[\w+=,.@:/-]+$/.test(value)),
})
const servicePrincipal = string({
  min: 1,
  max: 128,
  pattern: pattern(String.raw`^([A-Za-z0-9\-]+)\.([A-Za-z0-9\-]+)(\.[A-Za-z0-9\-]+)+$`, (value) =>
    /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+){2,}$/.test(value),
  ),
})
const sourceArn = string({
  min: 20,
  max: 512,
  pattern: pattern('^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:.+$', (value) =>
    /^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:\d{12}:.+$/.test(value),
  ),
})

export const GranteePrincipal = optional(principal)
export const GranteeServicePrincipal = optional(servicePrincipal)
export const RetiringPrincipal = optional(principal)
export const RetiringServicePrincipal = optional(servicePrincipal)
export const Operations = required(list(oneOf(...grantOperations), { min: 1 }))
export const Constraints = optional(
  structure({
    EncryptionContextSubset: EncryptionContext,
    EncryptionContextEquals: EncryptionContext,
    SourceArn: optional(sourceArn),
  }),
)
export const Name = optional(
  string({
    min: 1,
    max: 256,
    pattern: pattern('^[a-zA-Z0-9:/_-]+$', (value) => /^[a-zA-Z0-9:/_-]+$/.test(value)),
  }),
)
export const grantId = string({ min: 1, max: 128 })
export const Limit = optional(integer({ min: 1, max: 100 }))
