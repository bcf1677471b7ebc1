// S3's protocol: REST with XML bodies. https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html
import {
  base64Of,
  isRecord,
  textOf,
  utf8,
  type Bytes,
  type ErrorData,
  type Operation,
  type ServiceName,
  type Shape,
} from '../sim/index.ts'
import { ALGORITHMS } from './checksums.ts'
import { s3Refusals } from './doorRefusals.ts'
import { decodedWords, headerText, systemText } from './encodedWords.ts'
import type { WireRequest, WireResponse } from './message.ts'
import { misplacedEncryption } from './misplacedEncryption.ts'
import type { Arrived, Ids, Protocol } from './protocol.ts'
import {
  ANSWERS,
  ELEMENTS,
  isWordless,
  METADATA,
  REQUEST_HEADERS,
  REQUEST_QUERY,
  REQUEST_ROOTS,
  requestHeader,
  RESPONSE_HEADERS,
  TIMES,
  WRAPPED,
} from './s3Bindings.ts'
import { operationAt, type Place } from './s3Routes.ts'
import { unescaped, valueOf, type Target } from './target.ts'
import { child, DECLARATION, element, isElement, readXml, text, type XmlValue } from './xml.ts'

const SERVICE: ServiceName = 's3'
const XMLNS = 'http://s3.amazonaws.com/doc/2006-03-01/'

/** `bucketHosts`: domains below which a host's first labels are a bucket. */
export function restXmlProtocol(request: WireRequest, target: Target, bucketHosts: readonly string[]): Protocol {
  const resource = resourceOf(request, target, bucketHosts)
  const isHead = request.method === 'HEAD'
  const name = isForm(request, resource)
    ? 'PostObject'
    : operationAt(request.method, resource.place, target.query, request.headers.has('x-amz-copy-source'))
  return {
    service: SERVICE,
    refusals: s3Refusals,
    bucket: { name: resource.bucket, isInHost: resource.isHosted },
    operation: name === undefined ? { error: methodNotAllowed(request.method, resource.place) } : `s3:${name}`,
    read: (operation, arrived) => readInput(operation, resource, arrived),
    answer: (operation, output, ids) => answered(operation, output, ids, isHead),
    refuse: (error, ids) => refused(error, ids, isHead),
  }
}

/** An upload from a browser’s form: an operation of AWS that is not among those of its model. */
const isForm = ({ method, headers }: WireRequest, { place }: Resource): boolean =>
  method === 'POST' && place === 'bucket' && (headers.get('content-type') ?? '').startsWith('multipart/form-data')

interface Resource {
  readonly place: Place
  readonly bucket: string
  readonly key: string
  readonly isHosted: boolean
}

function resourceOf({ headers }: WireRequest, { path }: Target, bucketHosts: readonly string[]): Resource {
  const host = (headers.get('host') ?? '').toLowerCase().replace(/:\d+$/, '')
  const named = bucketIn(host, bucketHosts)
  const rest = (unescaped(path) ?? path).slice(1)
  const slash = rest.indexOf('/')
  const bucket = named ?? (slash < 0 ? rest : rest.slice(0, slash))
  const key = named === undefined ? (slash < 0 ? '' : rest.slice(slash + 1)) : rest
  const isHosted = named !== undefined
  return { bucket, key, isHosted, place: bucket === '' ? 'service' : key === '' ? 'bucket' : 'object' }
}

/** The bucket in a virtual-hosted address: before `s3.`, as in AWS's own, or below a domain that stands for it. */
function bucketIn(host: string, bucketHosts: readonly string[]): string | undefined {
  const named = /^(.+)\.s3[.-]/.exec(host)?.[1]
  if (named !== undefined) return named
  const suffix = bucketHosts.find((one) => host.endsWith(`.${one}`))
  return suffix === undefined ? undefined : host.slice(0, -suffix.length - 1)
}

const methodNotAllowed = (method: string, place: Place): ErrorData => ({
  status: 405,
  code: 'MethodNotAllowed',
  message: 'The specified method is not allowed against this resource.',
  details: [
    ['Method', method],
    ['ResourceType', place.toUpperCase()],
  ],
})

export const notImplemented: ErrorData = {
  status: 501,
  code: 'NotImplemented',
  message: 'A header you provided implies functionality that is not implemented',
}
const malformedXml: ErrorData = {
  status: 400,
  code: 'MalformedXML',
  message: 'The XML you provided was not well-formed or did not validate against our published schema',
}

const nameOf = ({ name }: Operation): string => name.slice(name.indexOf(':') + 1)

// READING

type Read = { readonly input: unknown } | { readonly error: ErrorData }

