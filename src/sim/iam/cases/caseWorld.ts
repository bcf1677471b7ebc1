// The world of a decision case: the identities, sessions and organization that it speaks of.
import { rootArn } from '../../arn.ts'
import { fromEntries, set, type OrderedMap } from '../../collections/orderedMap.ts'
import type {
  Grant,
  ManagedPolicy,
  Organization,
  OrganizationNode,
  OrganizationPolicy,
  OrganizationPolicyType,
  Role,
  Session,
  Tag,
  User,
  World,
} from '../../world.ts'
import { createWorld } from '../../world.ts'
import type { CallerName } from '../caller.ts'
import { fullAwsAccess, rcpFullAwsAccess } from '../organization.ts'
import {
  ALICE,
  BOB,
  EVE,
  FEDERATED,
  KEY,
  LINKED_ROLE,
  OTHER_ROLE,
  OTHER_SESSION,
  ROLE,
  SESSION,
  type CaseCaller,
  type CaseLevels,
  type CaseOrganization,
  type CasePolicy,
  type CaseTags,
  type DecisionCase,
} from './decisionCase.ts'

export const NOW = Date.UTC(2026, 0, 15, 9)
const TEN_MINUTES = 600_000
const DAY = 86_400_000

export function worldOf(asked: DecisionCase): World {
  const world = createWorld()
  const holder = holderOf(asked.caller)
  const policies = policiesOf(asked)
  return {
    ...world,
    iam: {
      ...world.iam,
      users: fromEntries(USERS.map((arn) => [arn, userOf(arn, arn === holder ? asked : undefined, policies)])),
      roles: fromEntries(ROLES.map((arn) => [arn, roleOf(arn, arn === holder ? asked : undefined, policies)])),
      groups: fromEntries([
        [GROUP, { ...identity(GROUP), groupName: 'G', groupId: 'AGPAG', ...ofGroup(asked, policies) }],
      ]),
      policies: fromEntries([...policies.values()].map((policy) => [policy.arn, policy])),
    },
    sts: { sessions: sessionsOf(asked, policies) },
    organizations: { organization: asked.organization ? organizationOf(asked.organization) : null },
    kms: { ...world.kms, grants: grantsOf(asked) },
  }
}

const grantsOf = ({ worldGrants = [] }: DecisionCase): OrderedMap<Grant> =>
  fromEntries(
    worldGrants.map(({ to, operations, constraints = {}, issuingAccount = '111122223333', ...rest }, i) => {
      const grantId = `g${i + 1}`
      const grant: Grant = {
        grantId,
        keyArn: KEY,
        name: '',
        grantee: { type: to.startsWith('arn:') ? 'AWS' : 'Service', name: to },
        issuingAccount,
        operations,
        constraints,
        creationDate: NOW - DAY,
        effectiveFrom: rest.effectiveIn === undefined ? NOW - DAY : NOW + 1000 * rest.effectiveIn,
        ...(rest.endsIn !== undefined && { effectiveUntil: NOW + 1000 * rest.endsIn }),
      }
      return [`${KEY} ${to} ${grantId}`, grant]
    }),
  )

export const documentOf = (policy: CasePolicy): string =>
  JSON.stringify('Statement' in policy ? policy : { Version: '2012-10-17', Statement: policy })

export const tagsOf = (tags: CaseTags = {}): readonly Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

const USERS = [ALICE, BOB, EVE]
const ROLES = [ROLE, OTHER_ROLE, LINKED_ROLE]
const GROUP = 'arn:aws:iam::111122223333:group/G'

/** The user or role whose policies count. */
function holderOf(caller: CaseCaller): string | undefined {
  switch (caller) {
    case 'alice':
    case 'alice with a token':
    case 'alice with MFA':
    case 'federated by alice':
      return ALICE
    case 'bob':
      return BOB
    case 'eve':
      return EVE
    case 'R/s':
    case 'R/s with MFA':
      return ROLE
    case 'RB/s':
      return OTHER_ROLE
    case 'service-linked role':
      return LINKED_ROLE
    default:
      return undefined
  }
}

export function nameOf(caller: Exclude<CaseCaller, 'cloudtrail' | 'config'>): CallerName {
  switch (caller) {
    case 'alice':
    case 'bob':
      return { type: 'user', userName: caller }
    case 'eve':
      return { type: 'user', userName: caller, accountId: '444455556666' }
    case 'root':
      return { type: 'root' }
    case 'root of 444455556666':
      return { type: 'root', accountId: '444455556666' }
    case 'anonymous':
      return { type: 'anonymous' }
    case 'R/s':
    case 'R/s with MFA':
    case 'RB/s':
    case 'service-linked role':
      return { type: 'role-session', session: `ASIA ${caller}` }
    case 'federated by alice':
    case 'federated by root':
      return { type: 'federated-user', session: `ASIA ${caller}` }
    case 'alice with a token':
    case 'alice with MFA':
      return { type: 'access-key', accessKeyId: `ASIA ${caller}` }
  }
}

