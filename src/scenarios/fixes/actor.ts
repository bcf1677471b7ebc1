// Who asked when a decision was taken, as a policy names them and as a person does.
import { callerNamed, holderOf, type Caller, type ForeseenDecision, type World } from '../../sim/index.ts'
import type { Scenario } from '../scenario.ts'

export interface Actor {
  readonly name: string
  /** Undefined for a service, and for a caller whom the scenario does not know. */
  readonly person: string | undefined
  readonly principal: { readonly kind: 'AWS' | 'Service' | '*'; readonly value: string }
  /** Of a service: the resource that it acts for, as far as it is known. */
  readonly sourceArn?: string
}

export function actorOf(
  scenario: Scenario,
  world: World,
  { call, place }: ForeseenDecision,
  decisions: readonly ForeseenDecision[],
): Actor {
  const { caller } = call
  if (caller.type === 'Service') return serviceActor(caller.service, caller.sourceArn)
  // A service that asks at another service's place, inside the caller's request, asks for itself.
  if (place !== call.place && !call.via)
    return serviceActor(
      `${call.place}.amazonaws.com`,
      decisions.find((other) => other.call.id === call.id)?.decision.resource,
    )
  const person = scenario.cast.find((one) => {
    const known = callerNamed(world, one.caller)
    return known && holderOf(known) === holderOf(caller)
  })
  return {
    name: person?.name ?? nameOf(caller),
    person: person?.id,
    principal: caller.type === 'Anonymous' ? { kind: '*', value: '*' } : { kind: 'AWS', value: principalArn(caller) },
  }
}

const serviceActor = (service: string, sourceArn: string | undefined): Actor => ({
  name: service === 'cloudtrail.amazonaws.com' ? 'CloudTrail' : service,
  person: undefined,
  principal: { kind: 'Service', value: service },
  ...(sourceArn !== undefined && { sourceArn }),
})

type Signed = Exclude<Caller, { readonly type: 'Anonymous' | 'Service' }>

const principalArn = (caller: Signed): string => (caller.type === 'AssumedRole' ? caller.roleArn : caller.arn)

function nameOf(caller: Exclude<Caller, { readonly type: 'Service' }>): string {
  switch (caller.type) {
    case 'Anonymous':
      return 'Anyone'
    case 'Root':
      return 'Root'
    case 'User':
      return caller.userName
    case 'AssumedRole':
      return caller.roleName
    case 'FederatedUser':
      return caller.name
  }
}
