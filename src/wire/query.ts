// The Query protocol: IAM and STS. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
import {
  fromBase64,
  base64Of,
  isRecord,
  textOf,
  utf8,
  type ErrorData,
  type Operation,
  type Shape,
} from '../sim/index.ts'
import { apiRefusals } from './doorRefusals.ts'
import type { WireRequest, WireResponse } from './message.ts'
import type { Ids, Protocol } from './protocol.ts'
import { escaped, parametersIn, valueOf, type Parameter, type Target } from './target.ts'
import { element, text } from './xml.ts'

type QueryService = 'iam' | 'sts'

const VERSIONS: Record<QueryService, string> = { iam: '2010-05-08', sts: '2011-06-15' }
const HOSTS: Record<QueryService, string> = { iam: 'iam.amazonaws.com', sts: 'sts.amazonaws.com' }

const refusals = apiRefusals({
  status: 403,
  incomplete: 'IncompleteSignature',
  wrong: 'SignatureDoesNotMatch',
  minutes: 15,
})

/** The parameters of a request in this protocol: in the body, or in the query of a GET. */
export const formOf = ({ method, headers, body }: WireRequest, { query }: Target): readonly Parameter[] =>
  method === 'POST' && headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
    ? [...query, ...(parametersIn(textOf(body)) ?? [])]
    : query

export const serviceOfVersion = (version: string | undefined): QueryService =>
  version === VERSIONS.sts ? 'sts' : 'iam'

export function queryProtocol(form: readonly Parameter[], service: QueryService): Protocol {
  const action = valueOf(form, 'Action')
  const version = valueOf(form, 'Version') ?? ''
  return {
    service,
    ...(service === 'iam' && { home: 'us-east-1' }),
    refusals,
    operation:
      action === undefined || action === ''
        ? {
            error: {
              status: 400,
              code: 'MissingAction',
              message: 'Could not find operation. The request must contain the parameter Action',
            },
          }
        : version === VERSIONS[service]
          ? `${service}:${action}`
          : { error: invalidAction(action, version) },
    read: (operation) => readForm(operation, form),
    answer: (operation, output, ids) => answered(service, nameOf(operation), output, ids),
    refuse: (error, ids) => refused(service, error, ids),
  }
}

export const invalidAction = (action: string, version: string): ErrorData => ({
  status: 400,
  code: 'InvalidAction',
  message: `Could not find operation ${action} for version ${version}`,
})

const nameOf = ({ name }: Operation): string => name.slice(name.indexOf(':') + 1)

// READING

const MOST_PARAMETERS = 10_000

function readForm(
  { input, name }: Operation,
  form: readonly Parameter[],
): { readonly input: unknown } | { readonly error: ErrorData } {
  if (form.length > MOST_PARAMETERS) return malformed('Too many parameters')
  const given = new Map(form)
  const branches = new Set<string>()
  for (const key of given.keys())
    for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) branches.add(key.slice(0, dot))
  const reading: Reading = { given, branches, used: new Set(), problems: [] }
  const members = Object.entries(input).flatMap(([member, { shape }]) => {
    const value = valueAt(shape, member, reading)
    return value === undefined ? [] : [[member, value] as const]
  })
  if (reading.problems[0] !== undefined) return malformed(reading.problems[0])
  const unused = [...given.keys()].find((key) => !reading.used.has(key) && !COMMON.test(key))
  // What is not simulated is refused: nothing is left out in silence.
  return unused === undefined
    ? { input: Object.fromEntries(members) }
    : {
        error: {
          status: 400,
          code: 'UnsupportedOperation',
          message: `The parameter ${unused} of ${name} does not exist in this simulation.`,
        },
      }
}

const COMMON = /^(Action|Version|Expires|Timestamp|AWSAccessKeyId|Signature\w*|SecurityToken|X-Amz-[\w-]+)$/

const malformed = (message: string): { readonly error: ErrorData } => ({
  error: { status: 400, code: 'MalformedInput', message },
})

interface Reading {
  readonly given: ReadonlyMap<string, string>
  /** All names that have further parts behind them. */
  readonly branches: ReadonlySet<string>
  readonly used: Set<string>
  readonly problems: string[]
}

function valueAt(shape: Shape, path: string, reading: Reading): unknown {
  const { branches, given, used } = reading
  const scalar = given.get(path)
  if (scalar !== undefined) used.add(path)
  else if (!branches.has(path)) return undefined
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(shape.members).flatMap(([name, member]) => {
          const value = valueAt(member.shape, `${path}.${name}`, reading)
          return value === undefined ? [] : [[name, value] as const]
        }),
      )
    case 'list':
      return numbered(`${path}.member`, reading, (at) => valueAt(shape.of, at, reading))
    case 'map':
      return Object.fromEntries(
        numbered(`${path}.entry`, reading, (at) => {
          used.add(`${at}.key`)
          return [given.get(`${at}.key`) ?? '', valueAt(shape.of, `${at}.value`, reading)]
        }),
      )
    default:
      return scalar === undefined ? undefined : scalarOf(shape, scalar, path, reading.problems)
  }
}

