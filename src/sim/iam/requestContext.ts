// The condition keys of a request: those that AWS would supply, and no others.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { rootArn } from '../arn.ts'
import { get } from '../collections/orderedMap.ts'
import type { CallFacts } from '../operation.ts'
import type { Tag, World } from '../world.ts'
import type { Caller, TokenFacts } from './caller.ts'
import { CLIENT_ADDRESS, userAgentOf } from './client.ts'
import { pathText, pathTo } from './organization.ts'
import type { ContextKeys, Permission } from './permission.ts'
import { roleOf } from './policiesFor.ts'

/** By lower-case name: the names of condition keys are not case-sensitive. */
export type RequestContext = ReadonlyMap<string, ContextValue>

export interface ContextValue {
  readonly name: string
  readonly values: readonly string[]
  /** A multi-valued key has a list of values, also when the list has one. */
  readonly multiple: boolean
}

export const valueOf = (context: RequestContext, key: string): ContextValue | undefined =>
  context.get(key.toLowerCase())

export function requestContext(world: World, permission: Permission, facts: CallFacts): RequestContext {
  const { action, resourceAccount, resourceTags, context } = permission
  return contextOf(
    {
      'aws:CurrentTime': timeText(facts.now),
      'aws:EpochTime': String(Math.floor(facts.now / 1000)),
    },
    { 'aws:RequestedRegion': regionOf(action, facts.region), 'aws:SecureTransport': 'true' },
    callerKeys(facts.caller, facts.region),
    'accountId' in facts.caller ? organizationKeys(world, facts.caller.accountId, 'Principal') : {},
    facts.caller.type === 'Service' ? organizationKeys(world, facts.caller.sourceAccount, 'Source') : {},
    tagKeys('aws:PrincipalTag', principalTags(world, facts.caller)),
    'token' in facts.caller && facts.caller.token ? tokenKeys(facts.caller.token, facts.now) : {},
    networkKeys(facts),
    resourceAccount === undefined
      ? {}
      : { 'aws:ResourceAccount': resourceAccount, ...organizationKeys(world, resourceAccount, 'Resource') },
    tagKeys('aws:ResourceTag', resourceTags ?? []),
    requestTagKeys(permission),
    action.startsWith('kms:') ? kmsKeys(facts) : {},
    context ?? {},
  )
}

/** The same from keys alone, for requests that are only imagined. */
export function contextOf(...keys: readonly ContextKeys[]): RequestContext {
  const context = new Map<string, ContextValue>()
  for (const [name, value] of keys.flatMap((some) => Object.entries(some))) {
    const earlier = context.get(name.toLowerCase())
    const values = typeof value === 'string' ? [value] : value
    context.set(
      name.toLowerCase(),
      earlier
        ? { name: earlier.name, values: [...earlier.values, ...values], multiple: true }
        : { name, values, multiple: typeof value !== 'string' },
    )
  }
  return context
}

