// Anything that an operation can be asked, and anything that it can answer.
import type { NormalizedSchema } from '@smithy/core/schema'
import fc from 'fast-check'
import { fromBase64, isRecord, utf8, type Operation, type Shape } from '../../sim/index.ts'
import { METADATA, requestHeader } from '../s3Bindings.ts'
import { escaped } from '../target.ts'
import type { Model } from './models.ts'

type Members = Readonly<Record<string, unknown>>

/** What the SDK insists on before it sends anything. */
export const LEAST = { Bucket: 'gallery', Key: 'photo', UploadId: 'id', PartNumber: 1 }

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
/** For headers: printable, with no spaces around it. */
const word = fc.stringMatching(/^[!-~]([ -~]{0,10}[!-~])?$/)
const token = fc.stringMatching(/^[a-z][a-z\d-]{0,8}$/)
/** For XML, which keeps no control characters. */
const xmlText = fc.string({
  unit: fc.constantFrom('a', 'Z', '0', '<', '>', '&', '"', "'", 'é', '💥', '/', ']]>', '+', '%20'),
  minLength: 1,
  maxLength: 12,
})
/** Whole seconds, as in headers. */
const moment = fc.integer({ min: 1_600_000_000, max: 1_900_000_000 })

/** Members that the SDK fills in or works out by itself. */
const OWN = /^(Checksum|ContentMD5$|ContentLength$|SSECustomer|CopySourceSSECustomer)/

/** By the engine's shape; times in seconds. */
export const inputOf = (operation: Operation, { service, name, input }: Model): fc.Arbitrary<Members> =>
  record(
    Object.entries(operation.input).flatMap(([member, { shape, required }]) => {
      if (OWN.test(member) || !isModelled(input, member)) return []
      if (member === 'Bucket') return [[member, fc.constant(LEAST.Bucket), true] as const]
      const isHeader = service === 's3' && requestHeader(name, member) !== undefined
      const isNeeded = required || member in LEAST
      return [
        [
          member,
          member === 'Metadata' ? fc.dictionary(token, word, { minKeys: 1, maxKeys: 3 }) : ofShape(shape, isHeader),
          isNeeded,
        ] as const,
      ]
    }),
  )

const isModelled = (schema: NormalizedSchema, member: string): boolean =>
  [...schema.structIterator()].some(([name]) => name === member)

function ofShape(shape: Shape, isHeader: boolean): fc.Arbitrary<unknown> {
  switch (shape.type) {
    case 'string':
      return shape.values ? fc.constantFrom(...shape.values) : isHeader ? word : text
    case 'integer':
      return fc.integer({ min: 0, max: 10_000 })
    case 'boolean':
      return fc.boolean()
    case 'timestamp':
      return moment
    case 'blob':
      return fc.uint8Array({ minLength: 1, maxLength: 50 }).map((bytes) => new Uint8Array(bytes))
    case 'list':
      return fc.array(isHeader ? token : ofShape(shape.of, isHeader), { minLength: 1, maxLength: 3 })
    case 'map':
      return fc.dictionary(token, ofShape(shape.of, isHeader), { minKeys: 1, maxKeys: 3 })
    case 'structure':
      // A structure without members is nothing in a form.
      return record(
        Object.entries(shape.members).map(
          ([name, member]) => [name, ofShape(member.shape, isHeader), member.required] as const,
        ),
      ).filter((value) => Object.keys(value).length > 0)
  }
}

const record = (
  members: readonly (readonly [name: string, value: fc.Arbitrary<unknown>, isNeeded: boolean])[],
): fc.Arbitrary<Members> =>
  fc.record(Object.fromEntries(members.map(([name, value]) => [name, value])), {
    requiredKeys: members.filter(([, , isNeeded]) => isNeeded).map(([name]) => name),
    noNullPrototype: true,
  })

/** The SDK has dates where the engine has seconds. */
export function asSdkSees(schema: NormalizedSchema, value: unknown): object {
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, seen(schema.getMemberSchema(name), item)] as const),
      )
    : {}
}

function seen(schema: NormalizedSchema | undefined, value: unknown): unknown {
  if (!schema) return value
  if (schema.isTimestampSchema() && typeof value === 'number') return new Date(value * 1000)
  if (Array.isArray(value)) return value.map((item: unknown) => seen(schema.getValueSchema(), item))
  return schema.isStructSchema() ? asSdkSees(schema, value) : value
}

