// The `additionalEventData` of S3's records, in the order of native records.
import { base64Of, utf8 } from '../bytes.ts'
import type { ErrorData } from '../errors.ts'
import type { CallFacts, Operation } from '../operation.ts'
import type { Members } from '../shape.ts'
import type { Printable } from '../trace.ts'
import { CIPHER_SUITE } from './sourceOf.ts'

export function s3EventData<M extends Members, O>({
  operation,
  facts,
  requestId,
  extra = {},
  error,
  aclRequired,
}: {
  readonly operation: Operation<M, O>
  readonly facts: CallFacts
  readonly requestId: string
  /** What the operation itself says: `objectSize`, `SSEApplied`, `bytesTransferredIn` … */
  readonly extra: { readonly [name: string]: Printable } | undefined
  readonly error: ErrorData | undefined
  /** Whether nothing but an access control list let the caller in. */
  readonly aclRequired: boolean
}): { readonly [name: string]: Printable } {
  const signed = facts.caller.type !== 'Anonymous'
  const hostId = base64Of(facts.environment.randomBytes(56))
  const { objectSize, bytesTransferredIn = 0, SSEApplied, bytesTransferredOut, httpStatusCode = 200, ...rest } = extra
  const isData = operation.audit?.category === 'Data'
  return {
    ...(signed && { SignatureVersion: facts.client.presigned?.version === 2 ? 'SigV2' : 'SigV4' }),
    ...(facts.client.isSecure !== false && { CipherSuite: CIPHER_SUITE }),
    ...(objectSize !== undefined && !error && { objectSize }),
    bytesTransferredIn,
    ...(SSEApplied !== undefined && !error && { SSEApplied }),
    ...(signed && { AuthenticationMethod: facts.client.presigned ? 'QueryString' : 'AuthHeader' }),
    'x-amz-id-2': hostId,
    ...(isData && { httpStatusCode: error?.status ?? httpStatusCode }),
    bytesTransferredOut: error
      ? operation.name.startsWith('s3:Head')
        ? 0
        : utf8(errorBody(error, requestId, hostId)).length
      : (bytesTransferredOut ?? 0),
    ...rest,
    ...(aclRequired && { aclRequired: 'Yes' }),
  }
}

const errorBody = ({ code, message, details = [] }: ErrorData, requestId: string, hostId: string): string => {
  const elements: readonly (readonly [string, string])[] = [
    ['Code', code],
    ['Message', message ?? ''],
    ...details,
    ['RequestId', requestId],
    ['HostId', hostId],
  ]
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${elements.map(([name, value]) => `<${name}>${escaped(value)}</${name}>`).join('')}</Error>`
}
