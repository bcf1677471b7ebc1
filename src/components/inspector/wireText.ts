// A call as AWS's protocols would carry it: AWS JSON 1.1 for KMS, CloudTrail and Organizations, REST with XML for S3,
// Query for IAM and STS. It is the simulation's rendering, for reading: nothing is signed and nothing is sent.
import type { CallView, ErrorData, Printable, World } from '../../sim/index.ts'
import { s3Error, s3Request, s3Response } from './s3Wire.ts'
import { isoTime, membersOf, type MessageMembers, type WireMessage } from './wireMessage.ts'
import { xmlText, type XmlNode } from './xml.ts'

/** Undefined for what is no AWS call (simulated time). */
export function requestText(call: CallView, input: Printable, world: World): WireMessage | undefined {
  const { service, name } = partsOf(call)
  switch (service) {
    case 'kms':
    case 'cloudtrail':
    case 'organizations':
      return {
        start: 'POST / HTTP/1.1',
        headers: [
          ['Host', `${service}.${regionOf(service, world)}.amazonaws.com`],
          ['Content-Type', 'application/x-amz-json-1.1'],
          ['X-Amz-Target', `${targets[service]}.${name}`],
          ...signed(call, service, world),
        ],
        body: json(input),
      }
    case 'iam':
    case 'sts':
      return {
        start: 'POST / HTTP/1.1',
        headers: [
          ['Host', service === 'iam' ? 'iam.amazonaws.com' : `sts.${world.region}.amazonaws.com`],
          ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
          ...signed(call, service, world),
        ],
        body: { language: 'text', text: queryText(name, versions[service], input) },
      }
    case 's3': {
      const message = s3Request(name, membersOf(input), world.region)
      return message && { ...message, headers: [...message.headers, ...signed(call, service, world)] }
    }
    default:
      return undefined
  }
}

export function responseText(call: CallView, output: Printable): WireMessage | undefined {
  const { service, name } = partsOf(call)
  switch (service) {
    case 'kms':
    case 'cloudtrail':
    case 'organizations':
      return { start: 'HTTP/1.1 200 OK', headers: [['Content-Type', 'application/x-amz-json-1.1']], body: json(output) }
    case 'iam':
    case 'sts': {
      const result = nodesOf(membersOf(output))
      const root: XmlNode = [`${name}Response`, result.length ? [[`${name}Result`, result]] : []]
      return {
        start: 'HTTP/1.1 200 OK',
        headers: [['Content-Type', 'text/xml']],
        body: { language: 'xml', text: xmlText(root, namespaces[service]) },
      }
    }
    case 's3':
      return s3Response(name, membersOf(output))
    default:
      return undefined
  }
}

export function errorText(call: CallView, error: ErrorData): WireMessage | undefined {
  const { service, name } = partsOf(call)
  const start = `HTTP/1.1 ${error.status} ${phrases.get(error.status) ?? ''}`.trim()
  switch (service) {
    case 'kms':
    case 'cloudtrail':
    case 'organizations': {
      // KMS spells this one member with a capital.
      const member = error.code === 'AccessDeniedException' ? 'Message' : 'message'
      const body = { __type: error.code, ...(error.message !== undefined && { [member]: error.message }) }
      return { start, headers: [['Content-Type', 'application/x-amz-json-1.1']], body: json(body) }
    }
    case 'iam':
    case 'sts': {
      const message: readonly XmlNode[] = error.message === undefined ? [] : [['Message', error.message]]
      const root: XmlNode = ['ErrorResponse', [['Error', [['Type', 'Sender'], ['Code', error.code], ...message]]]]
      return {
        start,
        headers: [['Content-Type', 'text/xml']],
        body: { language: 'xml', text: xmlText(root, namespaces[service]) },
      }
    }
    case 's3':
      return s3Error(name, error, start)
    default:
      return undefined
  }
}

/** Lists become `member` elements, as in the Query protocol. */
const nodesOf = (members: MessageMembers): readonly XmlNode[] =>
  Object.entries(members).map(([name, value]) => [name, contentOf(name, value)])

function contentOf(name: string, value: Printable): XmlNode[1] {
  if (value === null) return ''
  if (typeof value === 'object')
    return Array.isArray(value)
      ? value.map((item: Printable) => ['member', contentOf('', item)] as const)
      : nodesOf(membersOf(value))
  return typeof value === 'number' && name.endsWith('Date') ? isoTime(value) : String(value)
}

/** Organizations is in one Region for all. https://docs.aws.amazon.com/general/latest/gr/ao.html */
const regionOf = (service: string, { region }: World): string => (service === 'organizations' ? 'us-east-1' : region)

const targets = {
  kms: 'TrentService',
  cloudtrail: 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101',
  organizations: 'AWSOrganizationsV20161128',
} as const
const versions = { iam: '2010-05-08', sts: '2011-06-15' } as const
const namespaces = {
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
} as const
const phrases: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [409, 'Conflict'],
  [412, 'Precondition Failed'],
])

function partsOf({ operation }: CallView): { readonly service: string; readonly name: string } {
  const [service = '', name = ''] = operation.split(':')
  return { service, name }
}

/** Who signed, in Signature Version 4's form; anonymous requests have no such header. */
function signed({ caller }: CallView, service: string, world: World): WireMessage['headers'] {
  if (caller.type === 'Anonymous' || caller.type === 'Service') return []
  return [
    [
      'Authorization',
      `AWS4-HMAC-SHA256 Credential=${caller.accessKeyId}/…/${regionOf(service, world)}/${service}/aws4_request, …`,
    ],
  ]
}

const json = (value: Printable): NonNullable<WireMessage['body']> => ({
  language: 'json',
  text: JSON.stringify(value, null, 2),
})

function queryText(name: string, version: string, input: Printable): string {
  const pairs = [
    ['Action', name],
    ['Version', version],
    ...Object.entries(membersOf(input)).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ]
  return pairs.map(([key = '', value = '']) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('\n&')
}
