// The edits that might turn an outcome over, read off the decision that made it: what it missed, or what said no.
import {
  bucketArn,
  entries,
  get,
  userArn,
  type ConsideredElement,
  type ConsideredPolicy,
  type ConsideredStatement,
  type Decision,
  type Foreseen,
  type ForeseenDecision,
  type World,
} from '../../sim/index.ts'
import { keyNamed } from '../changes.ts'
import type { DocumentName, Scenario } from '../scenario.ts'
import { actorOf, type Actor } from './actor.ts'
import { keyStateEdit, newStatement, publicAccessEdit, statementEdit, type Edit } from './edit.ts'
import { editableIn, type Editable } from './part.ts'
import {
  withConditionValue,
  withoutCondition,
  withoutPrincipal,
  withoutValue,
  withPrincipal,
  withValue,
  type StatementJson,
} from './statement.ts'
import { inDocument, onResource } from './words.ts'

interface Scene {
  readonly scenario: Scenario
  readonly world: World
  readonly editable: Editable
}

/** A decision with everything that an edit of a policy needs to know. */
interface Case extends Scene {
  readonly decision: Decision
  readonly actor: Actor
  /** The caller's own policies that may be edited; one of them may not exist yet. */
  readonly own: readonly DocumentName[]
  readonly ofResource: DocumentName | undefined
}

/** For a refused request: what might let it through. */
export function openings(scenario: Scenario, world: World, foreseen: Foreseen): readonly Edit[] {
  const scene = { scenario, world, editable: editableIn(scenario) }
  const last = foreseen.decisions.at(-1)
  if (last?.decision.verdict !== 'denied') return [...whereNoPolicyRefused(scene, foreseen)]
  const at = caseOf(scene, last, foreseen.decisions)
  switch (at.decision.because.type) {
    case 'implicit-deny':
      return [...newAllows(at), ...nearMisses(at)]
    case 'explicit-deny':
      return denialLifts(at)
    case 'block-public-access':
      return bucketsOf(at).map((bucket) => publicAccessEdit(bucket, 'RestrictPublicBuckets', false))
    default:
      return []
  }
}

/** For a request that is answered: what might stop it. */
export function closings(scenario: Scenario, world: World, foreseen: Foreseen): readonly Edit[] {
  const scene = { scenario, world, editable: editableIn(scenario) }
  const cases = foreseen.decisions.map((decision) => caseOf(scene, decision, foreseen.decisions))
  const usesKey = cases.some(({ ofResource }) => ofResource?.type === 'key policy')
  return [
    ...cases.flatMap((at) => [...newDenies(at), ...allowRemovals(at)]),
    ...(usesKey ? scene.editable.aliases.map((alias) => keyStateEdit(alias, 'Disabled')) : []),
  ]
}

function whereNoPolicyRefused({ editable }: Scene, { error }: Foreseen): readonly Edit[] {
  if (error === undefined) return []
  const { code, message = '' } = error
  if (code.includes('Disabled') || code.includes('InvalidState'))
    return editable.aliases.map((alias) => keyStateEdit(alias, 'Enabled'))
  if (message.includes('BlockPublicPolicy'))
    return editable.buckets.map((bucket) => publicAccessEdit(bucket, 'BlockPublicPolicy', false))
  return []
}

