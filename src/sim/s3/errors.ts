// S3's refusals, one factory per code; texts and the order of the further elements are those of S3's XML answers.
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
import { awsError, type AwsError } from '../errors.ts'
import type { Bucket } from '../world.ts'

export const accessDenied = (message: string): AwsError => awsError(403, 'AccessDenied', message)

export const noSuchBucket = (bucket: string): AwsError =>
  awsError(404, 'NoSuchBucket', 'The specified bucket does not exist', [['BucketName', bucket]])

/** Not the account that the caller expected to own the bucket is one thing; this is no account at all. */
export const invalidBucketOwner = (owner: string): AwsError =>
  awsError(
    400,
    'InvalidBucketOwnerAWSAccountID',
    `The value of the expected bucket owner parameter must be an AWS Account ID... [${owner}]`,
  )

export const permanentRedirect = ({ name, region }: Pick<Bucket, 'name' | 'region'>): AwsError =>
  awsError(
    301,
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    [
      ['Endpoint', `${name}.s3.${region}.amazonaws.com`],
      ['Bucket', name],
    ],
  )

export const noSuchKey = (key: string): AwsError =>
  awsError(404, 'NoSuchKey', 'The specified key does not exist.', [['Key', key]])

export const noSuchBucketPolicy = (bucket: string): AwsError =>
  awsError(404, 'NoSuchBucketPolicy', 'The bucket policy does not exist', [['BucketName', bucket]])

export const noSuchPublicAccessBlock = (bucket: string): AwsError =>
  awsError(404, 'NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found', [
    ['BucketName', bucket],
  ])

export const bucketNotEmpty = ({ name, versioning }: Pick<Bucket, 'name' | 'versioning'>): AwsError =>
  awsError(
    409,
    'BucketNotEmpty',
    `The bucket you tried to delete is not empty${versioning === null ? '' : '. You must delete all versions in the bucket.'}`,
    [['BucketName', name]],
  )

export const versioningElementMissing = (): AwsError =>
  awsError(400, 'IllegalVersioningConfigurationException', 'The Versioning element must be specified')

export const invalidBucketName = (bucket: string): AwsError =>
  awsError(400, 'InvalidBucketName', 'The specified bucket is not valid.', [['BucketName', bucket]])

export const bucketAlreadyExists = (bucket: string): AwsError =>
  awsError(
    409,
    'BucketAlreadyExists',
    'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
    [['BucketName', bucket]],
  )

export const tooManyBuckets = (): AwsError =>
  awsError(400, 'TooManyBuckets', 'You have attempted to create more buckets than allowed')

export const bucketAlreadyOwnedByYou = (bucket: string): AwsError =>
  awsError(
    409,
    'BucketAlreadyOwnedByYou',
    'Your previous request to create the named bucket succeeded and you already own it.',
    [['BucketName', bucket]],
  )

export const invalidLocationConstraint = (region: string): AwsError =>
  awsError(400, 'InvalidLocationConstraint', 'The specified location-constraint is not valid', [
    ['LocationConstraint', region],
  ])

/** `constraint` is undefined when the request named no Region. */
export const illegalLocationConstraint = (constraint: string | undefined): AwsError =>
  awsError(
    400,
    'IllegalLocationConstraintException',
    `The ${constraint === undefined ? 'unspecified' : constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  )

export const keyTooLong = (size: number): AwsError =>
  awsError(400, 'KeyTooLongError', 'Your key is too long', [
    ['Size', String(size)],
    ['MaxSizeAllowed', '1024'],
  ])

export const aclsNotSupported = (): AwsError =>
  awsError(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs')

/** `message` is undefined where S3 sends none, `value` where it sends no ArgumentValue. */
export const invalidArgument = (message: string | undefined, name: string, value?: string): AwsError =>
  awsError(400, 'InvalidArgument', message, [
    ['ArgumentName', name],
    ...(value === undefined ? [] : ([['ArgumentValue', value]] as const)),
  ])

export const invalidRequest = (message: string): AwsError => awsError(400, 'InvalidRequest', message)

export const malformedXml = (): AwsError =>
  awsError(
    400,
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  )

export const malformedAcl = (): AwsError => awsError(400, 'MalformedACLError', malformedXml().data.message)

export const malformedPolicy = (message: string, details?: AwsError['data']['details']): AwsError =>
  awsError(400, 'MalformedPolicy', message, details)

export const policyTooLarge = (): AwsError =>
  awsError(400, 'PolicyTooLarge', 'Policy exceeds the maximum allowed document size.')

/** A bucket's policy is the business of its owner's account, whatever it allows to others. */
export const policyOfAnotherAccount = (method: 'GET' | 'PUT' | 'DELETE'): AwsError =>
  awsError(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.', [
    ['Method', method],
    ['ResourceType', 'BUCKETPOLICY'],
  ])

export const ownershipControlsNotFound = (bucket: string): AwsError =>
  awsError(404, 'OwnershipControlsNotFoundError', 'The bucket ownership controls were not found', [
    ['BucketName', bucket],
  ])

export const aclsWithOwnerEnforced = (): AwsError =>
  awsError(
    400,
    'InvalidBucketAclWithObjectOwnership',
    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
  )

export const internalError = (): AwsError =>
  awsError(500, 'InternalError', 'We encountered an internal error. Please try again.')
