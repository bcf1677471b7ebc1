// AWS JSON 1.1: KMS, CloudTrail, Organizations. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
import {
  base64Of,
  fromBase64,
  isRecord,
  textOf,
  utf8,
  type ErrorData,
  type Members,
  type ServiceName,
  type Shape,
} from '../sim/index.ts'
import { apiRefusals } from './doorRefusals.ts'
import type { WireRequest, WireResponse } from './message.ts'
import type { Ids, Protocol } from './protocol.ts'

const SERVICES: ReadonlyMap<string, ServiceName> = new Map([
  ['TrentService', 'kms'],
  ['com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101', 'cloudtrail'],
  ['CloudTrail_20131101', 'cloudtrail'],
  ['AWSOrganizationsV20161128', 'organizations'],
])

export const isJsonService = (name: string | undefined): boolean =>
  [...SERVICES.values()].some((service) => service === name)

const refusals = apiRefusals({
  status: 400,
  incomplete: 'IncompleteSignatureException',
  wrong: 'InvalidSignatureException',
  // aws/aws-sdk-js#2340
  minutes: 5,
})

/** `target` is the header `X-Amz-Target`: `TrentService.Decrypt`. */
export function jsonProtocol({ method }: WireRequest, target: string): Protocol {
  const dot = target.lastIndexOf('.')
  const service = SERVICES.get(target.slice(0, dot))
  const isKnown = service !== undefined && method === 'POST'
  return {
    service: service ?? 'kms',
    ...(service === 'organizations' && { home: 'us-east-1' }),
    refusals,
    operation: isKnown ? `${service}:${target.slice(dot + 1)}` : { error: unknownOperation },
    read: (operation, { body }) => readInput(operation.input, textOf(body)),
    answer: (_, output, ids) => written(200, output === undefined || output === null ? {} : output, ids),
    refuse: refused,
  }
}

export const unknownOperation: ErrorData = { status: 400, code: 'UnknownOperationException' }

function refused({ status, code, message }: ErrorData, ids: Ids): WireResponse {
  // AccessDeniedException is no member of KMS's model, and spells its text in another way.
  const member = code === 'AccessDeniedException' ? 'Message' : 'message'
  return written(status, { __type: code, ...(message !== undefined && { [member]: message }) }, ids)
}

const written = (status: number, output: unknown, { request }: Ids): WireResponse => ({
  status,
  headers: [
    ['x-amzn-requestid', request],
    ['content-type', 'application/x-amz-json-1.1'],
  ],
  body: utf8(JSON.stringify(output, bytesAsText)),
})

const bytesAsText = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? base64Of(value) : value)

function readInput(members: Members, text: string) {
  const problems: string[] = []
  let value: unknown
  try {
    value = text === '' ? {} : JSON.parse(text)
  } catch {
    return { error: { status: 400, code: 'SerializationException' } }
  }
  const input = convert({ type: 'structure', members }, value, problems)
  return problems[0] === undefined
    ? { input }
    : { error: { status: 400, code: 'SerializationException', message: problems[0] } }
}

/** What is of the wrong type stays as it is, and is a problem. */
function convert(shape: Shape, value: unknown, problems: string[]): unknown {
  if (value === null || value === undefined) return undefined
  switch (shape.type) {
    case 'string':
      if (typeof value !== 'string') problems.push(cannotBe(value, 'a String'))
      return value
    case 'integer':
      if (typeof value !== 'number') problems.push(cannotBe(value, 'an Integer'))
      return typeof value === 'number' ? Math.trunc(value) : value
    case 'timestamp':
      if (typeof value !== 'number') problems.push(cannotBe(value, 'a Timestamp'))
      return value
    case 'boolean':
      if (typeof value !== 'boolean') problems.push(cannotBe(value, 'a Boolean'))
      return value
    case 'blob': {
      const bytes = typeof value === 'string' ? fromBase64(value) : undefined
      if (!bytes) problems.push(typeof value === 'string' ? 'Invalid Base64 value' : cannotBe(value, 'a Blob'))
      return bytes ?? value
    }
    case 'list':
      if (!Array.isArray(value)) problems.push(isRecord(value) ? START_OF_STRUCTURE : UNEXPECTED)
      return Array.isArray(value) ? value.map((item: unknown) => convert(shape.of, item, problems) ?? null) : value
    case 'map':
      if (!isRecord(value)) problems.push(Array.isArray(value) ? START_OF_LIST : UNEXPECTED)
      return isRecord(value)
        ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, convert(shape.of, item, problems)]))
        : value
    case 'structure':
      if (!isRecord(value)) {
        problems.push(Array.isArray(value) ? START_OF_LIST : UNEXPECTED)
        return value
      }
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => {
          const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined
          // A member that is not simulated stays, and the engine refuses it: nothing is left out in silence.
          if (!member && isDeep(item)) problems.push(UNEXPECTED)
          return [name, member ? convert(member.shape, item, problems) : item]
        }),
      )
  }
}

/** No member of AWS's is nested like this, and what walks through it would run out of stack. */
const DEEPEST = 64

function isDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++)
    level = level.flatMap((item): unknown[] => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  return level.length > 0
}

const UNEXPECTED = 'Unexpected token received from parser'
const START_OF_STRUCTURE = 'Start of structure or map found where not expected.'
const START_OF_LIST = 'Start of list found where not expected'

const cannotBe = (value: unknown, type: string): string =>
  Array.isArray(value)
    ? START_OF_LIST
    : isRecord(value)
      ? START_OF_STRUCTURE
      : `${token(value)} can not be converted to ${type}`

const token = (value: unknown): string =>
  (typeof value === 'boolean' ? `${value}_value` : `${typeof value}_value`).toUpperCase()
