// A statement for exactly this caller, action and resource, in each place where one would count.
import type { Decision } from '../../sim/index.ts'
import { newStatement, type Edit } from './edit.ts'
import { sidOf, type GateCase } from './gateCase.ts'
import type { StatementJson } from './statement.ts'
import { onResource } from './words.ts'

export function newStatements(effect: 'Allow' | 'Deny', at: GateCase): readonly Edit[] {
  const { actor, decision, ofResource, world } = at
  const [own] = at.own
  const title = `${effect} ${actor.name} \`${decision.action}\`${onResource(world, decision.resource)}`
  return [
    ...(own ? [newStatement(own, title, ownStatement(effect, at))] : []),
    ...(ofResource ? [newStatement(ofResource, title, resourceStatement(effect, at))] : []),
  ]
}

type NamedStatement = StatementJson & { readonly Sid: string }

const ownStatement = (Effect: 'Allow' | 'Deny', { actor, decision }: GateCase): NamedStatement => ({
  Sid: sidOf(Effect, actor, decision),
  Effect,
  Action: decision.action,
  Resource: resourceOf(decision),
})

function resourceStatement(Effect: 'Allow' | 'Deny', { actor, decision, ofResource }: GateCase): NamedStatement {
  const { kind, value } = actor.principal
  return {
    Sid: sidOf(Effect, actor, decision),
    Effect,
    Principal: kind === '*' ? '*' : { [kind]: value },
    Action: decision.action,
    Resource: ofResource?.type === 'key policy' ? '*' : resourceOf(decision),
    ...(actor.sourceArn !== undefined && { Condition: { StringEquals: { 'aws:SourceArn': actor.sourceArn } } }),
  }
}

/** A folder is for what is in it. */
const resourceOf = ({ resource }: Decision): string => (resource.endsWith('/') ? `${resource}*` : resource)
