// The condition keys that KMS supplies for signatures, MACs and data key pairs.
// https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
import type { ContextKeys } from '../iam/permission.ts'
import { aliasContext } from './keyPermission.ts'

export const signingContext = (
  { MessageType = 'RAW', SigningAlgorithm }: { readonly MessageType?: string; readonly SigningAlgorithm: string },
  requestAlias: string | undefined,
): ContextKeys => ({
  'kms:MessageType': MessageType,
  'kms:SigningAlgorithm': SigningAlgorithm,
  ...aliasContext(requestAlias),
})

export const macContext = (
  { MacAlgorithm }: { readonly MacAlgorithm: string },
  requestAlias: string | undefined,
): ContextKeys => ({ 'kms:MacAlgorithm': MacAlgorithm, ...aliasContext(requestAlias) })
