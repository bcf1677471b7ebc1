// Small worlds for tests, built through the API as everything else is.
import { createEnvironment, type Environment } from '../environment.ts'
import type { CallerName } from '../iam/caller.ts'
import type { Client } from '../iam/client.ts'
import { send, type Outcome } from '../gateway.ts'
import { createWorld, type World } from '../world.ts'

export const root: CallerName = { type: 'root' }
export const anonymous: CallerName = { type: 'anonymous' }
export const user = (userName: string): CallerName => ({ type: 'user', userName })

/** A running simulation for a test: `send` moves it on and returns the outcome. */
export interface Simulation {
  readonly environment: Environment
  readonly world: World
  /** Asks the world's own Region when none is named. */
  send(as: CallerName, operation: string, input: unknown, region?: string, client?: Client): Promise<Outcome>
  /** The response of a request that must succeed. */
  answer<T = unknown>(as: CallerName, operation: string, input: unknown, region?: string): Promise<T>
  /** The error of a request that must be refused. */
  refusal(
    as: CallerName,
    operation: string,
    input: unknown,
    region?: string,
  ): Promise<Extract<Outcome, { error: unknown }>['error']>
}

export function simulation(seed = 'test', environment: Environment = createEnvironment({ seed })): Simulation {
  let world = createWorld()
  const run: Simulation['send'] = async (as, operation, input, region, client) => {
    const outcome = await send(world, environment, {
      as,
      operation,
      input,
      ...(region !== undefined && { region }),
      ...(client && { client }),
    })
    world = outcome.world
    return outcome
  }
  return {
    environment,
    get world() {
      return world
    },
    send: run,
    async answer<T>(as: CallerName, operation: string, input: unknown, region?: string): Promise<T> {
      const outcome = await run(as, operation, input, region)
      if ('error' in outcome)
        throw new Error(`${operation} was refused: ${outcome.error.code} ${outcome.error.message ?? ''}`)
      return outcome.response as T // the test says which output it expects
    },
    async refusal(as, operation, input, region) {
      const outcome = await run(as, operation, input, region)
      if (!('error' in outcome)) throw new Error(`${operation} was not refused.`)
      return outcome.error
    },
  }
}

/** A user with one inline policy. */
export async function createUser(
  simulation: Simulation,
  userName: string,
  ...statements: readonly object[]
): Promise<CallerName> {
  await simulation.answer(root, 'iam:CreateUser', { UserName: userName })
  if (statements.length)
    await simulation.answer(root, 'iam:PutUserPolicy', {
      UserName: userName,
      PolicyName: 'inline',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    })
  return user(userName)
}
