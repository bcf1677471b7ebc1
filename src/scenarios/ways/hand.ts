// Sends requests one after the other, in a world of its own, and counts what KMS had to do.
import { send, type CallerName, type Environment, type Outcome, type World } from '../../sim/index.ts'

export interface Hand {
  readonly ask: (as: CallerName, operation: string, input: Readonly<Record<string, unknown>>) => Promise<Outcome>
  /** The world now; with another one, what is asked next is asked there. */
  world: World
  /** What was counted since the last time that it was taken. */
  readonly takeCount: () => Count
}

export interface Count {
  /** How often KMS was asked, by operation. */
  readonly calls: readonly (readonly [operation: string, times: number])[]
  /** Records of KMS in CloudTrail. */
  readonly records: number
  /** The actions that permission was looked for, in their order. */
  readonly actions: readonly string[]
}

export function handIn(world: World, environment: Environment): Hand {
  const calls = new Map<string, number>()
  const actions = new Set<string>()
  let records = 0
  return {
    world,
    async ask(as, operation, input) {
      const outcome = await send(this.world, environment, { as, operation, input })
      this.world = outcome.world
      for (const { call, step } of outcome.trace) {
        if (step.type === 'request-sent' && call.operation.startsWith('kms:'))
          calls.set(call.operation, (calls.get(call.operation) ?? 0) + 1)
        if (step.type === 'event-recorded' && step.event.eventSource === 'kms.amazonaws.com') records++
        if (step.type === 'access-decided') actions.add(step.decision.action)
      }
      return outcome
    },
    takeCount() {
      const count = { calls: [...calls], records, actions: [...actions] }
      calls.clear()
      actions.clear()
      records = 0
      return count
    },
  }
}
