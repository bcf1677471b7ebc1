// The classes of a general purpose bucket. Here they differ in one thing: what is archived has to be restored before it is read.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
import { awsError, type AwsError } from '../errors.ts'
import type { ObjectHeaders, S3Object, StorageClass } from '../world.ts'

const ARCHIVED: Readonly<Record<StorageClass, boolean>> = {
  REDUCED_REDUNDANCY: false,
  STANDARD_IA: false,
  ONEZONE_IA: false,
  INTELLIGENT_TIERING: false,
  GLACIER_IR: false,
  GLACIER: true,
  DEEP_ARCHIVE: true,
}

/** STANDARD is none of them: S3 does not mention it in headers. */
export const isStorageClass = (text: string): text is StorageClass => Object.hasOwn(ARCHIVED, text)

export const storageClassOf = ({
  StorageClass: given = '',
}: {
  readonly StorageClass?: string
}): Pick<ObjectHeaders, 'StorageClass'> => (isStorageClass(given) ? { StorageClass: given } : {})

export function requireReadable({ headers }: S3Object): void {
  const storageClass = headers?.StorageClass
  if (storageClass && ARCHIVED[storageClass]) throw invalidObjectState(storageClass)
}

export function requireCopyable({ headers }: S3Object): void {
  if (headers?.StorageClass && ARCHIVED[headers.StorageClass])
    throw awsError(
      403,
      'ObjectNotInActiveTierError',
      'The source object of the COPY action is not in the active tier and is only stored in Amazon S3 Glacier.',
    )
}

const invalidObjectState = (storageClass: StorageClass): AwsError =>
  awsError(403, 'InvalidObjectState', "The operation is not valid for the object's storage class", [
    ['StorageClass', storageClass],
  ])
