// For every operation in the catalogue: what the SDK writes is what the engine reads, and what the engine answers is what
// the SDK reads, for all that AWS's models allow.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allOperations, createEnvironment } from '../sim/index.ts'
import { arrivedBody, payloadOf } from './arrival.ts'
import { protocolOf } from './dispatch.ts'
import type { WireRequest } from './message.ts'
import { targetOf } from './target.ts'
import { asEngineSays, asSdkSees, exampleOf, inputOf, LEAST, outputOf, settled } from './testing/arbitraries.ts'
import { clientOf, clientThrough, serve } from './testing/clients.ts'
import { modelOf } from './testing/models.ts'

const operations = (await allOperations()).filter(({ name }) => !name.startsWith('clock:'))
const environment = createEnvironment({ seed: 'laws' })
/** Headers that AWS reads only to refuse them. */
const UNMODELLED: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3:GetObject', ['ServerSideEncryption', 'SSEKMSKeyId']],
  ['s3:HeadObject', ['ServerSideEncryption', 'SSEKMSKeyId']],
])
/** Errors that would be the wire's. */
const MISUNDERSTOOD = [
  'InternalError',
  'InternalFailure',
  'InvalidAction',
  'InvalidSignatureException',
  'MalformedInput',
  'MalformedXML',
  'MethodNotAllowed',
  'NotImplemented',
  'SerializationException',
  'SignatureDoesNotMatch',
  'TypeError',
  'UnknownOperationException',
  'UnsupportedOperation',
]
/** Reads of features that no bucket here has: all that they ever answer. */
const NOTHING: ReadonlySet<string> = new Set(
  ['LifecycleConfiguration', 'Cors', 'Website', 'Replication', 'Logging', 'NotificationConfiguration']
    .map((feature) => `s3:GetBucket${feature}`)
    .concat('s3:GetObjectLockConfiguration', 's3:GetBucketAccelerateConfiguration'),
)
const RUNS = { numRuns: 8 }

describe.each(operations.map((operation) => ({ operation, name: operation.name })))('$name', ({ operation }) => {
  const model = modelOf(operation)

  it('is an operation of AWS, with members of AWS', () => {
    const members = [...model.input.structIterator()].map(([name]) => name)
    const more = UNMODELLED.get(operation.name) ?? []
    expect([...members, ...more]).toEqual(expect.arrayContaining(Object.keys(operation.input)))
  })

  it('is read as the SDK writes it', async () => {
    const sent: WireRequest[] = []
    const client = clientThrough(model.service, (request) => {
      sent.push(request)
      return { status: 500, headers: [], body: new Uint8Array() }
    })
    await fc.assert(
      fc.asyncProperty(inputOf(operation, model), async (input) => {
        const command = model.command(asSdkSees(model.input, input))
        const problem: unknown = await client.send(command).catch((error: unknown) => error)
        const request = sent.pop()
        if (!request) throw problem
        expect(await readBack(request)).toEqual({
          operation: operation.name,
          input: expect.objectContaining(input) as unknown,
        })
      }),
      RUNS,
    )
  })

  it('is answered as the SDK reads it', async () => {
    const outputs: unknown[] = []
    const client = clientThrough(model.service, (request) =>
      protocolFor(request).answer(operation, outputs.pop(), { request: 'id', host: 'host' }),
    )
    await fc.assert(
      fc.asyncProperty(NOTHING.has(operation.name) ? fc.constant({}) : outputOf(model), async (expected) => {
        outputs.push(asEngineSays(expected))
        const { $metadata, ...read } = await client.send(model.command(LEAST))
        expect($metadata).toMatchObject({ requestId: 'id' })
        expect(await settled(read)).toEqual(expected)
      }),
      RUNS,
    )
  })

  it('reaches the engine, signed, and is answered in AWS’s words', async () => {
    const server = await serve()
    const client = clientOf(server, model.service)
    const name: unknown = await client.send(model.command(exampleOf(model.input, operation.example))).then(
      () => 'answered',
      (error: unknown) => (error instanceof Error ? error.name : error),
    )
    expect(MISUNDERSTOOD).not.toContain(name)
    expect(server.exchanges.at(-1)?.operation).toBe(operation.name)
    expect(server.exchanges.at(-1)?.trace[0]?.call.caller).toMatchObject({ type: 'Root' })
  })

  const protocolFor = (request: WireRequest) => {
    const target = targetOf(request.target)
    if (!target) throw new Error(`The SDK cannot have sent ${request.target}.`)
    return protocolOf(request, target, undefined, [])
  }

  const readBack = async (request: WireRequest) => {
    const protocol = protocolFor(request)
    const target = targetOf(request.target) ?? { path: '/', query: [] }
    const payload = await payloadOf(environment, protocol, request, undefined)
    if ('error' in payload) return payload
    const arrived = await arrivedBody(
      environment,
      protocol,
      operation.name,
      request,
      target,
      payload,
      undefined,
      undefined,
    )
    return 'error' in arrived ? arrived : { operation: protocol.operation, ...protocol.read(operation, arrived) }
  }
})
