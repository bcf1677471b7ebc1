// A decision with everything that an edit of a policy needs to know: who asked, and which of its policies may be edited.
import {
  bucketArn,
  entries,
  get,
  userArn,
  type ConsideredPolicy,
  type ConsideredStatement,
  type Decision,
  type ForeseenDecision,
  type World,
} from '../../sim/index.ts'
import { keyNamed } from '../changes.ts'
import type { DocumentName, Scenario } from '../scenario.ts'
import { actorOf, type Actor } from './actor.ts'
import type { Editable } from './part.ts'
import { inDocument } from './words.ts'

export interface Scene {
  readonly scenario: Scenario
  readonly world: World
  readonly editable: Editable
}

export interface GateCase extends Scene {
  readonly decision: Decision
  readonly actor: Actor
  /** The caller's own policies that may be edited; one of them may not exist yet. */
  readonly own: readonly DocumentName[]
  readonly ofResource: DocumentName | undefined
}

export function caseOf(scene: Scene, foreseen: ForeseenDecision, all: readonly ForeseenDecision[]): GateCase {
  const { scenario, world, editable } = scene
  const { decision } = foreseen
  const actor = actorOf(scenario, world, foreseen, all)
  const user = editable.users.find(({ id }) => id === actor.person)
  const attachedTo = decision.considered.find(({ source }) => source.type === 'resource-based')?.source.attachedTo
  const alias = editable.aliases.find((name) => attachedTo !== undefined && keyNamed(world, name)?.arn === attachedTo)
  const bucket = editable.buckets.find((name) => bucketArn(name) === attachedTo)
  const policies = user && get(world.iam.users, userArn(world.accountId, user.caller.userName))?.inlinePolicies
  const names = [...entries(policies ?? null)].map(([name]) => name)
  return {
    ...scene,
    decision,
    actor,
    own: user
      ? (names.length ? names : [sidOf('Allow', actor, decision)]).map((policyName) => ({
          type: 'user policy',
          userName: user.caller.userName,
          policyName,
        }))
      : [],
    ofResource:
      alias !== undefined
        ? { type: 'key policy', alias }
        : bucket !== undefined
          ? { type: 'bucket policy', bucket }
          : undefined,
  }
}

/** The statement that the decision hangs on, when it is in a document that may be edited. */
export function decidingStatement(at: GateCase): readonly [DocumentName, ConsideredStatement] | undefined {
  const { because } = at.decision
  if (because.type !== 'allow' && because.type !== 'explicit-deny') return undefined
  const found = editablePolicies(at).find(([, { source }]) => source.id === because.policy)
  const statement = found?.[1].statements.find(({ index }) => index === because.statement)
  return found && statement && [found[0], statement]
}

/** The policies of the decision that may be edited, with their names. */
export const editablePolicies = ({
  actor,
  decision,
  ofResource,
  own,
}: GateCase): readonly (readonly [DocumentName, ConsideredPolicy])[] =>
  decision.considered.flatMap((policy): readonly (readonly [DocumentName, ConsideredPolicy])[] => {
    const { source } = policy
    if (source.document === '') return []
    const part =
      source.type === 'resource-based'
        ? ofResource
        : source.type === 'identity-based' && source.arn === undefined && source.attachedTo === actor.principal.value
          ? own.find((name) => name.type === 'user policy' && name.policyName === source.name)
          : undefined
    return part ? [[part, policy]] : []
  })

/** `the Deny \`Nobody decrypts\` of the key policy`. */
export const statementIn = (part: DocumentName, statement: ConsideredStatement, scenario: Scenario): string =>
  `${statementName(statement)} of ${inDocument(part, scenario)}`

export const statementName = ({ effect, index, sid }: ConsideredStatement): string =>
  `the ${effect} ${sid === undefined ? `statement ${index + 1}` : `\`${sid}\``}`

/** IAM allows letters and digits only. */
export const sidOf = (effect: 'Allow' | 'Deny', { name }: Actor, decision: Decision): string =>
  `${effect === 'Deny' ? 'Deny' : ''}${name.replaceAll(/[^A-Za-z0-9]/g, '')}${shortAction(decision)}`

const shortAction = ({ action }: Decision): string => action.slice(action.indexOf(':') + 1)
