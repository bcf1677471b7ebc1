// S3's refusals of what lessons never ask of an object; texts and the order of the further elements are those of S3's XML.
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
import { base64Of, type Bytes } from '../bytes.ts'
import { awsError, withHeaders, type AwsError } from '../errors.ts'

/** For what S3 can do and this simulation cannot; with a header, for what S3 itself does not do. */
export const notImplemented = (header?: string, additionalMessage = ''): AwsError =>
  awsError(
    501,
    'NotImplemented',
    'A header you provided implies functionality that is not implemented',
    header === undefined
      ? undefined
      : [
          ['Header', header],
          ['additionalMessage', additionalMessage],
        ],
  )

export const invalidEncryptionAlgorithm = (algorithm: string): AwsError =>
  awsError(
    400,
    'InvalidEncryptionAlgorithmError',
    'The Encryption request you specified is not valid. Supported value: AES256.',
    [
      ['ArgumentName', 'x-amz-server-side-encryption'],
      ['ArgumentValue', algorithm],
    ],
  )

export const noSuchVersion = (key: string, versionId: string): AwsError =>
  awsError(404, 'NoSuchVersion', 'The specified version does not exist.', [
    ['Key', key],
    ['VersionId', versionId],
  ])

export const methodNotAllowed = (method: string, resourceType: string): AwsError =>
  awsError(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.', [
    ['Method', method],
    ['ResourceType', resourceType],
  ])

export const preconditionFailed = (condition: string): AwsError =>
  awsError(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', [
    ['Condition', condition],
  ])

export const conditionalRequestConflict = (condition: string, key: string): AwsError =>
  awsError(
    409,
    'ConditionalRequestConflict',
    'The conditional request cannot succeed due to a conflicting operation against this resource.',
    [
      ['Condition', condition],
      ['Key', key],
    ],
  )

/** No body, and the headers by which a cache knows what it has; `lastModified` in seconds. */
export const notModified = (etag: string, lastModified: number): AwsError =>
  withHeaders(awsError(304, 'NotModified'), [
    ['etag', etag],
    ['last-modified', new Date(lastModified * 1000).toUTCString()],
  ])

export const invalidRange = (range: string, size: number): AwsError =>
  awsError(416, 'InvalidRange', 'The requested range is not satisfiable', [
    ['RangeRequested', range],
    ['ActualObjectSize', String(size)],
  ])

export const invalidPartNumber = (requested: number, count: number): AwsError =>
  awsError(416, 'InvalidPartNumber', 'The requested partnumber is not satisfiable', [
    ['ActualPartCount', String(count)],
    ['PartNumberRequested', String(requested)],
  ])

export const entityTooLarge = (size: number, most: number): AwsError =>
  awsError(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', [
    ['ProposedSize', String(size)],
    ['MaxSizeAllowed', String(most)],
  ])

export const entityTooSmall = (size: number, partNumber: number, etag: string): AwsError =>
  awsError(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', [
    ['ProposedSize', String(size)],
    ['MinSizeAllowed', '5242880'],
    ['PartNumber', String(partNumber)],
    ['ETag', etag],
  ])

export const noSuchUpload = (uploadId: string): AwsError =>
  awsError(
    404,
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    [['UploadId', uploadId]],
  )

export const invalidPart = (uploadId: string, partNumber: number, etag: string): AwsError =>
  awsError(
    400,
    'InvalidPart',
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    [
      ['UploadId', uploadId],
      ['PartNumber', String(partNumber)],
      ['ETag', etag],
    ],
  )

export const invalidPartOrder = (uploadId: string): AwsError =>
  awsError(
    400,
    'InvalidPartOrder',
    'The list of parts was not in ascending order. Parts must be ordered by part number.',
    [['UploadId', uploadId]],
  )

export const badDigest = (algorithm: string, how = 'did not match the calculated checksum'): AwsError =>
  awsError(400, 'BadDigest', `The ${algorithm} you specified ${how}.`)

export const badMd5 = (expected: string, calculated: Bytes): AwsError =>
  awsError(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.', [
    ['ExpectedDigest', expected],
    ['CalculatedDigest', base64Of(calculated)],
  ])

export const invalidDigest = (given: string): AwsError =>
  awsError(400, 'InvalidDigest', 'The Content-MD5 you specified was invalid.', [['Content-MD5', given]])

export const metadataTooLarge = (size: number): AwsError =>
  awsError(400, 'MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', [
    ['Size', String(size)],
    ['MaxSizeAllowed', '2048'],
  ])

export const invalidStorageClass = (given: string): AwsError =>
  awsError(400, 'InvalidStorageClass', 'The storage class you specified is not valid', [
    ['StorageClassRequested', given],
  ])

export const badRequest = (message: string): AwsError => awsError(400, 'BadRequest', message)

export const invalidTag = (message: string, key: string, value?: string): AwsError =>
  awsError(400, 'InvalidTag', message, [
    ['TagKey', key],
    ...(value === undefined ? [] : ([['TagValue', value]] as const)),
  ])
