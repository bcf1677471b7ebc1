// The SDK's own models of the operations, as the SDK's serializers read them.
import * as cloudtrail from '@aws-sdk/client-cloudtrail'
import * as iam from '@aws-sdk/client-iam'
import * as kms from '@aws-sdk/client-kms'
import * as organizations from '@aws-sdk/client-organizations'
import * as s3 from '@aws-sdk/client-s3'
import * as sts from '@aws-sdk/client-sts'
import type { StaticOperationSchema } from '@smithy/types'
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
  const [, , , , input, output] = schema as StaticOperationSchema // by its name it is an operation's
  return {
    service,
    name,
    command: (value) => Reflect.construct(Command, [value]) as object, // a class of commands makes objects
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
  }
}

/** The classes of the errors that the service's model knows, by name. */
export const errorsOf = (service: string): ReadonlyMap<string, new (...args: never[]) => Error> =>
  new Map(
    Object.entries(PACKAGES[service] ?? {}).flatMap(([name, value]) =>
      typeof value === 'function' && value.prototype instanceof Error
        ? [[name, value as new (...args: never[]) => Error] as const] // the line above says that it makes errors
        : [],
    ),
  )