const timeText = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`

/** Services with one home for the whole partition are called there. */
const regionOf = (action: string, region: string): string =>
  action.startsWith('iam:') || action.startsWith('organizations:') ? 'us-east-1' : region

function callerKeys(caller: Caller, region: string): ContextKeys {
  switch (caller.type) {
    case 'Anonymous':
      return { 'aws:PrincipalAccount': 'anonymous', 'aws:PrincipalType': 'Anonymous', 'aws:userid': 'anonymous' }
    case 'Service':
      return {
        'aws:PrincipalIsAWSService': 'true',
        'aws:PrincipalServiceName': caller.service,
        'aws:PrincipalServiceNamesList': [
          caller.service,
          caller.service.replace(/\.amazonaws\.com$/, `.${region}.amazonaws.com`),
        ],
        'aws:SourceArn': caller.sourceArn,
        'aws:SourceAccount': caller.sourceAccount,
      }
    case 'Root':
      return {
        ...signedKeys(caller.accountId),
        'aws:PrincipalArn': rootArn(caller.accountId),
        'aws:PrincipalType': 'Account',
        'aws:userid': caller.userId,
      }
    case 'User':
      return {
        ...signedKeys(caller.accountId),
        'aws:PrincipalArn': caller.arn,
        'aws:PrincipalType': 'User',
        'aws:userid': caller.userId,
        'aws:username': caller.userName,
      }
    case 'AssumedRole':
      return {
        ...signedKeys(caller.accountId),
        'aws:PrincipalArn': caller.roleArn,
        'aws:PrincipalType': 'AssumedRole',
        'aws:userid': caller.userId,
        ...(caller.sourceIdentity !== undefined && { 'aws:SourceIdentity': caller.sourceIdentity }),
      }
    case 'FederatedUser':
      return {
        ...signedKeys(caller.accountId),
        'aws:PrincipalArn': caller.arn,
        'aws:PrincipalType': 'FederatedUser',
        'aws:userid': caller.userId,
      }
  }
}

const signedKeys = (accountId: string): ContextKeys => ({
  'aws:PrincipalAccount': accountId,
  'aws:PrincipalIsAWSService': 'false',
})

/** Long-term credentials say nothing about MFA: the key is missing, not false. */
const tokenKeys = ({ issuedAt, mfaAuthenticated, mfaAuthenticatedAt }: TokenFacts, now: number): ContextKeys => ({
  'aws:TokenIssueTime': timeText(issuedAt),
  'aws:MultiFactorAuthPresent': String(mfaAuthenticated),
  ...(mfaAuthenticatedAt !== undefined && {
    'aws:MultiFactorAuthAge': String(Math.max(0, Math.floor((now - mfaAuthenticatedAt) / 1000))),
  }),
})

function organizationKeys(world: World, accountId: string, whose: 'Principal' | 'Resource' | 'Source'): ContextKeys {
  const { organization } = world.organizations
  const path = pathTo(organization, accountId)
  return organization && path
    ? { [`aws:${whose}OrgID`]: organization.id, [`aws:${whose}OrgPaths`]: [pathText(organization, path)] }
    : {}
}

/** Those of the user or role, and over them those of the session. */
function principalTags(world: World, caller: Caller): readonly Tag[] {
  switch (caller.type) {
    case 'User':
      return get(world.iam.users, caller.arn)?.tags ?? []
    case 'AssumedRole':
      return [...(roleOf(world, caller)?.tags ?? []), ...sessionTags(world, caller.accessKeyId)]
    case 'FederatedUser':
      return [...(get(world.iam.users, caller.owner)?.tags ?? []), ...sessionTags(world, caller.accessKeyId)]
    case 'Root':
    case 'Anonymous':
    case 'Service':
      return []
  }
}

function sessionTags(world: World, accessKeyId: string): readonly Tag[] {
  const session = get(world.sts.sessions, accessKeyId)
  return session && session.type !== 'user' ? session.tags : []
}

/** The later of two tags whose keys differ in case only is the one that counts. */
function tagKeys(prefix: string, tags: readonly Tag[]): ContextKeys {
  const byKey = new Map(tags.map(({ Key, Value }) => [Key.toLowerCase(), [`${prefix}/${Key}`, Value] as const]))
  return Object.fromEntries(byKey.values())
}

function requestTagKeys({ requestTags = [], requestTagKeys: further = [] }: Permission): ContextKeys {
  const keys = [...requestTags.map(({ Key }) => Key), ...further]
  return { ...tagKeys('aws:RequestTag', requestTags), ...(keys.length > 0 && { 'aws:TagKeys': keys }) }
}

// A service that passes a request on does not pass the caller's address on, and S3 is not among the services that fill
// aws:CalledVia. AWS's own pages disagree on both.
function networkKeys({ caller, view }: CallFacts): ContextKeys {
  if (view.via) return { 'aws:ViaAWSService': 'true' }
  if (caller.type === 'Service') return { 'aws:ViaAWSService': 'false' }
  return { 'aws:ViaAWSService': 'false', 'aws:SourceIp': CLIENT_ADDRESS, 'aws:UserAgent': userAgentOf(view.operation) }
}

function kmsKeys({ caller, view, region }: CallFacts): ContextKeys {
  return {
    ...('accountId' in caller && { 'kms:CallerAccount': caller.accountId }),
    ...(view.via && { 'kms:ViaService': `${view.via}.${region}.amazonaws.com` }),
  }
}