function readInput(operation: Operation, { bucket, key }: Resource, arrived: Arrived): Read {
  const { request, target, body, checksums } = arrived
  const name = nameOf(operation)
  const misplaced = misplacedEncryption(name, request)
  if (misplaced) return { error: misplaced }
  if (hasMore(operation, name, arrived)) return { error: notImplemented }
  const input: [string, unknown][] = []
  for (const [member, { required, shape }] of Object.entries(operation.input)) {
    const header = requestHeader(name, member)
    const parameter = REQUEST_QUERY.get(member)
    let value: unknown
    if (member === 'Bucket') value = bucket
    else if (member === 'Key') value = key
    else if (shape.type === 'blob') value = body
    else if (member === 'Metadata') value = metadataIn(request)
    else if (member === 'ChecksumMode') value = request.headers.get('x-amz-checksum-mode')?.toUpperCase()
    else if (header !== undefined && shape.type !== 'structure')
      value = scalar(shape, checksums.get(header) ?? headerOf(request, header))
    else if (member === 'EncodingType') {
      const encoding = valueOf(target.query, 'encoding-type')
      if (encoding !== undefined && encoding !== 'url') return { error: invalidEncoding(encoding) }
      value = encoding
    } else if (parameter !== undefined) value = scalar(shape, valueOf(target.query, parameter))
    else if (shape.type === 'string') value = body.length > 0 || required ? textOf(body) : undefined
    else {
      const read = readPayload(shape, member, body)
      if ('error' in read) return read
      value = read.input
    }
    if (value instanceof UnreadableError) return { error: value.problem(parameter ?? header ?? member) }
    if (value !== undefined) input.push([member, value])
  }
  return { input: Object.fromEntries(input) }
}

const invalidEncoding = (value: string): ErrorData => ({
  status: 400,
  code: 'InvalidArgument',
  message: 'Invalid Encoding Method specified in Request',
  details: [
    ['ArgumentName', 'encoding-type'],
    ['ArgumentValue', value],
  ],
})

function headerOf({ headers }: Pick<WireRequest, 'headers'>, name: string): string | undefined {
  const value = headers.get(name)
  if (name !== 'content-encoding' || value?.includes('aws-chunked') !== true) return value
  // Framing is no encoding of the object's.
  const encodings = value.split(',').map((one) => one.trim())
  return encodings.filter((one) => one !== 'aws-chunked' && one !== '').join(',') || undefined
}

/** What is harmless to leave out: S3's answer does not depend on it here. */
const HARMLESS: ReadonlySet<string> = new Set([
  'ChecksumAlgorithm',
  'ChecksumMode',
  'ChecksumType',
  'ContentLength',
  'ContentMD5',
  'EncodingType',
  'RequestPayer',
  'OptionalObjectAttributes',
])

const HEADER_MEMBERS = [...REQUEST_HEADERS].filter(
  ([member, header]) => !HARMLESS.has(member) && !ALGORITHMS.has(header),
)
const QUERY_MEMBERS = new Map([...REQUEST_QUERY].map(([member, parameter]) => [parameter, member]))

/** Does the request ask for something that the operation has in AWS, and not here? That is not left out in silence. */
function hasMore(operation: Operation, name: string, { request: { headers, method }, target }: Arrived): boolean {
  const isKnown = (member: string): boolean => Object.hasOwn(operation.input, member)
  const isAboutObject = OBJECT_WRITES.has(name)
  return (
    target.query.some(([parameter]) => {
      const member = QUERY_MEMBERS.get(parameter)
      return member !== undefined && !HARMLESS.has(member) && !isKnown(member)
    }) ||
    HEADER_MEMBERS.some(
      ([member, header]) =>
        headers.has(header) &&
        !isKnown(member) &&
        (header.startsWith('x-amz-') ||
          (header.startsWith('if-') && method !== 'OPTIONS') ||
          (isAboutObject && headerOf({ headers }, header) !== undefined)),
    ) ||
    (!isKnown('Metadata') && isAboutObject && [...headers.keys()].some((header) => header.startsWith(METADATA)))
  )
}

const OBJECT_WRITES: ReadonlySet<string> = new Set(['PutObject', 'CopyObject', 'CreateMultipartUpload'])

const metadataIn = ({ headers }: WireRequest): Record<string, string> | undefined => {
  const found = [...headers].filter(([header]) => header.startsWith(METADATA))
  return found.length > 0
    ? Object.fromEntries(found.map(([header, value]) => [header.slice(METADATA.length), decodedWords(value)]))
    : undefined
}

/** A text that is no number, truth or time where one should be. */
class UnreadableError {
  readonly value: string

  constructor(value: string) {
    this.value = value
  }

