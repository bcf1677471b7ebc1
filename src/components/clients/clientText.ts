// The same call from a terminal or a program: the AWS CLI's line, and the lines of the SDKs for JavaScript and Python. For
// reading and copying; made from the operation's shape, so that a new operation has them at once.
import type { Members, Operation, Printable, Shape } from '../../sim/index.ts'

export const clients = ['AWS CLI', 'JavaScript', 'Python'] as const
export type Client = (typeof clients)[number]

export interface ClientCall {
  readonly operation: Pick<Operation, 'name' | 'input'>
  /** As a trace shows it: bytes in base64, or how many there were. */
  readonly input: Readonly<Record<string, Printable>>
  readonly isAnonymous: boolean
}

/** Undefined for what is no AWS call (simulated time). */
export function clientText(client: Client, call: ClientCall): string | undefined {
  const service = SERVICES[serviceOf(call)]
  return service && writers[client](call, service)
}

interface ServiceNames {
  readonly cli: string
  readonly javaScript: string
}

const SERVICES: Readonly<Record<string, ServiceNames>> = {
  kms: { cli: 'kms', javaScript: 'KMSClient' },
  s3: { cli: 's3api', javaScript: 'S3Client' },
  iam: { cli: 'iam', javaScript: 'IAMClient' },
  sts: { cli: 'sts', javaScript: 'STSClient' },
  cloudtrail: { cli: 'cloudtrail', javaScript: 'CloudTrailClient' },
  organizations: { cli: 'organizations', javaScript: 'OrganizationsClient' },
}

const writers: Readonly<Record<Client, (call: ClientCall, service: ServiceNames) => string>> = {
  'AWS CLI': (call, { cli }) =>
    [
      `aws ${cli} ${separated(nameOf(call), '-')}`,
      ...(call.isAnonymous ? ['--no-sign-request'] : []),
      ...given(call).map(([name, value, shape]) => option(name, value, shape, call)),
      // What streams out goes into a file.
      ...(nameOf(call) === 'GetObject' ? [quoted(fileIn(call))] : []),
    ].join(' \\\n  '),

  JavaScript: (call, { javaScript: name }) => {
    const service = serviceOf(call)
    const value = structure(given(call), javaScript, call)
    return [
      `import { ${name}, ${nameOf(call)}Command } from '@aws-sdk/client-${service}'`,
      ...(value.includes('await readFile(') ? [`import { readFile } from 'node:fs/promises'`] : []),
      '',
      call.isAnonymous
        ? `const client = new ${name}({ signer: { sign: async (request) => request } })`
        : `const client = new ${name}()`,
      `const answer = await client.send(new ${nameOf(call)}Command(${value}))`,
    ].join('\n')
  },

  Python: (call) => {
    const values = given(call).map(([name, value, shape]) => `    ${name}=${python(value, shape, call)},\n`)
    const body = values.length > 0 ? `\n${values.join('')}` : ''
    return [
      ...(body.includes('b64decode(') ? ['from base64 import b64decode'] : []),
      ...(body.includes('fromtimestamp(') ? ['from datetime import datetime, timezone'] : []),
      'import boto3',
      ...(call.isAnonymous ? ['from botocore import UNSIGNED', 'from botocore.config import Config'] : []),
      '',
      call.isAnonymous
        ? `client = boto3.client('${serviceOf(call)}', config=Config(signature_version=UNSIGNED))`
        : `client = boto3.client('${serviceOf(call)}')`,
      `answer = client.${separated(nameOf(call), '_')}(${body})`,
    ].join('\n')
  },
}

const serviceOf = ({ operation: { name } }: ClientCall): string => name.slice(0, name.indexOf(':'))
const nameOf = ({ operation: { name } }: ClientCall): string => name.slice(name.indexOf(':') + 1)

/** `ListObjectsV2` is `list-objects-v2`, `SSEKMSKeyId` is `ssekms-key-id`: botocore's rule. */
const separated = (name: string, by: string): string =>
  name
    .replaceAll(/(.)([A-Z][a-z]+)/g, `$1${by}$2`)
    .replaceAll(/([a-z0-9])([A-Z])/g, `$1${by}$2`)
    .toLowerCase()

type Given = readonly [name: string, value: Printable, shape: Shape]