function caseOf(scene: Scene, foreseen: ForeseenDecision, all: readonly ForeseenDecision[]): Case {
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
      ? (names.length ? names : [`${actor.name}${shortAction(decision)}`]).map((policyName) => ({
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

const bucketsOf = ({ ofResource }: Case): readonly string[] =>
  ofResource?.type === 'bucket policy' ? [ofResource.bucket] : []

const shortAction = ({ action }: Decision): string => action.slice(action.indexOf(':') + 1)

const title = (effect: 'Allow' | 'Deny', { actor, decision, world }: Case): string =>
  `${effect} ${actor.name} \`${decision.action}\`${onResource(world, decision.resource)}`

/** A statement for exactly this caller, action and resource, in each place where one would count. */
function newAllows(at: Case): readonly Edit[] {
  const [own] = at.own
  return [
    ...(own ? [newStatement(own, title('Allow', at), ownStatement('Allow', at))] : []),
    ...resourceStatement('Allow', at),
  ]
}

function newDenies(at: Case): readonly Edit[] {
  const [own] = at.own
  return [
    ...(own ? [newStatement(own, title('Deny', at), ownStatement('Deny', at))] : []),
    ...resourceStatement('Deny', at),
  ]
}

const ownStatement = (Effect: 'Allow' | 'Deny', { actor, decision }: Case): StatementJson => ({
  Sid: sidOf(Effect, actor, decision),
  Effect,
  Action: decision.action,
  Resource: resourceOf(decision),
})

function resourceStatement(Effect: 'Allow' | 'Deny', at: Case): readonly Edit[] {
  const { actor, decision, ofResource } = at
  if (!ofResource) return []
  const { kind, value } = actor.principal
  const statement: StatementJson = {
    Sid: sidOf(Effect, actor, decision),
    Effect,
    Principal: kind === '*' ? '*' : { [kind]: value },
    Action: decision.action,
    Resource: ofResource.type === 'key policy' ? '*' : resourceOf(decision),
    ...(actor.sourceArn !== undefined && { Condition: { StringEquals: { 'aws:SourceArn': actor.sourceArn } } }),
  }
  return [newStatement(ofResource, title(Effect, at), statement)]
}

/** A folder is for what is in it. */
const resourceOf = ({ resource }: Decision): string => (resource.endsWith('/') ? `${resource}*` : resource)

/** IAM allows letters and digits only. */
const sidOf = (effect: 'Allow' | 'Deny', { name }: Actor, decision: Decision): string =>
  `${effect === 'Deny' ? 'Deny' : ''}${name.replaceAll(/[^A-Za-z0-9]/g, '')}${shortAction(decision)}`

/** The Allows that failed on one element, with that element widened; and those that name only the account. */
const nearMisses = (at: Case): readonly Edit[] =>
  editablePolicies(at).flatMap(([part, policy]) =>
    policy.statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => {
        const failed = statement.elements.filter(({ matched }) => !matched)
        const [element] =
          failed.length === 1 ? failed : statement.elements.filter(({ reason }) => reason === 'names-the-account')
        return element && failed.length <= 1 ? widened(at, part, statement, element) : []
      }),
  )

function widened(
  at: Case,
  part: DocumentName,
  statement: ConsideredStatement,
  element: ConsideredElement,
): readonly Edit[] {
  const { actor, decision, scenario } = at
  const named = statementName(statement)
  const of = `${named} of ${inDocument(part, scenario)}`
  switch (element.element) {
    case 'Action':
      return [
        statementEdit(part, statement, `Add \`${decision.action}\` to ${of}`, (old) =>
          withValue(old, 'Action', decision.action),
        ),
      ]
    case 'Resource':
      return [
        statementEdit(part, statement, `Let ${of} cover \`${decision.resource}\` too`, (old) =>
          withValue(old, 'Resource', decision.resource),
        ),
      ]
    case 'NotAction':
    case 'NotResource': {
      const { element: name } = element
      const value = name === 'NotAction' ? decision.action : decision.resource
      return [
        statementEdit(part, statement, `Take \`${value}\` out of ${name} in ${of}`, (old) =>
          withoutValue(old, name, (one) => one.toLowerCase() === value.toLowerCase()),
        ),
      ]
    }
    case 'Principal': {
      const { kind, value } = actor.principal
      return kind === '*'
        ? []
        : [statementEdit(part, statement, `Add ${actor.name} to ${of}`, (old) => withPrincipal(old, kind, value))]
    }
    case 'Condition': {
      const { operator = '', key = '', values } = element
      const [value] = values
      return [
        ...(value === undefined || values.length > 1 || isNegated(operator)
          ? []
          : [
              statementEdit(
                part,
                statement,
                `Let the condition on \`${key}\` in ${of} accept \`${value}\` too`,
                (old) => withConditionValue(old, operator, key, value),
              ),
            ]),
        statementEdit(part, statement, `Remove the condition on \`${key}\` from ${of}`, (old) =>
          withoutCondition(old, operator, key),
        ),
      ]
    }
    case 'NotPrincipal':
      return []
  }
}

/** The Deny that decided: without it, or with this request spared. */
function denialLifts(at: Case): readonly Edit[] {
  const { actor, decision, scenario } = at
  const found = decidingStatement(at)
  if (!found) return []
  const [part, statement] = found
  const named = statementName(statement)
  const of = `${named} of ${inDocument(part, scenario)}`
  const { kind, value } = actor.principal
  return [
    ...(kind === 'AWS'
      ? [
          statementEdit(part, statement, `Spare ${actor.name} in ${of}`, (old) => withoutPrincipal(old, kind, value)),
          ...(statement.elements.some(({ element }) => element === 'Principal')
            ? [
                statementEdit(part, statement, `Except ${actor.name} from ${of}`, (old) =>
                  withConditionValue(old, 'ArnNotEquals', 'aws:PrincipalArn', value),
                ),
              ]
            : []),
        ]
      : []),
    statementEdit(part, statement, `Take \`${decision.action}\` out of ${of}`, (old) =>
      withoutValue(old, 'Action', (one) => one.toLowerCase() === decision.action.toLowerCase()),
    ),
    statementEdit(part, statement, `Take \`${decision.resource}\` out of ${of}`, (old) =>
      withoutValue(old, 'Resource', (one) => one === decision.resource),
    ),
    ...statement.elements.flatMap(({ element, operator = '', key = '', values }) => {
      const [request] = values
      return element === 'Condition' && isNegated(operator) && request !== undefined && values.length === 1
        ? [
            statementEdit(part, statement, `Let the condition on \`${key}\` in ${of} spare \`${request}\` too`, (old) =>
              withConditionValue(old, operator, key, request),
            ),
          ]
        : []
    }),
    statementEdit(part, statement, `Remove ${named} from ${inDocument(part, scenario)}`, () => null),
  ]
}

/** The Allow that decided: without it, or without this request. */
function allowRemovals(at: Case): readonly Edit[] {
  const { actor, decision, scenario } = at
  const found = decidingStatement(at)
  if (!found) return []
  const [part, statement] = found
  const named = statementName(statement)
  const of = `${named} of ${inDocument(part, scenario)}`
  const { kind, value } = actor.principal
  return [
    statementEdit(part, statement, `Take \`${decision.action}\` out of ${of}`, (old) =>
      withoutValue(old, 'Action', (one) => one.toLowerCase() === decision.action.toLowerCase()),
    ),
    statementEdit(part, statement, `Take ${actor.name} out of ${of}`, (old) => withoutPrincipal(old, kind, value)),
    statementEdit(part, statement, `Remove ${named} from ${inDocument(part, scenario)}`, () => null),
  ]
}

/** The statement that the decision hangs on, when it is in a document that may be edited. */
function decidingStatement(at: Case): readonly [DocumentName, ConsideredStatement] | undefined {
  const { because } = at.decision
  if (because.type !== 'allow' && because.type !== 'explicit-deny') return undefined
  const found = editablePolicies(at).find(([, { source }]) => source.id === because.policy)
  const statement = found?.[1].statements.find(({ index }) => index === because.statement)
  return found && statement && [found[0], statement]
}

/** The policies of the decision that may be edited, with their names. */
const editablePolicies = ({
  actor,
  decision,
  ofResource,
  own,
}: Case): readonly (readonly [DocumentName, ConsideredPolicy])[] =>
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

const statementName = ({ effect, index, sid }: ConsideredStatement): string =>
  `the ${effect} ${sid === undefined ? `statement ${index + 1}` : `\`${sid}\``}`

const isNegated = (operator: string): boolean => operator.includes('Not')
