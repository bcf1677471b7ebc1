// What AWS sees of the person at the keyboard: everybody sits behind one address (TEST-NET-3, RFC 5737) and uses the AWS
// CLI, unless the request itself says otherwise.

/** How a request reached AWS; what it does not say is as for everybody. */
export interface Client {
  readonly address?: string
  readonly userAgent?: string
  /** The host that the client asked for, with its port. */
  readonly host?: string
  /** False for a request that came without TLS. */
  readonly isSecure?: boolean
  /** Signed in the query of a URL, so many milliseconds ago; Signature Version 2 does not say when. */
  readonly presigned?: { readonly version: 4; readonly age: number } | { readonly version: 2 }
}

export const CLIENT_ADDRESS = '203.0.113.25'

const CLI = 'aws-cli/2.36.28 md/awscrt#0.36.2 ua/2.1 os/linux#6.17 md/arch#x86_64 lang/python#3.14.6'

/** For example `… md/command#s3api.list-objects-v2` for `s3:ListObjectsV2`. */
export function userAgentOf(operation: string): string {
  const [service = '', name = ''] = operation.split(':')
  const command = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()
  return `${CLI} md/command#${service === 's3' ? 's3api' : service}.${command}`
}
