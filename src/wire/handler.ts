// AWS's HTTP interface on top of the engine: what an SDK sends goes in, what AWS would answer comes out.
import {
  base64Of,
  allOperations,
  get,
  refusedAtTheDoor,
  send,
  serviceNamed,
  type ApiRequest,
  type CallerName,
  type Environment,
  type ErrorData,
  type Operation,
  type Outcome,
  type ServiceName,
  type TraceEntry,
  type World,
} from '../sim/index.ts'
import { arrivedBody, payloadOf } from './arrival.ts'
import { missing, protocolOf } from './dispatch.ts'
import { jsonProtocol } from './json.ts'
import { messageOf, responseOf, type WireRequest, type WireResponse } from './message.ts'
import type { Ids, Protocol } from './protocol.ts'
import { verifyOlder, withHeadersOf } from './olderSignature.ts'
import { restXmlProtocol } from './restXml.ts'
import { signatureOf, type OlderSignature, type Signature } from './signature.ts'
import { targetOf, type Target } from './target.ts'
import { verify } from './verify.ts'

export interface HandlerOptions {
  readonly world: World
  readonly environment: Environment
  /** Milliseconds since the epoch, by the clock that clients sign with; the environment's when absent. */
  readonly clock?: () => number
  /** Hears of each request that found an operation, in the order in which they were worked on. */
  readonly onExchange?: (exchange: Exchange) => void
  /** What is kept of a world before the next request: nobody is at work, and everybody has heard of the last one. */
  readonly tidied?: (world: World, environment: Environment) => World
  /** Hears of a mistake of ours: the client is told no more than that there was one. */
  readonly onBug?: (error: unknown) => void
  /** Domains below which a host's first labels are a bucket; `localhost` when absent. */
  readonly bucketHosts?: readonly string[]
  /** False when requests are to count as having come without TLS. */
  readonly isSecure?: boolean
}

export interface Exchange {
  readonly operation: string
  readonly region: string
  readonly status: number
  readonly trace: readonly TraceEntry[]
  readonly world: World
  /** Bytes of the bodies of request and answer. */
  readonly size: number
}

export interface Handler {
  readonly world: World
  /** The door to which its bytes and keys belong. */
  readonly environment: Environment
  /** Answers one request. Requests may overlap: they change the world one after the other. */
  readonly handle: (request: WireRequest) => Promise<WireResponse>
  readonly fetch: (request: Request) => Promise<Response>
  /** What comes over no wire, in its turn and heard like everything else. */
  readonly send: (request: ApiRequest) => Promise<Outcome>
  /** Waits for what is at work, then goes on from another world; with its own door, if it has one. */
  readonly reset: (world: World, environment?: Environment) => Promise<void>
}

export function createHandler(options: HandlerOptions): Handler {
  const state: State = { ...options, tail: Promise.resolve(), operations: catalogue() }
  const handle = async (request: WireRequest): Promise<WireResponse> => {
    try {
      return dated(state, await exchange(state, request))
    } catch (error) {
      state.onBug?.(error)
      return dated(state, internalFailure(state, request))
    }
  }
  return {
    get world() {
      return state.world
    },
    get environment() {
      return state.environment
    },
    handle,
    fetch: async (request) => responseOf(await handle(await messageOf(request))),
    async send(request) {
      const outcome = await inTurn(state, async () => {
        const sent = await send(worldOf(state), state.environment, request)
        state.world = sent.world
        return sent
      })
      const { operation, region = DEFAULT_REGION } = request
      const status = 'error' in outcome ? outcome.error.status : 200
      state.onExchange?.({ operation, region, status, trace: outcome.trace, world: outcome.world, size: 0 })
      return outcome
    },
    reset: (world, environment = state.environment) =>
      inTurn(state, () => {
        Object.assign(state, { world, environment })
      }),
  }
}

/** By name, once it is first asked. */
function catalogue(): () => Promise<ReadonlyMap<string, Operation>> {
  let known: Promise<ReadonlyMap<string, Operation>> | undefined
  return () => (known ??= allOperations().then((all) => new Map(all.map((operation) => [operation.name, operation]))))
}

