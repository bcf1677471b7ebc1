// One request from door to door. Every call, also one that a service makes inside another, takes this path.
import { hexOf, type Bytes } from './bytes.ts'
import { printable } from './artifact.ts'
import { recordEvent } from './cloudtrail/recordEvent.ts'
import { recordServiceEvent } from './cloudtrail/recordServiceEvent.ts'
import { entries, remove, set } from './collections/orderedMap.ts'
import { watched, type Environment, type Watch } from './environment.ts'
import { awsError, AwsError, type ErrorData } from './errors.ts'
import { authorize } from './iam/authorize.ts'
import { callerNamed, hasExpired, holderOf, type Caller, type CallerName } from './iam/caller.ts'
import type { Client } from './iam/client.ts'
import type { Decision } from './iam/decision.ts'
import type { Permission } from './iam/permission.ts'
import type { CallContext, CallFacts, Carried, Operation, Service, ServiceEvent } from './operation.ts'
import { everydayNamed, serviceOf, wholeOf } from './operations.ts'
import { readInput, type Members, type TypedMembers } from './shape.ts'
import type { Artifact, CallView, Place, TraceEntry, TraceStep } from './trace.ts'
import type { World } from './world.ts'

export interface ApiRequest {
  readonly as: CallerName
  /** For example `kms:Decrypt`. */
  readonly operation: string
  /** AWS's members; bytes as `Uint8Array`. */
  readonly input: unknown
  /** The Region that is asked; the world's own when absent. */
  readonly region?: string
  /** How the request reached AWS. */
  readonly client?: Client
}

export type Outcome = Answered | Refused
export interface Answered {
  readonly world: World
  readonly trace: readonly TraceEntry[]
  /** The operation's output: AWS's members, bytes as `Uint8Array`, times in seconds since the epoch. */
  readonly response: unknown
}
export interface Refused {
  readonly world: World
  readonly trace: readonly TraceEntry[]
  readonly error: ErrorData
}

/** Sends one request to the simulated account. The world that was given stays as it was. */
export async function send(
  world: World,
  environment: Environment,
  request: ApiRequest,
  watch?: Watch,
): Promise<Outcome> {
  const story: Story = { world, environment: watch ? watched(environment, watch) : environment, trace: [] }
  return { ...(await pass(story, request)), world: story.world, trace: story.trace }
}

/** Takes one request through a story, from its first step to its last. */
export async function pass(
  story: Story,
  request: ApiRequest,
): Promise<Pick<Answered, 'response'> | Pick<Refused, 'error'>> {
  const { world } = story
  const operation = await everydayNamed(request.operation)
  if (!operation) throw new RangeError(`There is no operation \`${request.operation}\` in this simulation.`)
  const caller = callerNamed(world, request.as)
  if (!caller) {
    const { strangerError, strangerNamed, turnAway } = await import('./strangers.ts')
    const { name, place } = serviceOf(operation)
    const error = strangerError(name, strangerNamed(request.as))
    return turnAway(story, { operation, place, input: printable(request.input) }, error)
  }
  try {
    const { region = world.region, client = {} } = request
    return { response: await perform(story, operation, request.input, { caller, region, client }) }
  } catch (error) {
    if (error instanceof AwsError) return { error: error.data }
    throw error
  }
}

export interface Story {
  world: World
  readonly environment: Environment
  readonly trace: TraceEntry[]
  /** What is only rehearsed is carried, held and written down by nobody; its trace has the decisions alone. */
  readonly isRehearsal?: true
}

interface Origin {
  readonly caller: Caller
  readonly region: string
  /** What is known of the client stays with the service that it talks to. */
  readonly client: Client
  /** The call inside which this one is made. */
  readonly within?: CallView
  readonly inside?: number
  /** A service passes on what its own caller may do. */
  readonly isForwarded?: boolean
}

