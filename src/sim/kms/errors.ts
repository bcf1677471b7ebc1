// The refusals of AWS KMS. Every client error of KMS is a 400.
// https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html
import { awsError, type AwsError } from '../errors.ts'

const refusal = (code: string, message?: string): AwsError => awsError(400, code, message)

export const validation = (message?: string): AwsError => refusal('ValidationException', message)
export const notFound = (message?: string): AwsError => refusal('NotFoundException', message)
export const accessDenied = (message: string): AwsError => refusal('AccessDeniedException', message)
export const unsupported = (message?: string): AwsError => refusal('UnsupportedOperationException', message)
export const invalidArn = (message: string): AwsError => refusal('InvalidArnException', message)
export const invalidState = (message: string): AwsError => refusal('KMSInvalidStateException', message)
export const malformedPolicy = (message?: string): AwsError => refusal('MalformedPolicyDocumentException', message)
export const tagRefused = (message: string): AwsError => refusal('TagException', message)
export const limitExceeded = (): AwsError => refusal('LimitExceededException')
export const notAuthorized = (): AwsError => refusal('NotAuthorizedException')
export const invalidMarker = (): AwsError => refusal('InvalidMarkerException')
export const invalidGrantToken = (): AwsError => refusal('InvalidGrantTokenException')
export const invalidGrantId = (): AwsError => refusal('InvalidGrantIdException')
/** The refusals around custom key stores; AWS's texts for them are not known. */
export const refusalOfStore = (
  code:
    | 'CustomKeyStoreNotFoundException'
    | 'CloudHsmClusterNotFoundException'
    | 'XksProxyUriUnreachableException'
    | 'XksProxyVpcEndpointServiceNotFoundException',
): AwsError => refusal(code)
export const missingToken = (): AwsError =>
  refusal('MissingAuthenticationTokenException', 'Missing Authentication Token')

export const invalidCiphertext = (): AwsError => refusal('InvalidCiphertextException')
export const incorrectKey = (): AwsError =>
  refusal('IncorrectKeyException', 'The key ID in the request does not identify a CMK that can perform this operation.')
export const dryRun = (): AwsError =>
  refusal('DryRunOperationException', 'The request would have succeeded, but the DryRun option is set.')
export const disabled = (keyArn: string): AwsError => refusal('DisabledException', `${keyArn} is disabled.`)
export const rotationLimit = (keyArn: string): AwsError =>
  refusal(
    'LimitExceededException',
    `The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: ${keyArn}`,
  )
export const alreadyExists = (): AwsError => refusal('AlreadyExistsException')
export const invalidImportToken = (): AwsError => refusal('InvalidImportTokenException')
export const expiredImportToken = (): AwsError => refusal('ExpiredImportTokenException')
export const incorrectKeyMaterial = (): AwsError => refusal('IncorrectKeyMaterialException')
export const unknownKeyMaterial = (): AwsError => refusal('NotFoundException')
export const conflict = (): AwsError => refusal('ConflictException')
export const aliasExists = (aliasArn: string): AwsError =>
  refusal('AlreadyExistsException', `An alias with the name ${aliasArn} already exists`)
export const invalidKeyUsage = (message: string): AwsError => refusal('InvalidKeyUsageException', message)
export const incompatibleAlgorithm = (algorithm: string, keySpec: string): AwsError =>
  invalidKeyUsage(`Algorithm ${algorithm} is incompatible with key spec ${keySpec}.`)
export const invalidSignature = (): AwsError => refusal('KMSInvalidSignatureException')
export const invalidMac = (): AwsError => refusal('KMSInvalidMacException')
export const customKeyStoreNotFound = (): AwsError => refusal('CustomKeyStoreNotFoundException')