interface State extends HandlerOptions {
  readonly operations: ReturnType<typeof catalogue>
  world: World
  environment: Environment
  /** Settles when the request before this one is through. */
  tail: Promise<unknown>
}

function inTurn<T>(state: State, work: () => Promise<T> | T): Promise<T> {
  const mine = state.tail.then(work)
  state.tail = mine.catch(() => undefined)
  return mine
}

const worldOf = ({ environment, tidied, world }: State): World => tidied?.(world, environment) ?? world

const DEFAULT_REGION = 'us-east-1'

async function exchange(state: State, request: WireRequest): Promise<WireResponse> {
  const target = targetOf(request.target)
  if (!target) return restXmlProtocol(request, ROOT, []).refuse(INVALID_URI, newIds(state, 's3'))
  const read = signatureOf(request, target)
  const signature = read && 'signature' in read ? read.signature : undefined
  const protocol = protocolOf(request, target, signature, state.bucketHosts ?? ['localhost'])

  if (typeof protocol.operation !== 'string')
    return protocol.refuse(protocol.operation.error, newIds(state, protocol.service))
  const operation = (await state.operations()).get(protocol.operation)
  if (!operation) return protocol.refuse(missing(protocol.service, protocol.operation), newIds(state, protocol.service))
  const older = read && 'older' in read ? read.older : undefined
  // The older signature names no Region: it is for wherever the bucket is.
  const home = older && get(state.world.s3.buckets, protocol.bucket?.name ?? '')?.region
  const region = protocol.home ?? signature?.region ?? home ?? DEFAULT_REGION
  const turnAway = (error: ErrorData): WireResponse => {
    const { trace, world } = refusedAtTheDoor(state.world, operation, error)
    const size = request.body.length
    state.onExchange?.({ operation: operation.name, region, status: error.status, trace, world, size })
    return protocol.refuse(error, newIds(state, protocol.service))
  }

  if (older && protocol.service !== 's3')
    return turnAway(protocol.refusals.flawed({ type: 'unsupported', authorization: 'AWS ' }))
  if (read && 'flaw' in read) return turnAway(protocol.refusals.flawed(read.flaw))
  const now = (state.clock ?? state.environment.now)()
  const payload = await payloadOf(state.environment, protocol, request, signature)
  if ('error' in payload) return turnAway(payload.error)
  const verdict = verdictOf(state, { request, target, read, protocol, payloadHash: payload.hash, region, now })
  if ('error' in verdict) return turnAway(verdict.error)
  const arrived = await arrivedBody(
    state.environment,
    protocol,
    operation.name,
    older || signature?.place === 'query' ? withHeadersOf(request, target) : request,
    target,
    payload,
    signature,
    verdict.key,
  )
  if ('error' in arrived) return turnAway(arrived.error)
  const input = protocol.read(operation, arrived)
  // Whether there is such a bucket comes before what its document says.
  if ('error' in input) return turnAway(absentBucket(state.world, protocol, operation, input.error) ?? input.error)

  const { caller } = verdict
  const presigned = presignedBy(signature, older, now)
  const outcome = await inTurn(state, () =>
    perform(state, { request, operation, caller, region, presigned, input: input.input }),
  )
  const ids = idsIn(outcome) ?? newIds(state, protocol.service)
  const response =
    'error' in outcome
      ? protocol.refuse(withToken(protocol, outcome.error, signature ?? older), ids)
      : protocol.answer(operation, outcome.response, ids)
  const { trace, world } = outcome
  const size = request.body.length + response.body.length
  state.onExchange?.({ operation: operation.name, region, status: response.status, trace, world, size })
  return response
}

/** Known of the settings of buckets. */
function absentBucket(
  { s3 }: World,
  { bucket }: Protocol,
  { name }: Operation,
  { code }: ErrorData,
): ErrorData | undefined {
  const isSetting = code === 'MalformedXML' && name.startsWith('s3:PutBucket')
  if (!isSetting || bucket === undefined || get(s3.buckets, bucket.name)) return undefined
  return {
    status: 404,
    code: 'NoSuchBucket',
    message: 'The specified bucket does not exist',
    details: [['BucketName', bucket.name]],
  }
}

