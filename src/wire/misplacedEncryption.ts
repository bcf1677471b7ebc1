// Reads and parts do not say how an object is encrypted: S3 knows, and refuses to be told.
// https://github.com/aws/aws-cli/issues/1431
import type { ErrorData } from '../sim/index.ts'
import type { WireRequest } from './message.ts'

const HEADER = 'x-amz-server-side-encryption'
const OPERATIONS: ReadonlySet<string> = new Set(['GetObject', 'HeadObject', 'UploadPart'])

/** S3's answer to a header that belongs to writes. `operation` is S3's name. */
export function misplacedEncryption(
  operation: string,
  { headers }: Pick<WireRequest, 'headers'>,
): ErrorData | undefined {
  if (!OPERATIONS.has(operation)) return undefined
  const encryption = headers.get(HEADER)
  if (encryption !== undefined)
    return refusal(`${HEADER} header is not supported for this operation.`, ['ArgumentValue', encryption])
  return headers.has(`${HEADER}-aws-kms-key-id`)
    ? refusal(`Server Side Encryption with AWS KMS managed key requires HTTP header ${HEADER} : aws:kms`)
    : undefined
}

const refusal = (message: string, ...value: readonly (readonly [string, string])[]): ErrorData => ({
  status: 400,
  code: 'InvalidArgument',
  message,
  details: [['ArgumentName', HEADER], ...value],
})
