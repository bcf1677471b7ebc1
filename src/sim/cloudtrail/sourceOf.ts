// Where a call came from, as CloudTrail's records say it.
import { CLIENT_ADDRESS, userAgentOf } from '../iam/client.ts'
import type { CallFacts, Service } from '../operation.ts'
import { isRecord } from '../shape.ts'
import type { Printable } from '../trace.ts'

export interface Source {
  readonly sourceIPAddress: string
  readonly userAgent: string
  /** Only for calls that came over TLS from outside AWS. */
  readonly tlsDetails?: { readonly [name: string]: Printable }
}

export function sourceOf(
  service: Service,
  { caller, client, view, region }: Pick<CallFacts, 'caller' | 'client' | 'view' | 'region'>,
  requestParameters: Printable,
): Source {
  const internal = caller.type === 'Service' ? caller.service : view.via && `fas.${view.via}.amazonaws.com`
  if (internal) return { sourceIPAddress: internal, userAgent: internal }
  const userAgent = client.userAgent ?? userAgentOf(view.operation)
  return {
    sourceIPAddress: client.address ?? CLIENT_ADDRESS,
    userAgent: service.name === 's3' ? `[${userAgent}]` : userAgent,
    ...(client.isSecure !== false && {
      tlsDetails: {
        tlsVersion: 'TLSv1.3',
        cipherSuite: service.name === 'kms' ? 'TLS_AES_256_GCM_SHA384' : CIPHER_SUITE,
        clientProvidedHostHeader: client.host ?? hostIn(requestParameters) ?? service.host(region),
        ...(service.name === 'kms' && { keyExchange: 'X25519MLKEM768' }),
      },
    }),
  }
}

/** What the CLI and a service without post-quantum key exchange agree on. */
export const CIPHER_SUITE = 'TLS_AES_128_GCM_SHA256'

// S3's records name the host that the client asked for.
function hostIn(requestParameters: Printable): string | undefined {
  const host = isRecord(requestParameters) ? requestParameters['Host'] : undefined
  return typeof host === 'string' ? host : undefined
}