/** An operation's example, whose bytes are texts. */
export const exampleOf = (schema: NormalizedSchema, example: Members): object =>
  Object.fromEntries(
    Object.entries(example).map(([name, value]) => {
      const isBlob = schema.getMemberSchema(name)?.isBlobSchema() ?? false
      return [name, isBlob && typeof value === 'string' ? (fromBase64(value) ?? utf8(value)) : value] as const
    }),
  )

/** By AWS's model, as the SDK has it: times are dates. */
export const outputOf = ({ service, name, output }: Model): fc.Arbitrary<Members> =>
  output.isStructSchema()
    ? record(
        [...output.structIterator()].flatMap(([member, schema]) =>
          // The SDK would compare these with a body that they do not belong to.
          (name === 'GetObject' && member.startsWith('Checksum')) || member.startsWith('Expires')
            ? []
            : [[member, ofSchema(schema, member, service, 0), ALWAYS.has(member)] as const],
        ),
      )
    : fc.constant({})

/** Without these the SDK takes the answer for a broken one. */
const ALWAYS: ReadonlySet<string> = new Set(['CopyObjectResult', 'CopyPartResult'])

const DEEPEST = 5
const DOCUMENTS = ['AssumeRolePolicyDocument', 'Document', 'PolicyDocument']

function ofSchema(schema: NormalizedSchema, member: string, service: string, depth: number): fc.Arbitrary<unknown> {
  const traits = schema.getMergedTraits()
  const isHeader = traits.httpHeader !== undefined || traits.httpPrefixHeaders !== undefined
  const least = service === 's3' || service === 'iam' || service === 'sts' ? 1 : 0
  const within = (inner: NormalizedSchema, name = ''): fc.Arbitrary<unknown> =>
    ofSchema(inner, name, service, depth + 1)
  if (schema.isTimestampSchema()) return moment.map((seconds) => new Date(seconds * 1000))
  if (schema.isBlobSchema()) return fc.uint8Array({ minLength: 1, maxLength: 30 }).map((bytes) => new Uint8Array(bytes))
  if (schema.isBooleanSchema()) return fc.boolean()
  if (schema.isNumericSchema()) return fc.integer({ min: 0, max: 1_000_000 })
  if (schema.isListSchema())
    return depth > DEEPEST
      ? fc.constant([])
      : fc.array(within(schema.getValueSchema()), { minLength: least, maxLength: 3 })
  if (schema.isMapSchema())
    return traits.httpPrefixHeaders === METADATA
      ? fc.dictionary(token, word, { minKeys: 1, maxKeys: 3 })
      : fc.dictionary(token, within(schema.getValueSchema()), { minKeys: least, maxKeys: 3 })
  if (schema.isStructSchema()) {
    const members = [...schema.structIterator()].map(([name, inner]) => [name, within(inner, name), false] as const)
    return record(members).filter((value) => least === 0 || Object.keys(value).length > 0)
  }
  if (service === 'iam' && DOCUMENTS.includes(member)) return xmlText.map(escaped)
  return isHeader ? word : least ? xmlText : text
}

/** The engine has seconds where the SDK has dates, and policies as they were put. */
export function asEngineSays(value: unknown, member = ''): unknown {
  if (value instanceof Date) return value.getTime() / 1000
  if (value instanceof Uint8Array) return value
  if (Array.isArray(value)) return value.map((item: unknown) => asEngineSays(item))
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asEngineSays(item, name)]))
  return typeof value === 'string' && DOCUMENTS.includes(member) ? decodeURIComponent(value) : value
}

/** Bodies are streams to the SDK. */
export async function settled(read: Members): Promise<Members> {
  const { Body, Metadata, ...others } = read
  // Where there is none, the SDK makes an empty one.
  const rest = isRecord(Metadata) && Object.keys(Metadata).length > 0 ? { ...others, Metadata } : others
  const isStream = (body: unknown): body is { readonly transformToByteArray: () => Promise<Uint8Array> } =>
    typeof body === 'object' && body !== null && 'transformToByteArray' in body
  if (!isStream(Body)) return Body === undefined ? rest : { ...rest, Body }
  const bytes = new Uint8Array(await Body.transformToByteArray())
  return bytes.length > 0 ? { ...rest, Body: bytes } : rest
}
