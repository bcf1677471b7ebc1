// What both simulator operations are asked, and how a scenario is made of it.
import { parseArn } from '../arn.ts'
import { list, oneOf, optional, required, string, structure, type TypedMembers } from '../shape.ts'
import type { CallContext } from '../operation.ts'
import type { World } from '../world.ts'
import type { Caller } from './caller.ts'
import type { PolicySource } from './decision.ts'
import {
  callerIsNoUser,
  invalidActionName,
  invalidOwner,
  invalidPolicyInput,
  resourceIsNoArn,
  tooManyBoundaries,
} from './administrationErrors.ts'
import { identityPolicyProblem } from './identityPolicyProblem.ts'
import { documentShape, page } from './members.ts'
import { accountIn, userNamed } from './named.ts'
import { pathTo } from './organization.ts'
import { serviceControlPolicies } from './organizationPolicies.ts'
import { pageOf } from './pages.ts'
import { parsePolicy } from './parsePolicy.ts'
import type { ContextKeys } from './permission.ts'
import { contextOf } from './requestContext.ts'
import { simulated, type EvaluationResult, type Scenario } from './simulation.ts'

const resourceName = string({ min: 1, max: 2048 })

// prettier-ignore
const contextKeyType = oneOf(
  'string', 'stringList', 'numeric', 'numericList', 'boolean', 'booleanList',
  'ip', 'ipList', 'binary', 'binaryList', 'date', 'dateList',
)

export const simulationMembers = {
  PermissionsBoundaryPolicyInputList: optional(list(documentShape)),
  ActionNames: required(list(string({ min: 3, max: 128 }))),
  ResourceArns: optional(list(resourceName)),
  ResourcePolicy: optional(documentShape),
  ResourceOwner: optional(resourceName),
  CallerArn: optional(resourceName),
  ContextEntries: optional(
    list(
      structure({
        ContextKeyName: optional(string({ min: 5, max: 256 })),
        ContextKeyValues: optional(list(string())),
        ContextKeyType: optional(contextKeyType),
      }),
    ),
  ),
  ResourceHandlingOption: optional(string({ min: 1, max: 64 })),
  ...page,
} as const

type Request = TypedMembers<typeof simulationMembers>

export interface Simulated {
  readonly EvaluationResults: readonly EvaluationResult[]
  readonly IsTruncated: boolean
  readonly Marker?: string
}

/** Whose policies they are: `caller` is undefined for nobody in particular. */
export interface Subject {
  readonly caller?: Caller
  readonly policies: readonly PolicySource[]
  readonly boundaries: readonly PolicySource[]
  /** Policies of the account's organization have a say. */
  readonly isInAccount: boolean
}

export function simulate(context: CallContext, request: Request, subject: Subject): Simulated {
  check(request)
  const { world, accountId } = context
  const caller = callerOf(world, request) ?? subject.caller ?? nobody(accountId)
  const organization = subject.isInAccount ? serviceControlPolicies(world, caller).filter(hasNoConditions) : []
  const given = inputPolicies(request.PermissionsBoundaryPolicyInputList, 'permissions-boundary')
  const scenario: Scenario = {
    caller,
    policies: [...organization, ...subject.policies, ...(given.length > 0 ? given : subject.boundaries)],
    context: contextOf({ ...keysOf(caller), ...keysIn(request.ContextEntries) }),
    isInOrganization: subject.isInAccount && pathTo(world.organizations.organization, accountId) !== undefined,
    ...(request.ResourcePolicy !== undefined && {
      resourcePolicy: {
        document: request.ResourcePolicy,
        owner: accountIn(request.ResourceOwner ?? '') || accountOf(caller),
      },
    }),
  }
  const { ActionNames, ResourceArns = ['*'] } = request
  const names = ActionNames.map((action, i) => ({ action, place: String(i).padStart(6, '0') }))
  const { items, more } = pageOf(names, ({ place }) => place, request)
  return { EvaluationResults: items.map(({ action }) => simulated(scenario, action, ResourceArns)), ...more }
}

/** Policies that the request brings along. */
export function inputPolicies(
  documents: readonly string[] = [],
  type: 'identity-based' | 'permissions-boundary' = 'identity-based',
): readonly PolicySource[] {
  const list = type === 'identity-based' ? 'PolicyInputList' : 'PermissionsBoundaryPolicyInputList'
  if (type === 'permissions-boundary' && documents.length > 1) throw tooManyBoundaries()
  return documents.map((document, i) => {
    const name = `${list}.${i + 1}`
    const problem = identityPolicyProblem(document)
    if (problem !== undefined) throw invalidPolicyInput(name, problem)
    return { id: name, type, name, attachedTo: '', document }
  })
}

function check({ ActionNames, ResourceArns = [], ResourceOwner, ResourcePolicy }: Request): void {
  for (const name of ActionNames) if (!/^[^:*?]+:[^:*?]+$/.test(name)) throw invalidActionName(name)
  for (const resource of ResourceArns) if (resource !== '*' && !parseArn(resource)) throw resourceIsNoArn(resource)
  if (ResourceOwner !== undefined && !/^arn:aws:iam::\d{12}:/.test(ResourceOwner)) throw invalidOwner(ResourceOwner)
  const parsed = ResourcePolicy === undefined ? undefined : parsePolicy(ResourcePolicy)
  if (parsed && 'problems' in parsed) throw invalidPolicyInput('ResourcePolicy', 'Syntax errors in policy.')
}

/** The policy of a resource needs a user who asks: nobody else can be simulated. */
function callerOf(world: World, { CallerArn, ResourcePolicy }: Request): Caller | undefined {
  if (CallerArn === undefined) return undefined
  const name = /^arn:aws:iam::\d{12}:user\/(?:.+\/)?([^/]+)$/.exec(CallerArn)?.[1]
  if (name === undefined) {
    if (ResourcePolicy !== undefined) throw callerIsNoUser()
    return undefined
  }
  const accountId = accountIn(CallerArn)
  const userId = userNamed(world, accountId, name)?.userId ?? ''
  return { type: 'User', arn: CallerArn, accountId, userId, userName: name, accessKeyId: '' }
}

const nobody = (accountId: string): Caller => ({
  type: 'User',
  arn: '',
  accountId,
  userId: '',
  userName: '',
  accessKeyId: '',
})

const accountOf = (caller: Caller): string => ('accountId' in caller ? caller.accountId : '')

/** All that the simulator knows by itself; for the rest it asks. */
const keysOf = (caller: Caller): ContextKeys =>
  caller.type === 'User' && caller.userId !== '' ? { 'aws:username': caller.userName, 'aws:userid': caller.userId } : {}

function keysIn(entries: Request['ContextEntries'] = []): ContextKeys {
  return Object.fromEntries(
    entries.flatMap(({ ContextKeyName: name, ContextKeyValues: values = [], ContextKeyType: type = 'string' }) =>
      name === undefined || values.length === 0
        ? []
        : [[name, type.endsWith('List') || values.length > 1 ? values : (values[0] ?? '')]],
    ),
  )
}

/** AWS's simulator leaves out service control policies with conditions. */
function hasNoConditions({ document }: PolicySource): boolean {
  const parsed = parsePolicy(document)
  return 'problems' in parsed || parsed.policy.statements.every(({ conditions }) => conditions.length === 0)
}
