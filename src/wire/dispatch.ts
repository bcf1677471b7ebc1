// To which service a request speaks, in which protocol, and what it asks for.
import type { ErrorData, ServiceName } from '../sim/index.ts'
import { isJsonService, jsonProtocol, unknownOperation } from './json.ts'
import type { WireRequest } from './message.ts'
import type { Protocol } from './protocol.ts'
import { formOf, invalidAction, queryProtocol, serviceOfVersion } from './query.ts'
import { notImplemented, restXmlProtocol } from './restXml.ts'
import type { Signature } from './signature.ts'
import { valueOf, type Target } from './target.ts'

/** The header names a JSON operation, a form a Query one; everything else is S3's. What it is signed for comes first. */
export function protocolOf(
  request: WireRequest,
  target: Target,
  signature: Signature | undefined,
  bucketHosts: readonly string[],
): Protocol {
  const { headers } = request
  const named = headers.get('x-amz-target')
  const service = signature?.service
  if (service !== 's3') {
    if (named !== undefined) return jsonProtocol(request, named)
    const form = formOf(request, target)
    const version = valueOf(form, 'Version')
    if (service === 'iam' || service === 'sts') return queryProtocol(form, service)
    if (version !== undefined && valueOf(form, 'Action') !== undefined)
      return queryProtocol(form, serviceOfVersion(version))
    if (isJsonService(service)) return jsonProtocol(request, `${service}.`)
  }
  return restXmlProtocol(request, target, bucketHosts)
}

/** AWS's answer to an operation that it has not either, or that only this simulation lacks. */
export function missing(service: ServiceName, operation: string): ErrorData {
  const name = operation.slice(operation.indexOf(':') + 1)
  switch (service) {
    case 's3':
      return notImplemented
    case 'iam':
      return invalidAction(name, '2010-05-08')
    case 'sts':
      return invalidAction(name, '2011-06-15')
    case 'kms':
    case 'cloudtrail':
    case 'organizations':
    case 'clock':
      return unknownOperation
  }
}
