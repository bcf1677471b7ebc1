// The SDK's own models of the operations, as the SDK's serializers read them.
import * as cloudtrail from '@aws-sdk/client-cloudtrail'
import * as iam from '@aws-sdk/client-iam'
import * as kms from '@aws-sdk/client-kms'
import * as organizations from '@aws-sdk/client-organizations'
import * as s3 from '@aws-sdk/client-s3'
import * as sts from '@aws-sdk/client-sts'
import { NormalizedSchema } from '@smithy/core/schema'
import type { Operation } from '../../sim/index.ts'

const PACKAGES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  cloudtrail,
  iam,
  kms,
  organizations,
  s3,
  sts,
}

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0]

export interface Model {
  readonly service: string
  readonly name: string
  /** Makes the SDK's command. */
  readonly command: (input: object) => object
  readonly input: NormalizedSchema
  readonly output: NormalizedSchema
}

export function modelOf({ name: full }: Pick<Operation, 'name'>): Model {
  const [service = '', name = ''] = full.split(':')
  const members = PACKAGES[service]
  const Command = members?.[`${name}Command`]
  const schema = members?.[`${name}$`]
  if (typeof Command !== 'function' || !Array.isArray(schema)) throw new Error(`AWS has no operation ${full}.`)
  const [, , , , input = 'unit', output = 'unit'] = schema as SchemaRef[] // by its name it is an operation's, with those of input and output
  return {
    service,
    name,
    command: (value) => Reflect.construct(Command, [value]) as object, // a class of commands makes objects
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
  }
}

export interface ModelledError {
  /** The SDK's name. */
  readonly name: string
  /** What is on the wire. */
  readonly code: string
  readonly status: number
  readonly type: new (...args: never[]) => Error
}

/** The errors that a service's model knows. */
export function errorsOf(service: string): readonly ModelledError[] {
  const members = PACKAGES[service] ?? {}
  return Object.entries(members).flatMap(([name, type]) => {
    const schema = members[`${name}$`]
    if (name.endsWith('ServiceException')) return []
    if (typeof type !== 'function' || !Array.isArray(schema) || !(type.prototype instanceof Error)) return []
    // By its prototype it makes errors, and by its name the schema is theirs.
    const { awsQueryError, httpError = 400 } = NormalizedSchema.of(schema as unknown as SchemaRef).getMergedTraits()
    // Only the Query protocol has names of its own for them.
    const own = QUERY.has(service) && Array.isArray(awsQueryError) ? String(awsQueryError[0]) : undefined
    const [code, status] = [own ?? name, Number(httpError)]
    return [{ name, code, status, type: type as ModelledError['type'] }]
  })
}

const QUERY: ReadonlySet<string> = new Set(['iam', 'sts'])
