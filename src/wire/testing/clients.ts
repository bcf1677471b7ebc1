// The real clients of AWS's SDK, talking to a handler instead of the network.
import { Readable } from 'node:stream'
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail'
import { IAMClient } from '@aws-sdk/client-iam'
import { KMSClient } from '@aws-sdk/client-kms'
import { OrganizationsClient } from '@aws-sdk/client-organizations'
import { S3Client } from '@aws-sdk/client-s3'
import { STSClient } from '@aws-sdk/client-sts'
import { createEnvironment, rootArn, utf8, withAccessKey, type AccessKey } from '../../sim/index.ts'
import { root, simulation, type Simulation } from '../../sim/testing/world.ts'
import { createHandler, type Exchange, type Handler, type HandlerOptions } from '../handler.ts'
import type { WireRequest, WireResponse } from '../message.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface Server {
  readonly handler: Handler
  /** What passed over the wire, and what the engine made of it. */
  readonly requests: WireRequest[]
  readonly responses: WireResponse[]
  readonly exchanges: Exchange[]
  /** The root user's. */
  readonly credentials: Credentials
  readonly sim: Simulation
}

/** The SDK signs by the host's clock. */
const { now: clock } = createEnvironment()

/** A world in which the root user has an access key, behind a handler. */
export async function serve(
  options: Partial<HandlerOptions> = {},
  prepare?: (sim: Simulation) => Promise<unknown>,
  given?: Credentials,
): Promise<Server> {
  const environment = options.environment ?? createEnvironment({ seed: 'wire' })
  const sim = simulation('wire', environment)
  await prepare?.(sim)
  const credentials = given ?? (await rootKey(sim))
  const exchanges: Exchange[] = []
  const handler = createHandler({
    world: given ? withAccessKey(sim.world, keyOf(given)) : sim.world,
    environment,
    clock,
    onExchange: (exchange) => exchanges.push(exchange),
    onBug: (error) => {
      throw error
    },
    ...options,
  })
  return { handler, requests: [], responses: [], exchanges, credentials, sim }
}

const keyOf = ({ accessKeyId, secretAccessKey }: Credentials): AccessKey => ({
  accessKeyId,
  secretAccessKey,
  owner: rootArn('111122223333'),
  status: 'Active',
  createDate: 0,
})

async function rootKey(sim: Simulation): Promise<Credentials> {
  const { AccessKey } = await sim.answer<{
    readonly AccessKey: { readonly AccessKeyId: string; readonly SecretAccessKey: string }
  }>(root, 'iam:CreateAccessKey', {})
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }
}

interface SdkRequest {
  readonly method: string
  readonly hostname: string
  readonly port?: number
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

type Carry = (request: WireRequest) => Promise<WireResponse> | WireResponse

const CLIENTS = {
  kms: KMSClient,
  s3: S3Client,
  iam: IAMClient,
  sts: STSClient,
  cloudtrail: CloudTrailClient,
  organizations: OrganizationsClient,
}

/** The configuration that every client takes. */
function configOf(carry: Carry, { region = 'us-east-1', as }: { readonly region?: string; readonly as: Credentials }) {
  return {
    region,
    endpoint: 'http://localhost:4566',
    forcePathStyle: true,
    credentials: as,
    maxAttempts: 1,
    requestHandler: {
      metadata: { handlerProtocol: 'http/1.1' },
      destroy: () => undefined,
      handle: async (sent: SdkRequest) => ({ response: sdkResponse(await carry(await wireRequest(sent))) }),
    },
  }
}

export function clientsOf(server: Server, { region = 'us-east-1', as = server.credentials } = {}) {
  const config = configOf(
    async (request) => {
      server.requests.push(request)
      const response = await server.handler.handle(request)
      server.responses.push(response)
      return response
    },
    { region, as },
  )
  return {
    kms: new KMSClient(config),
    s3: new S3Client(config),
    iam: new IAMClient(config),
    sts: new STSClient(config),
    cloudtrail: new CloudTrailClient(config),
    organizations: new OrganizationsClient(config),
  }
}

export const clientOf = (server: Server, service: string): AnyClient =>
  // Each of them sends the commands of its own package.
  clientsOf(server)[service as keyof typeof CLIENTS] as unknown as AnyClient

/** A client of any service, for commands that are known by their names only. */
export interface AnyClient {
  readonly send: (command: object) => Promise<Readonly<Record<string, unknown>>>
}

export const clientThrough = (service: string, carry: Carry): AnyClient =>
  // Each of them sends the commands of its own package.
  new CLIENTS[service as keyof typeof CLIENTS](configOf(carry, { as: NOBODY })) as unknown as AnyClient

const NOBODY: Credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' }

const wireRequest = async (sent: SdkRequest): Promise<WireRequest> => ({
  method: sent.method,
  target: sent.path + queryOf(sent.query ?? {}),
  headers: new Map(Object.entries(sent.headers).map(([name, value]) => [name.toLowerCase(), value])),
  body: await bytesOf(sent.body),
})

const sdkResponse = ({ status, headers, body }: WireResponse) => ({
  statusCode: status,
  headers: Object.fromEntries(headers),
  body: Readable.from([Buffer.from(body)]),
})

function queryOf(query: NonNullable<SdkRequest['query']>): string {
  const escape = (text: string): string =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [escape(name)] : [value].flat().map((item) => `${escape(name)}=${escape(item)}`),
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

async function bytesOf(body: unknown): Promise<Uint8Array<ArrayBuffer>> {
  if (body === undefined || body === null) return new Uint8Array()
  if (typeof body === 'string') return utf8(body)
  if (body instanceof Uint8Array) return new Uint8Array(body)
  const parts: Uint8Array[] = []
  // The SDK's bodies are bytes, texts or streams.
  for await (const part of body as AsyncIterable<Uint8Array | string>)
    parts.push(typeof part === 'string' ? utf8(part) : part)
  return new Uint8Array(Buffer.concat(parts))
}