  problem(name: string): ErrorData {
    return {
      status: 400,
      code: 'InvalidArgument',
      message: `Provided ${name} not an integer or within integer range`,
      details: [
        ['ArgumentName', name],
        ['ArgumentValue', this.value],
      ],
    }
  }
}

function scalar(shape: Shape, value: string | undefined): unknown {
  if (value === undefined) return undefined
  switch (shape.type) {
    case 'integer':
      // A parameter without a value is none.
      if (value === '') return undefined
      return /^-?\d{1,15}$/.test(value) ? Number(value) : new UnreadableError(value)
    case 'boolean':
      return value.toLowerCase() === 'true'
    case 'timestamp': {
      const time = Date.parse(value) / 1000
      // A date that is none is a condition that is not there. https://www.rfc-editor.org/rfc/rfc9110#section-13.1.3
      return Number.isNaN(time) ? undefined : time
    }
    case 'list':
      return value.split(',').map((item) => scalar(shape.of, item.trim()))
    default:
      return value
  }
}

/** In bytes: a thousand keys to delete, however long. */
const LARGEST_DOCUMENT = 2 << 20

function readPayload(shape: Shape, member: string, body: Bytes): Read {
  if (body.length === 0) return { input: undefined }
  if (body.length > LARGEST_DOCUMENT) return { error: malformedXml }
  const root = readXml(textOf(body))
  const value = root && child(root, REQUEST_ROOTS.get(member) ?? member)
  if (value === undefined) return { error: malformedXml }
  const problems: ErrorData[] = []
  const input = fromXml(shape, value, problems)
  return problems[0] ? { error: problems[0] } : { input }
}

function fromXml(shape: Shape, value: XmlValue, problems: ErrorData[]): unknown {
  switch (shape.type) {
    case 'structure': {
      const isEmpty = typeof value === 'string' && value.trim() === ''
      if (!isEmpty && !isElement(value)) {
        problems.push(malformedXml)
        return {}
      }
      const names = new Map(Object.keys(shape.members).map((member) => [ELEMENTS.get(member) ?? member, member]))
      const input: [string, unknown][] = []
      for (const [name, item] of isEmpty ? [] : Object.entries(value)) {
        const member = names.get(name)
        const known = member === undefined ? undefined : shape.members[member]
        if (member !== undefined && known) input.push([member, fromXml(known.shape, unwrapped(member, item), problems)])
        else if (name !== '#text') problems.push(notImplemented)
      }
      const read: Readonly<Record<string, unknown>> = Object.fromEntries(input)
      // An element that the schema demands.
      if (Object.entries(shape.members).some(([member, { required }]) => required && read[member] === undefined))
        problems.push(malformedXml)
      return read
    }
    case 'list':
      return (Array.isArray(value) ? value : value === '' ? [] : [value]).map((item: XmlValue) =>
        fromXml(shape.of, item, problems),
      )
    default: {
      if (typeof value !== 'string') {
        problems.push(malformedXml)
        return undefined
      }
      const read = scalar(shape, shape.type === 'string' ? value : value.trim())
      if (read instanceof UnreadableError) problems.push(malformedXml)
      return read
    }
  }
}

/** The items of a list that has an element around them. */
function unwrapped(member: string, value: XmlValue): XmlValue {
  const item = WRAPPED.get(member)
  if (item === undefined || !isElement(value)) return value
  const items = child(value, item) ?? []
  // One item without anything in it is an item all the same.
  return Array.isArray(items) ? items : [items]
}

// WRITING

function answered(operation: Operation, output: unknown, ids: Ids, isHead: boolean): WireResponse {
  const name = nameOf(operation)
  const members = isRecord(output) ? Object.entries(output).filter(([, value]) => isThere(value)) : []
  const answer = ANSWERS.get(name)
  const isInHeader = (member: string): boolean =>
    RESPONSE_HEADERS.has(member) && !(answer?.inBody?.includes(member) ?? false)
  const headers = members.flatMap(([member, value]) => (isInHeader(member) ? headersFor(member, value) : []))
  const metadata = members.flatMap(([member, value]) =>
    member === 'Metadata' && isRecord(value)
      ? Object.entries(value).map(([key, item]) => [METADATA + key, headerText(String(item))] as const)
      : [],
  )
  const rest = members.filter(([member]) => !isInHeader(member) && member !== 'Metadata')
  const content = bodyOf(name, answer, rest)
  const isPartial = members.some(([member]) => member === 'ContentRange')
  return {
    status: isWordless(name) ? 204 : isPartial ? 206 : 200,
    headers: [
      ...naming(ids),
      ...headers,
      ...metadata,
      ...(content?.type !== undefined ? [['content-type', content.type] as const] : []),
      ...(name === 'HeadBucket' ? [['content-type', 'application/xml'] as const] : []),
    ],
    body: isHead ? EMPTY : (content?.body ?? EMPTY),
  }
}