function numbered<T>(prefix: string, { branches, given }: Reading, read: (path: string) => T): T[] {
  const items: T[] = []
  for (let i = 1; branches.has(`${prefix}.${i}`) || given.has(`${prefix}.${i}`); i++) items.push(read(`${prefix}.${i}`))
  return items
}

function scalarOf(shape: Shape, value: string, path: string, problems: string[]): unknown {
  switch (shape.type) {
    case 'integer':
      if (!/^-?\d{1,15}$/.test(value)) problems.push(`Invalid value '${value}' for ${path}: it must be an integer`)
      return Number(value)
    case 'boolean':
      if (value !== 'true' && value !== 'false')
        problems.push(`Invalid value '${value}' for ${path}: it must be true or false`)
      return value === 'true'
    case 'timestamp': {
      const time = Date.parse(value) / 1000
      if (Number.isNaN(time)) problems.push(`Invalid value '${value}' for ${path}: it must be a timestamp`)
      return time
    }
    case 'blob': {
      const bytes = fromBase64(value)
      if (!bytes) problems.push(`Invalid value for ${path}: it must be Base64`)
      return bytes
    }
    default:
      return value
  }
}

// WRITING

const answered = (service: QueryService, name: string, output: unknown, ids: Ids): WireResponse => {
  const members = isRecord(output) ? written(output) : ''
  const hasResult = (isRecord(output) && Object.keys(output).length > 0) || EMPTY_RESULTS.has(name)
  const result = hasResult ? element(`${name}Result`, members) : ''
  return xmlResponse(
    200,
    `<${name}Response xmlns="https://${HOSTS[service]}/doc/${VERSIONS[service]}/">${result}<ResponseMetadata><RequestId>${ids.request}</RequestId></ResponseMetadata></${name}Response>`,
    ids,
  )
}

/** Operations without output have no result; these have one without members. */
const EMPTY_RESULTS: ReadonlySet<string> = new Set(['UpdateRole'])

// Laid out as in the answer of IAM that aws/aws-cli#8918 shows.
const refused = (service: QueryService, { status, code, message = '' }: ErrorData, ids: Ids): WireResponse =>
  xmlResponse(
    status,
    `<ErrorResponse xmlns="https://${HOSTS[service]}/doc/${VERSIONS[service]}/">\n  <Error>\n    <Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>\n    <Code>${code}</Code>\n    <Message>${text(message)}</Message>\n  </Error>\n  <RequestId>${ids.request}</RequestId>\n</ErrorResponse>\n`,
    ids,
  )

const xmlResponse = (status: number, body: string, { request }: Ids): WireResponse => ({
  status,
  headers: [
    ['x-amzn-requestid', request],
    ['content-type', 'text/xml'],
  ],
  body: utf8(body),
})

const TIMES: ReadonlySet<string> = new Set([
  'CreateDate',
  'CreateTimestamp',
  'EnableDate',
  'Expiration',
  'ExpirationDate',
  'ExpirationTime',
  'GeneratedTime',
  'JobCompletionDate',
  'JobCreationDate',
  'LastAccessedTime',
  'LastAuthenticated',
  'LastAuthenticatedTime',
  'LastUsedDate',
  'PasswordLastUsed',
  'Timestamp',
  'UpdateDate',
  'UpdateTimestamp',
  'UpdatedTime',
  'UploadDate',
  'ValidUntil',
])
const MAPS: ReadonlySet<string> = new Set(['Certifications', 'EvalDecisionDetails', 'Properties', 'SummaryMap'])
/** Policies are escaped twice: for XML, and before that as in an address. */
const DOCUMENTS: ReadonlySet<string> = new Set(['AssumeRolePolicyDocument', 'Document', 'PolicyDocument'])

const written = (members: Readonly<Record<string, unknown>>): string =>
  Object.entries(members)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => element(name, contentOf(name, value)))
    .join('')

function contentOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item: unknown) => element('member', contentOf('', item))).join('')
  if (value instanceof Uint8Array) return base64Of(value)
  if (isRecord(value))
    return MAPS.has(name)
      ? Object.entries(value)
          .map(([key, item]) => element('entry', element('key', text(key)) + element('value', contentOf('', item))))
          .join('')
      : written(value)
  if (typeof value === 'number' && TIMES.has(name)) return `${new Date(value * 1000).toISOString().slice(0, 19)}Z`
  if (typeof value === 'string') return text(DOCUMENTS.has(name) ? escaped(value) : value)
  return String(value)
}
