// Requests that nobody here can have signed, because their access key does not exist, is not active, or came with another
// session's token: how each service refuses them.
import type { ErrorData } from './errors.ts'
import type { Story } from './gateway.ts'
import type { CallerName } from './iam/caller.ts'
import type { Operation, ServiceName } from './operation.ts'
import type { CallView, Place, Printable, TraceStep } from './trace.ts'

/** A request that ends at the door is seen to come and to be refused. It belongs to no account, so no trail hears of it. */
export function turnAway(
  { isRehearsal, trace, world }: Pick<Story, 'isRehearsal' | 'trace' | 'world'>,
  {
    operation,
    place,
    input,
  }: { readonly operation: Pick<Operation, 'name'>; readonly place: Place; readonly input: Printable },
  error: ErrorData,
): { readonly error: ErrorData } {
  const call: CallView = { id: '1', depth: 0, operation: operation.name, place, caller: { type: 'Anonymous' } }
  const seen: readonly TraceStep[] = [
    { type: 'request-sent', from: 'caller', to: place, input, carries: [] },
    { type: 'request-failed', from: place, to: 'caller', error, at: 'validation' },
  ]
  if (!isRehearsal) for (const step of seen) trace.push({ index: trace.length, call, step, world })
  return { error }
}

type Stranger = Extract<CallerName, { readonly type: 'access-key' }>

/** Whose user was deleted, or whose session was never there, has only a key that nobody knows. */
export const strangerNamed = (name: CallerName): Stranger =>
  name.type === 'access-key' ? name : { type: 'access-key', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }

export function strangerError(service: ServiceName, { accessKeyId, sessionToken }: Stranger): ErrorData {
  const message = 'The security token included in the request is invalid'
  switch (service) {
    case 's3':
      // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
      return sessionToken
        ? {
            status: 400,
            code: 'InvalidToken',
            message: 'The provided token is malformed or otherwise invalid.',
            details: [['Token-0', sessionToken]],
          }
        : {
            status: 403,
            code: 'InvalidAccessKeyId',
            message: 'The AWS Access Key Id you provided does not exist in our records.',
            details: [['AWSAccessKeyId', accessKeyId]],
          }
    case 'iam':
      return { status: 403, code: 'InvalidClientTokenId', message }
    case 'sts':
      return { status: 403, code: 'InvalidClientTokenId', message: `${message}.` }
    case 'kms':
    case 'cloudtrail':
    case 'organizations':
    case 'clock':
      return { status: 400, code: 'UnrecognizedClientException', message: `${message}.` }
  }
}