const EMPTY: Bytes = new Uint8Array()

const naming = ({ request, host }: Ids): readonly (readonly [string, string])[] => [
  ['x-amz-id-2', host],
  ['x-amz-request-id', request],
  ['server', 'AmazonS3'],
]

const isThere = (value: unknown): boolean => value !== undefined && value !== null

function headersFor(member: string, value: unknown): readonly (readonly [string, string])[] {
  const header = RESPONSE_HEADERS.get(member)
  if (header === undefined) return []
  return [
    [
      header,
      typeof value === 'number' && DATES.has(member)
        ? new Date(value * 1000).toUTCString()
        : headerValue(member, value),
    ],
  ]
}

const DATES: ReadonlySet<string> = new Set(['AbortDate', 'Expires', 'LastModified'])

const headerValue = (member: string, value: unknown): string =>
  member === 'ObjectLockRetainUntilDate' && typeof value === 'number'
    ? new Date(value * 1000).toISOString()
    : systemText(Array.isArray(value) ? value.join(',') : String(value))

interface Content {
  readonly type?: string
  readonly body: Bytes
}

function bodyOf(
  name: string,
  answer: ReturnType<typeof ANSWERS.get>,
  rest: readonly (readonly [string, unknown])[],
): Content | undefined {
  if (answer?.root !== undefined) {
    // The Region itself is the content of this one.
    const inner =
      name === 'GetBucketLocation'
        ? rest.map(([member, value]) => content(member, value)).join('')
        : rest.map(toXml).join('')
    return xml(answer.root, inner)
  }
  const value = rest.find(([member]) => member === answer?.payload)?.[1]
  if (value instanceof Uint8Array) return { body: value as Bytes } // no operation answers with shared memory
  if (typeof value === 'string') return { type: 'application/json', body: utf8(value) }
  return answer?.payload !== undefined && isRecord(value)
    ? xml(answer.payload, Object.entries(value).map(toXml).join(''))
    : undefined
}

const xml = (root: string, inner: string): Content => ({
  type: 'application/xml',
  body: utf8(`${DECLARATION}<${root} xmlns="${XMLNS}"${inner === '' ? '/>' : `>${inner}</${root}>`}`),
})

function toXml([member, value]: readonly [string, unknown]): string {
  if (!isThere(value)) return ''
  const name = ELEMENTS.get(member) ?? member
  if (Array.isArray(value)) {
    const item = WRAPPED.get(member)
    const items = value.map((one: unknown) => element(item ?? name, content(member, one))).join('')
    return item === undefined ? items : element(name, items)
  }
  if (member === 'Grantee' && isRecord(value)) {
    const { Type, ...who } = value
    const type = typeof Type === 'string' ? ` xsi:type="${text(Type)}"` : ''
    return `<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"${type}>${Object.entries(who).map(toXml).join('')}</Grantee>`
  }
  return element(name, content(member, value))
}

const content = (member: string, value: unknown): string =>
  isRecord(value)
    ? Object.entries(value).map(toXml).join('')
    : value instanceof Uint8Array
      ? base64Of(value)
      : typeof value === 'number' && TIMES.has(member)
        ? new Date(value * 1000).toISOString()
        : text(String(value))

function refused(
  { status, code, message = '', details = [], headers = [] }: ErrorData,
  ids: Ids,
  isHead: boolean,
): WireResponse {
  const isBare = isHead || status === 304
  const elements = [['Code', code], ['Message', message], ...details, ['RequestId', ids.request], ['HostId', ids.host]]
    .map(([name = '', value = '']) => element(name, text(value)))
    .join('')
  return {
    status,
    headers: [
      ...naming(ids),
      ...errorHeaders(code, details),
      ...headers,
      ...(isBare ? [] : [['content-type', 'application/xml'] as const]),
    ],
    body: isBare ? EMPTY : utf8(`${DECLARATION}<Error>${elements}</Error>`),
  }
}

/** A client that asked in the wrong Region learns here where the bucket is. */
const errorHeaders = (
  code: string,
  details: NonNullable<ErrorData['details']>,
): readonly (readonly [string, string])[] => {
  const endpoint = code === 'PermanentRedirect' ? details.find(([name]) => name === 'Endpoint')?.[1] : undefined
  return endpoint === undefined
    ? []
    : [['x-amz-bucket-region', /\.s3[.-]([a-z]+-[a-z\d-]+)\.amazonaws\.com$/.exec(endpoint)?.[1] ?? 'us-east-1']]
}