const given = ({ operation, input }: ClientCall): readonly Given[] => givenIn(operation.input, input)

const givenIn = (members: Members, input: Readonly<Record<string, Printable>>): readonly Given[] =>
  Object.entries(members).flatMap(([name, { shape }]) => {
    const value = Object.hasOwn(input, name) ? input[name] : undefined
    return value === undefined || value === null ? [] : [[name, value, shape] as const]
  })

/** An object's body comes from a file, which is named like the object. */
const isBody = (name: string, { operation }: ClientCall): boolean => name === 'Body' && operation.name.startsWith('s3:')

function fileIn({ input }: ClientCall): string {
  const key = typeof input['Key'] === 'string' ? input['Key'] : ''
  return key.slice(key.lastIndexOf('/') + 1) || 'file'
}

// AWS CLI version 2: https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html

function option(name: string, value: Printable, shape: Shape, call: ClientCall): string {
  const flag = separated(name, '-')
  if (isBody(name, call)) return `--body ${quoted(fileIn(call))}`
  if (shape.type === 'boolean') return value === true ? `--${flag}` : `--no-${flag}`
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  // What begins with a hyphen would be taken for an option.
  return text.startsWith('-') ? `--${flag}=${quoted(text)}` : `--${flag} ${quoted(text)}`
}

/** For POSIX shells. */
const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

type Write = (value: Printable, shape: Shape | undefined, call: ClientCall, indent: string) => string

const javaScript: Write = (value, shape, call, indent) => {
  if (shape?.type === 'blob' && typeof value === 'string') return `Buffer.from(${literal(value)}, 'base64')`
  if (shape?.type === 'timestamp' && typeof value === 'number')
    return `new Date(${literal(new Date(value * 1000).toISOString())})`
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? literal(value) : String(value)
  if (Array.isArray(value)) {
    const of = shape?.type === 'list' ? shape.of : undefined
    return `[${value.map((item: Printable) => javaScript(item, of, call, indent)).join(', ')}]`
  }
  return structure(membersOf(value, shape), javaScript, call, indent)
}

function structure(
  members: readonly (readonly [string, Printable, Shape | undefined])[],
  write: Write,
  call: ClientCall,
  indent = '',
): string {
  if (members.length === 0) return '{}'
  const deeper = `${indent}  `
  const lines = members.map(([name, value, shape]) => {
    const text =
      indent === '' && isBody(name, call)
        ? `await readFile(${literal(fileIn(call))})`
        : write(value, shape, call, deeper)
    return `${deeper}${/^[A-Za-z]\w*$/.test(name) ? name : literal(name)}: ${text},\n`
  })
  return `{\n${lines.join('')}${indent}}`
}

function python(value: Printable, shape: Shape | undefined, call: ClientCall): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (value === null) return 'None'
  if (shape?.type === 'blob') {
    if (typeof value === 'string' && !isBodyShape(shape, call)) return `b64decode(${literal(value)})`
    return `open(${literal(fileIn(call))}, 'rb')`
  }
  if (shape?.type === 'timestamp' && typeof value === 'number') return `datetime.fromtimestamp(${value}, timezone.utc)`
  if (typeof value === 'string') return literal(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    const of = shape?.type === 'list' ? shape.of : undefined
    return `[${value.map((item: Printable) => python(item, of, call)).join(', ')}]`
  }
  const pairs = membersOf(value, shape).map(([name, item, inner]) => `${literal(name)}: ${python(item, inner, call)}`)
  return `{${pairs.join(', ')}}`
}

/** S3's only blob that a caller sends is an object's body. */
const isBodyShape = (shape: Shape, { operation }: ClientCall): boolean =>
  operation.name.startsWith('s3:') && operation.input['Body']?.shape === shape

const membersOf = (
  value: { readonly [name: string]: Printable } | readonly Printable[],
  shape: Shape | undefined,
): readonly (readonly [string, Printable, Shape | undefined])[] =>
  Object.entries(value).map(([name, item]: readonly [string, Printable]) => [
    name,
    item,
    shape?.type === 'map'
      ? shape.of
      : shape?.type === 'structure' && Object.hasOwn(shape.members, name)
        ? shape.members[name]?.shape
        : undefined,
  ])

/** A string in both languages. */
const literal = (text: string): string => JSON.stringify(text)