type Slot = 'managed' | 'groupManaged' | 'boundary' | 'sessionManaged'

/** The managed policies that the case speaks of. */
function policiesOf(asked: DecisionCase): ReadonlyMap<Slot, ManagedPolicy> {
  const named: readonly (readonly [Slot, string])[] = [
    ['managed', 'Managed'],
    ['groupManaged', 'OfGroup'],
    ['boundary', 'Boundary'],
    ['sessionManaged', 'OfSession'],
  ]
  return new Map(
    named.flatMap(([slot, policyName]) => {
      const policy = asked[slot]
      return policy ? [[slot, managedPolicy(policyName, documentOf(policy))] as const] : []
    }),
  )
}

const managedPolicy = (policyName: string, document: string): ManagedPolicy => ({
  arn: `arn:aws:iam::111122223333:policy/${policyName}`,
  policyName,
  policyId: `ANPA${policyName}`,
  path: '/',
  createDate: 0,
  updateDate: 0,
  defaultVersionId: 'v2',
  // Only the version in force counts.
  versions: [
    { versionId: 'v1', createDate: 0, document: documentOf([{ Effect: 'Allow', Action: '*', Resource: '*' }]) },
    { versionId: 'v2', createDate: 0, document },
  ],
  versionsMade: 2,
  tags: [],
})

const identity = (arn: string): Pick<User, 'arn' | 'path' | 'createDate' | 'inlinePolicies' | 'attachedPolicies'> => ({
  arn,
  path: '/',
  createDate: 0,
  inlinePolicies: null,
  attachedPolicies: [],
})

function ofHolder(
  asked: DecisionCase | undefined,
  policies: ReadonlyMap<Slot, ManagedPolicy>,
): Partial<User> & Pick<User, 'tags' | 'inlinePolicies' | 'attachedPolicies'> {
  if (!asked) return { tags: [], inlinePolicies: null, attachedPolicies: [] }
  const inline = [asked.identity ?? [], ...(asked.furtherIdentity ?? [])].filter(
    (policy) => 'Statement' in policy || policy.length > 0,
  )
  const boundary = policies.get('boundary')
  return {
    tags: tagsOf(asked.principalTags),
    inlinePolicies: fromEntries(inline.map((policy, i) => [`inline${i}`, documentOf(policy)])),
    attachedPolicies: arnsOf(policies.get('managed')),
    ...(boundary && { permissionsBoundary: boundary.arn }),
  }
}

const ofGroup = (
  asked: DecisionCase,
  policies: ReadonlyMap<Slot, ManagedPolicy>,
): Pick<User, 'inlinePolicies' | 'attachedPolicies'> => ({
  inlinePolicies: asked.group ? fromEntries([['inline', documentOf(asked.group)]]) : null,
  attachedPolicies: arnsOf(policies.get('groupManaged')),
})

const arnsOf = (policy: ManagedPolicy | undefined): readonly string[] => (policy ? [policy.arn] : [])

function userOf(arn: string, asked: DecisionCase | undefined, policies: ReadonlyMap<Slot, ManagedPolicy>): User {
  const userName = lastOf(arn)
  const groups = asked && (asked.group ?? asked.groupManaged) ? [GROUP] : []
  return {
    ...identity(arn),
    userName,
    userId: `AIDA${userName.toUpperCase()}`,
    groups,
    ...ofHolder(asked, policies),
  }
}

function roleOf(arn: string, asked: DecisionCase | undefined, policies: ReadonlyMap<Slot, ManagedPolicy>): Role {
  const roleName = lastOf(arn)
  return {
    ...identity(arn),
    roleName,
    roleId: `AROA${roleName.toUpperCase()}`,
    trustPolicy: documentOf([]),
    maxSessionDuration: 3600,
    isServiceLinked: arn === LINKED_ROLE,
    ...ofHolder(asked, policies),
  }
}

const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)

