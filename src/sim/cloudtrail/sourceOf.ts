// Where a call came from, as CloudTrail's records say it.
import type { CallFacts, Operation, Service } from '../operation.ts'
import { isRecord } from '../shape.ts'
import type { Printable } from '../trace.ts'

export interface Source {
  readonly sourceIPAddress: string
  readonly userAgent: string
  /** Only for calls that came over TLS from outside AWS. */
  readonly tlsDetails?: { readonly [name: string]: Printable }
}

// Everybody in the simulation sits behind this address (TEST-NET-3, RFC 5737) and uses the AWS CLI.
const ADDRESS = '203.0.113.25'
const CLI = 'aws-cli/2.36.28 md/awscrt#0.36.2 ua/2.1 os/linux#6.17 md/arch#x86_64 lang/python#3.14.6'

export function sourceOf(
  service: Service,
  operation: Operation['name'],
  { caller, view, region }: CallFacts,
  requestParameters: Printable,
): Source {
  const internal = caller.type === 'Service' ? caller.service : view.via && `fas.${view.via}.amazonaws.com`
  if (internal) return { sourceIPAddress: internal, userAgent: internal }
  const userAgent = `${CLI} md/command#${commandOf(operation)}`
  return {
    sourceIPAddress: ADDRESS,
    userAgent: service.name === 's3' ? `[${userAgent}]` : userAgent,
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: service.name === 'kms' ? 'TLS_AES_256_GCM_SHA384' : CIPHER_SUITE,
      clientProvidedHostHeader: hostIn(requestParameters) ?? service.host(region),
      ...(service.name === 'kms' && { keyExchange: 'X25519MLKEM768' }),
    },
  }
}

/** What S3 negotiates with the CLI. */
export const CIPHER_SUITE = 'TLS_AES_128_GCM_SHA256'

// The CLI's name of a command: s3:ListObjectsV2 is `s3api.list-objects-v2`.
function commandOf(operation: Operation['name']): string {
  const [service = '', name = ''] = operation.split(':')
  const command = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()
  return `${service === 's3' ? 's3api' : service}.${command}`
}

// S3's records name the host that the client asked for.
function hostIn(requestParameters: Printable): string | undefined {
  const host = isRecord(requestParameters) ? requestParameters['Host'] : undefined
  return typeof host === 'string' ? host : undefined
}