interface Arrival {
  readonly request: WireRequest
  readonly target: Target
  readonly read: ReturnType<typeof signatureOf>
  readonly protocol: Protocol
  readonly payloadHash: string
  readonly region: string
  readonly now: number
}

function verdictOf(
  { world }: State,
  { request, target, read, protocol, payloadHash, region, now }: Arrival,
): ReturnType<typeof verify> {
  const { bucket, refusals, service } = protocol
  if (read && 'signature' in read)
    return verify(world, { request, target, signature: read.signature, payloadHash, service, now, refusals })
  if (!read || !('older' in read)) return { caller: { type: 'anonymous' }, key: undefined }
  const hostedBucket = bucket?.isInHost ? bucket.name : undefined
  const verdict = verifyOlder(world, { request, target, signature: read.older, hostedBucket, region, now })
  return 'error' in verdict ? verdict : { ...verdict, key: undefined }
}

type Presigned = NonNullable<NonNullable<Parameters<typeof send>[2]['client']>['presigned']>

function presignedBy(
  signature: Signature | undefined,
  older: OlderSignature | undefined,
  now: number,
): Presigned | undefined {
  if (older) return { version: 2 }
  return signature?.place === 'query' ? { version: 4, age: Math.max(0, now - signature.signedAt) } : undefined
}

interface Call {
  readonly request: WireRequest
  readonly operation: Operation
  readonly caller: CallerName
  readonly region: string
  readonly presigned: Presigned | undefined
  readonly input: unknown
}

async function perform(state: State, { request, operation, caller, region, presigned, input }: Call): Promise<Outcome> {
  const userAgent = request.headers.get('user-agent')
  const host = request.headers.get('host')
  const outcome = await send(worldOf(state), state.environment, {
    as: caller,
    operation: operation.name,
    input,
    region,
    client: {
      ...(request.address !== undefined && { address: request.address }),
      ...(userAgent !== undefined && { userAgent }),
      ...(host !== undefined && { host }),
      ...(state.isSecure === false && { isSecure: false }),
      ...(presigned && { presigned }),
    },
  })
  state.world = outcome.world
  return outcome
}

/** S3 says which token has expired. */
const withToken = (
  { service }: Protocol,
  error: ErrorData,
  signature: Pick<Signature, 'sessionToken'> | undefined,
): ErrorData =>
  service === 's3' && error.code === 'ExpiredToken' && signature?.sessionToken !== undefined
    ? { ...error, details: [['Token-0', signature.sessionToken]] }
    : error

const INVALID_URI: ErrorData = { status: 400, code: 'InvalidURI', message: "Couldn't parse the specified URI." }
const ROOT: Target = { path: '/', query: [] }

const newIds = ({ environment }: State, service: ServiceName): Ids => ({
  request: serviceNamed(service).newRequestId(environment),
  host: service === 's3' ? base64Of(environment.randomBytes(56)) : '',
})

/** What the record of the call is named by. */
function idsIn({ trace }: Outcome): Ids | undefined {
  for (const { call, step } of trace)
    if (step.type === 'event-recorded' && call.depth === 0) {
      const { requestID, additionalEventData } = step.event
      const host = additionalEventData?.['x-amz-id-2']
      return requestID === undefined ? undefined : { request: requestID, host: typeof host === 'string' ? host : '' }
    }
  return undefined
}

function internalFailure(state: State, request: WireRequest): WireResponse {
  const error = { status: 500, code: 'InternalFailure', message: 'We encountered an internal error. Please try again.' }
  const named = request.headers.get('x-amz-target')
  return named === undefined
    ? restXmlProtocol(request, ROOT, []).refuse({ ...error, code: 'InternalError' }, newIds(state, 's3'))
    : jsonProtocol(request, named).refuse(error, newIds(state, 'kms'))
}

const dated = (state: State, response: WireResponse): WireResponse => ({
  ...response,
  headers: [...response.headers, ['date', new Date((state.clock ?? state.environment.now)()).toUTCString()]],
})