function sessionsOf(asked: DecisionCase, policies: ReadonlyMap<Slot, ManagedPolicy>): OrderedMap<Session> {
  const { caller, session, sessionTags } = asked
  const hasMfa = caller.endsWith('with MFA')
  const credentials = {
    accessKeyId: `ASIA ${caller}`,
    secretAccessKey: 'secret',
    sessionToken: 'token',
    issuedAt: NOW - TEN_MINUTES,
    expiration: NOW + TEN_MINUTES,
    mfaAuthenticated: hasMfa,
    ...(hasMfa && { mfaAuthenticatedAt: NOW - TEN_MINUTES }),
  }
  const limited = {
    ...credentials,
    ...(session && { sessionPolicy: documentOf(session) }),
    sessionPolicyArns: arnsOf(policies.get('sessionManaged')),
    tags: tagsOf(sessionTags),
  }
  const role = (arn: string, roleArn: string): Session => ({
    ...limited,
    type: 'role',
    arn,
    roleArn,
    roleId: `AROA${lastOf(roleArn).toUpperCase()}`,
    sessionName: 's',
    transitiveTagKeys: [],
    sourceIdentity: 'alice',
  })
  const federated = (owner: string): Session => ({ ...limited, type: 'federated', arn: FEDERATED, name: 'fred', owner })
  const keep = (made: Session): OrderedMap<Session> => fromEntries([[made.accessKeyId, made]])
  switch (caller) {
    case 'R/s':
    case 'R/s with MFA':
      return keep(role(SESSION, ROLE))
    case 'RB/s':
      return keep(role(OTHER_SESSION, OTHER_ROLE))
    case 'service-linked role':
      return keep(role('arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForRDS/s', LINKED_ROLE))
    case 'federated by alice':
      return keep(federated(ALICE))
    case 'federated by root':
      return keep(federated(rootArn('111122223333')))
    case 'alice with a token':
    case 'alice with MFA':
      return keep({ ...credentials, type: 'user', arn: ALICE })
    default:
      return null
  }
}

const MANAGEMENT = '999988887777'

function organizationOf(asked: CaseOrganization): Organization {
  const { accounts = ['111122223333'], management = MANAGEMENT, isDisabled = false } = asked
  const scps = levelsOf(asked.scps, fullAwsAccess, management)
  const rcps = levelsOf(asked.rcps, rcpFullAwsAccess, management)
  const node = (
    type: OrganizationNode['type'],
    id: string,
    level: keyof Levels,
    parentId?: string,
  ): readonly [string, OrganizationNode] => [
    id,
    {
      type,
      id,
      arn: arnOf(management, type, id),
      name: id,
      ...(parentId !== undefined && { parentId }),
      serviceControlPolicies: scps[level].map((policy) => policy.id),
      resourceControlPolicies: rcps[level].map((policy) => policy.id),
    },
  ]
  const members = accounts.filter((account) => account !== management)
  let policies: OrderedMap<OrganizationPolicy> = null
  for (const policy of [...Object.values(scps).flat(), ...Object.values(rcps).flat()])
    policies = set(policies, policy.id, policy)
  return {
    id: 'o-1',
    arn: `arn:aws:organizations::${management}:organization/o-1`,
    managementAccountId: management,
    rootId: 'r-1',
    nodes: fromEntries([
      node('root', 'r-1', 'root'),
      node('organizational-unit', 'ou-1', 'unit', 'r-1'),
      node('account', management, 'account', 'r-1'),
      ...members.map((account) => node('account', account, 'account', 'ou-1')),
    ]),
    policies,
    enabledPolicyTypes: isDisabled ? [] : ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'],
  }
}

const arnOf = (management: string, type: OrganizationNode['type'], id: string): string =>
  `arn:aws:organizations::${management}:${type === 'organizational-unit' ? 'ou' : type}/o-1/${id}`

type Levels = Readonly<Record<'root' | 'unit' | 'account', readonly OrganizationPolicy[]>>

function levelsOf(levels: CaseLevels | undefined, full: OrganizationPolicy, management: string): Levels {
  const of = (level: 'root' | 'unit' | 'account', added: readonly CasePolicy[] = []): readonly OrganizationPolicy[] => [
    ...(levels?.[level]?.map((policy, i) => written(policy, `${level}${i}`, full.type, management)) ?? [full]),
    ...added.map((policy, i) => written(policy, `added${i}`, full.type, management)),
  ]
  return { root: of('root'), unit: of('unit'), account: of('account', levels?.added) }
}

function written(
  policy: CasePolicy,
  name: string,
  type: OrganizationPolicyType,
  management: string,
): OrganizationPolicy {
  const kind = type.toLowerCase()
  const id = `p-${type === 'SERVICE_CONTROL_POLICY' ? 'scp' : 'rcp'}${name}`
  return {
    id,
    arn: `arn:aws:organizations::${management}:policy/o-1/${kind}/${id}`,
    name,
    description: '',
    type,
    awsManaged: false,
    content: documentOf(policy),
  }
}