async function perform<M extends Members, O>(
  story: Story,
  everyday: Operation<M, O>,
  raw: unknown,
  origin: Origin,
): Promise<O> {
  const service = serviceOf(everyday)
  const simple = readInput(everyday.input, raw)
  const isEnough = !everyday.suits || ('input' in simple && everyday.suits(story.world, simple.input))
  const operation = isEnough ? everyday : await wholeOf(everyday)
  const { within } = origin
  const view: CallView = {
    id: within ? `${within.id}.${origin.inside ?? 1}` : '1',
    ...(within && { parent: within.id }),
    depth: within ? within.depth + 1 : 0,
    operation: operation.name,
    place: service.place,
    caller: origin.caller,
    ...(origin.isForwarded && (within?.place === 's3' || within?.place === 'cloudtrail') && { via: within.place }),
  }
  const facts: CallFacts = {
    environment: story.environment,
    caller: origin.caller,
    accountId: accountOf(origin.caller, story.world),
    region: origin.region,
    client: origin.client,
    now: story.environment.now() + story.world.timePassed,
    view,
  }
  const from: Place = within ? within.place : 'caller'
  const record = (step: TraceStep): void => {
    if (story.isRehearsal && step.type !== 'access-decided') return
    story.trace.push({ index: story.trace.length, call: view, step, world: story.world })
  }
  const requestId = service.newRequestId(story.environment)
  let input: TypedMembers<M> | undefined
  let at: 'validation' | 'authorization' | 'operation' = 'validation'
  let aclRequired = false

  try {
    const read = isEnough ? simple : readInput(operation.input, raw)
    const carried =
      'input' in read && !story.isRehearsal ? ((await operation.carries?.request?.(read.input, facts)) ?? []) : []
    if (!within) replaceMemory(story, holderOf(facts.caller), carried)
    record({
      type: 'request-sent',
      from,
      to: service.place,
      input: printable(raw),
      carries: carried.map(({ artifact }) => artifact),
    })
    if (service.unauthenticated && facts.caller.type === 'Anonymous') throw service.unauthenticated()
    if (service.expiredToken && hasExpired(facts.caller, facts.now)) throw service.expiredToken()
    service.turnsAway?.(facts.caller, operation.name)
    if ('violations' in read) throw service.invalid(read.violations)
    if ('misshapen' in read)
      throw awsError(
        400,
        'SerializationException',
        `The member \`${read.misshapen.at}\` must be ${read.misshapen.expected}.`,
      )
    input = read.input
    const permissions = operation.permissions(story.world, input, facts)
    at = 'authorization'
    for (const permission of permissions) if (check(story, record, service, permission, facts)) aclRequired = true
    at = 'operation'
    const aftermath: ServiceEvent[] = []
    const context = contextOf(story, service, facts, record, aftermath)
    const output = await operation.run(context, input)
    release(story, service.place)
    const brought = story.isRehearsal ? [] : ((await operation.carries?.response?.(output, input, facts)) ?? [])
    if (!within) hold(story, holderOf(facts.caller), brought)
    record({
      type: 'response-returned',
      from: service.place,
      to: from,
      output: printable(output),
      carries: brought.map(({ artifact }) => artifact),
    })
    await recordInTrail(story, record, service, operation, facts, requestId, { input, output, aclRequired })
    if (!story.isRehearsal) for (const event of aftermath) await recordServiceEvent(context, event)
    return output
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    release(story, service.place)
    record({ type: 'request-failed', from: service.place, to: from, error: error.data, at })
    // Order matters: the event is recorded even when the call was refused.
    await recordInTrail(story, record, service, operation, facts, requestId, {
      ...(input && { input }),
      error: error.data,
      at,
    })
    throw error
  }
}

/** Whether it took an access control list to let the caller in. */
function check(
  story: Story,
  record: (step: TraceStep) => void,
  service: Service,
  permission: Permission,
  facts: CallFacts,
): boolean {
  const decision = authorize(story.world, permission, facts)
  record({ type: 'access-decided', place: service.place, decision })
  if (decision.verdict === 'denied') throw service.denied(decision, permission, facts.caller)
  const { acl = [], ...others } = permission
  return acl.length > 0 && authorize(story.world, others, facts).verdict === 'denied'
}

function contextOf(
  story: Story,
  service: Service,
  facts: CallFacts,
  record: (step: TraceStep) => void,
  aftermath: ServiceEvent[],
): CallContext {
  let inside = 0
  const { environment, caller, accountId, region, client, now, view } = facts
  // Spelled out, because a getter beside a spread makes an object thirty times slower.
  return {
    environment,
    caller,
    accountId,
    region,
    client,
    now,
    view,
    get world() {
      return story.world
    },
    change(edit) {
      story.world = edit(story.world)
    },
    record,
    recordAfter: (event) => void aftermath.push(event),
    request: (operation, input, options) =>
      perform(story, operation, input, {
        caller: options?.as ?? caller,
        region: options?.region ?? region,
        client: {},
        within: view,
        inside: ++inside,
        isForwarded: !options?.as,
      }),
    authorize(permission) {
      check(story, record, service, permission, facts)
    },
    decide: (permission, options): Decision =>
      authorize(story.world, permission, { ...facts, caller: options?.as ?? facts.caller }),
    hold: (carried) => hold(story, service.place, [carried]),
    wipe(artifact: Artifact, buffer: Bytes) {
      buffer.fill(0)
      const remains = hexOf(buffer)
      // Not even the fingerprint strip of what memory holds may show the key any longer.
      hold(story, service.place, [
        { artifact: { ...artifact, head: remains.slice(0, artifact.head.length) }, bytes: remains },
      ])
      record({ type: 'artifact-discarded', place: service.place, artifact, remains })
    },
  }
}

function hold(story: Story, holder: string, carried: readonly Carried[]): void {
  if (story.isRehearsal) return
  for (const item of carried)
    story.world = {
      ...story.world,
      memory: set(story.world.memory, `${holder} ${item.artifact.id}`, { holder, ...item }),
    }
}

function release(story: Story, holder: string): void {
  for (const [key, held] of entries(story.world.memory, `${holder} `)) {
    if (held.holder !== holder) break
    story.world = { ...story.world, memory: remove(story.world.memory, key) }
  }
}

function replaceMemory(story: Story, holder: string, carried: readonly Carried[]): void {
  release(story, holder)
  hold(story, holder, carried)
}

async function recordInTrail<M extends Members, O>(
  story: Story,
  record: (step: TraceStep) => void,
  service: Service,
  operation: Operation<M, O>,
  facts: CallFacts,
  requestId: string,
  outcome: {
    readonly input?: TypedMembers<M>
    readonly output?: O
    readonly aclRequired?: boolean
    readonly error?: ErrorData
    readonly at?: 'validation' | 'authorization' | 'operation'
  },
): Promise<void> {
  if (!operation.audit || story.isRehearsal) return
  for (const { world, event, kept } of await recordEvent(story.world, {
    service,
    operation,
    facts,
    requestId,
    outcome,
  })) {
    story.world = world
    record({ type: 'event-recorded', event, kept })
  }
}

const accountOf = (caller: Caller, world: World): string =>
  caller.type === 'Anonymous' ? world.accountId : caller.type === 'Service' ? caller.sourceAccount : caller.accountId
