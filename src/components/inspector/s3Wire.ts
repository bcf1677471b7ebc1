// S3's REST protocol: what goes into the path, the query, the headers and the body.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
import type { ErrorData, Printable } from '../../sim/index.ts'
import { formatted } from '../json/formatted.ts'
import { isoTime, membersOf, type MessageMembers, type WireMessage } from './wireMessage.ts'
import { xmlText, type XmlNode } from './xml.ts'

interface Route {
  readonly method: 'GET' | 'PUT' | 'HEAD' | 'DELETE'
  /** The sub-resource. */
  readonly query?: string
  /** The member that is the body of the request, and how it travels. */
  readonly sends?: readonly [member: string, as: 'bytes' | 'json' | 'xml']
  /** The member that is the body of the answer; `''` is the whole answer as one element. */
  readonly answers?: readonly [member: string, as: 'bytes' | 'json' | 'xml', element?: string]
  readonly status?: number
}

const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['CreateBucket', { method: 'PUT', sends: ['CreateBucketConfiguration', 'xml'] }],
  ['PutBucketEncryption', { method: 'PUT', query: 'encryption', sends: ['ServerSideEncryptionConfiguration', 'xml'] }],
  [
    'GetBucketEncryption',
    { method: 'GET', query: 'encryption', answers: ['ServerSideEncryptionConfiguration', 'xml'] },
  ],
  ['PutBucketPolicy', { method: 'PUT', query: 'policy', sends: ['Policy', 'json'], status: 204 }],
  ['GetBucketPolicy', { method: 'GET', query: 'policy', answers: ['Policy', 'json'] }],
  ['DeleteBucketPolicy', { method: 'DELETE', query: 'policy', status: 204 }],
  [
    'PutPublicAccessBlock',
    { method: 'PUT', query: 'publicAccessBlock', sends: ['PublicAccessBlockConfiguration', 'xml'] },
  ],
  [
    'GetPublicAccessBlock',
    { method: 'GET', query: 'publicAccessBlock', answers: ['PublicAccessBlockConfiguration', 'xml'] },
  ],
  ['PutObject', { method: 'PUT', sends: ['Body', 'bytes'] }],
  ['GetObject', { method: 'GET', answers: ['Body', 'bytes'] }],
  ['HeadObject', { method: 'HEAD' }],
  ['ListObjectsV2', { method: 'GET', query: 'list-type=2', answers: ['', 'xml', 'ListBucketResult'] }],
  ['DeleteObject', { method: 'DELETE', status: 204 }],
])

const headerNames: ReadonlyMap<string, string> = new Map([
  ['ACL', 'x-amz-acl'],
  ['BucketKeyEnabled', 'x-amz-server-side-encryption-bucket-key-enabled'],
  ['ContentLength', 'Content-Length'],
  ['ContentType', 'Content-Type'],
  ['ETag', 'ETag'],
  ['LastModified', 'Last-Modified'],
  ['Location', 'Location'],
  ['SSEKMSEncryptionContext', 'x-amz-server-side-encryption-context'],
  ['SSEKMSKeyId', 'x-amz-server-side-encryption-aws-kms-key-id'],
  ['ServerSideEncryption', 'x-amz-server-side-encryption'],
])

const queryNames: ReadonlyMap<string, string> = new Map([
  ['Prefix', 'prefix'],
  ['Delimiter', 'delimiter'],
  ['MaxKeys', 'max-keys'],
  ['StartAfter', 'start-after'],
  ['ContinuationToken', 'continuation-token'],
])

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/'

export function s3Request(name: string, input: MessageMembers, region: string): WireMessage | undefined {
  const route = routes.get(name)
  if (!route) return undefined
  const bucket = text(input['Bucket'])
  const key = input['Key'] === undefined ? '' : text(input['Key']).split('/').map(encodeURIComponent).join('/')
  const query = [
    ...(route.query === undefined ? [] : [route.query]),
    ...Object.entries(input).flatMap(([member, value]) =>
      queryNames.has(member) ? [`${queryNames.get(member)}=${encodeURIComponent(text(value))}`] : [],
    ),
  ]
  return {
    start: `${route.method} /${key}${query.length ? `?${query.join('&')}` : ''} HTTP/1.1`,
    headers: [['Host', `${bucket}.s3.${region}.amazonaws.com`], ...headersOf(input)],
    ...(route.sends && bodyOf(...route.sends, input)),
  }
}

export function s3Response(name: string, output: MessageMembers): WireMessage | undefined {
  const route = routes.get(name)
  if (!route) return undefined
  const status = route.status ?? 200
  const message = { start: `HTTP/1.1 ${status} ${status === 204 ? 'No Content' : 'OK'}`, headers: headersOf(output) }
  if (!route.answers) return message
  const [member, as, element] = route.answers
  return element === undefined
    ? { ...message, ...bodyOf(member, as, output) }
    : {
        ...message,
        headers: [['Content-Type', 'application/xml']],
        body: { language: 'xml', text: xmlText([element, nodes(output)], NAMESPACE) },
      }
}

export function s3Error(name: string, error: ErrorData, start: string): WireMessage {
  if (routes.get(name)?.method === 'HEAD')
    return { start, headers: [], note: 'The answer to HEAD has no body, so S3 says no more than the status.' }
  const message: readonly XmlNode[] = error.message === undefined ? [] : [['Message', error.message]]
  const root: XmlNode = ['Error', [['Code', error.code], ...message, ...(error.details ?? [])]]
  return { start, headers: [['Content-Type', 'application/xml']], body: { language: 'xml', text: xmlText(root) } }
}

const headersOf = (members: MessageMembers): WireMessage['headers'] =>
  Object.entries(members).flatMap(([member, value]) => {
    const header = headerNames.get(member)
    if (header === undefined || value === null) return []
    return [
      [
        header,
        member === 'LastModified' && typeof value === 'number' ? new Date(value * 1000).toUTCString() : text(value),
      ] as const,
    ]
  })

function bodyOf(
  member: string,
  as: 'bytes' | 'json' | 'xml',
  members: MessageMembers,
): Pick<WireMessage, 'body' | 'note'> {
  const value = members[member]
  if (value === undefined || value === null) return {}
  switch (as) {
    case 'bytes':
      return { note: `The body is ${lengthOf(value).toLocaleString('en')} bytes: see Bytes.` }
    case 'json':
      return { body: { language: 'json', text: formatted(value) } }
    case 'xml':
      return { body: { language: 'xml', text: xmlText([member, nodes(membersOf(value))], NAMESPACE) } }
  }
}

/** S3 repeats an element for each item, under a singular name. */
const nodes = (members: MessageMembers): readonly XmlNode[] =>
  Object.entries(members).flatMap(([name, value]): readonly XmlNode[] => {
    if (value === null) return []
    if (Array.isArray(value)) return value.map((item: Printable) => [singular.get(name) ?? name, contentOf(item, name)])
    return [[name, contentOf(value, name)]]
  })

const singular: ReadonlyMap<string, string> = new Map([['Rules', 'Rule']])

const contentOf = (value: Printable, name: string): XmlNode[1] =>
  typeof value === 'object' && value !== null
    ? nodes(membersOf(value))
    : name === 'LastModified' && typeof value === 'number'
      ? isoTime(value).replace('Z', '.000Z')
      : text(value)

/** Bytes are base64 text, or only their length when they are many. */
function lengthOf(value: Printable): number {
  const { bytes } = membersOf(value)
  if (typeof bytes === 'number') return bytes
  return typeof value === 'string'
    ? Math.floor((value.length * 3) / 4) - (value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0)
    : 0
}

const text = (value: Printable | undefined): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
