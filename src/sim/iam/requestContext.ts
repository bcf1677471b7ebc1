// The condition keys of a request: those that AWS would supply, and no others. A key is a line in the table below.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { get } from '../collections/orderedMap.ts'
import type { CallFacts } from '../operation.ts'
import type { Tag, World } from '../world.ts'
import type { Caller, TokenFacts } from './caller.ts'
import { CLIENT_ADDRESS, userAgentOf, type Client } from './client.ts'
import { pathText, pathTo } from './organization.ts'
import type { ContextKeys, Permission } from './permission.ts'
import { roleOf } from './policiesFor.ts'

/** Asked with the key's name in lower case: the names of condition keys are not case-sensitive. */
export interface RequestContext {
  readonly get: (key: string) => ContextValue | undefined
}

export interface ContextValue {
  readonly values: readonly string[]
  /** A multi-valued key has a list of values, also when the list has one. */
  readonly multiple: boolean
}

/** A key is looked for when a policy asks for it: most requests are asked for a few of many. */
export function requestContext(world: World, permission: Permission, facts: CallFacts): RequestContext {
  const known: Known = { world, permission, facts, caller: facts.caller }
  const found = new Map<string, ContextValue | undefined>()
  let supplied: RequestContext | undefined
  return {
    get(key) {
      if (found.has(key)) return found.get(key)
      const own = valueOf(KEYS.get(key)?.(known) ?? tagNamed(key, known))
      const value = own ?? (supplied ??= contextOf(permission.context ?? {})).get(key)
      found.set(key, value)
      return value
    },
  }
}

/** Of keys whose names differ in case only, one key with all the values. */
export function contextOf(keys: ContextKeys): RequestContext {
  const context = new Map<string, ContextValue>()
  for (const [name, value] of Object.entries(keys)) {
    const key = name.toLowerCase()
    const earlier = context.get(key)
    const values = typeof value === 'string' ? [value] : value
    context.set(key, {
      values: earlier ? [...earlier.values, ...values] : values,
      multiple: earlier !== undefined || typeof value !== 'string',
    })
  }
  return context
}

type Value = ContextKeys[string] | undefined

const valueOf = (value: Value): ContextValue | undefined =>
  value === undefined
    ? undefined
    : { values: typeof value === 'string' ? [value] : value, multiple: typeof value !== 'string' }

interface Known {
  readonly world: World
  readonly permission: Permission
  readonly facts: CallFacts
  readonly caller: Caller
}

type Key = (known: Known) => Value

// prettier-ignore
const KEYS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['aws:currenttime', ({ facts }) => timeText(facts.now)],
  ['aws:epochtime', ({ facts }) => String(Math.floor(facts.now / 1000))],
  ['aws:securetransport', ({ facts }) => String(facts.client.isSecure !== false)],
  ['aws:requestedregion', ({ permission, facts }) => regionOf(permission.action, facts.region)],
  ['aws:sourceip', ({ facts, caller }) => (isFromOutside(facts, caller) ? (facts.client.address ?? CLIENT_ADDRESS) : undefined)],
  ['aws:useragent', ({ facts, caller }) => (isFromOutside(facts, caller) ? (facts.client.userAgent ?? userAgentOf(facts.view.operation)) : undefined)],
  ['aws:viaawsservice', ({ facts }) => String(facts.view.via !== undefined)],

  ['aws:principalarn', ({ caller }) => principalArn(caller)],
  ['aws:principalaccount', ({ caller }) => account(caller) ?? anonymous(caller)],
  ['aws:principaltype', ({ caller }) => (caller.type === 'Root' ? 'Account' : caller.type === 'Service' ? undefined : caller.type)],
  ['aws:userid', ({ caller }) => ('userId' in caller ? caller.userId : anonymous(caller))],
  ['aws:username', ({ caller }) => (caller.type === 'User' ? caller.userName : undefined)],
  ['aws:sourceidentity', ({ caller }) => (caller.type === 'AssumedRole' ? caller.sourceIdentity : undefined)],
  ['aws:principalorgid', ({ world, caller }) => organizationId(world, account(caller))],
  ['aws:principalorgpaths', ({ world, caller }) => organizationPaths(world, account(caller))],

  // Long-term credentials say nothing about MFA: the key is missing, not false.
  ['aws:tokenissuetime', ({ caller }) => token(caller, ({ issuedAt }) => timeText(issuedAt))],
  ['aws:multifactorauthpresent', ({ caller }) => token(caller, ({ mfaAuthenticated }) => String(mfaAuthenticated))],
  ['aws:multifactorauthage', ({ caller, facts }) => token(caller, (known) => ageOf(known, facts.now))],

  ['aws:principalisawsservice', ({ caller }) => (caller.type === 'Anonymous' ? undefined : String(caller.type === 'Service'))],
  ['aws:principalservicename', ({ caller }) => service(caller, ({ service: name }) => name)],
  ['aws:principalservicenameslist', ({ caller, facts }) => service(caller, ({ service: name }) => [name, inRegion(name, facts.region)])],
  ['aws:sourcearn', ({ caller }) => service(caller, ({ sourceArn }) => sourceArn)],
  ['aws:sourceaccount', ({ caller }) => service(caller, ({ sourceAccount }) => sourceAccount)],
  ['aws:sourceorgid', ({ world, caller }) => service(caller, ({ sourceAccount }) => organizationId(world, sourceAccount))],
  ['aws:sourceorgpaths', ({ world, caller }) => service(caller, ({ sourceAccount }) => organizationPaths(world, sourceAccount))],

  ['aws:resourceaccount', ({ permission }) => permission.resourceAccount],
  ['aws:resourceorgid', ({ world, permission }) => organizationId(world, permission.resourceAccount)],
  ['aws:resourceorgpaths', ({ world, permission }) => organizationPaths(world, permission.resourceAccount)],
  ['aws:tagkeys', ({ permission }) => requestTagKeys(permission)],

  ['s3:authtype', (known) => signed(known, ({ presigned }) => (presigned ? 'REST-QUERY-STRING' : 'REST-HEADER'))],
  ['s3:signatureversion', (known) => signed(known, ({ presigned }) => (presigned?.version === 2 ? 'AWS' : 'AWS4-HMAC-SHA256'))],
  ['s3:signatureage', (known) => signed(known, ({ presigned }) => (presigned?.version === 4 ? String(presigned.age) : undefined))],

  ['kms:calleraccount', ({ permission, caller }) => (permission.action.startsWith('kms:') ? account(caller) : undefined)],
  ['kms:viaservice', ({ permission, facts }) => (permission.action.startsWith('kms:') && facts.view.via ? `${facts.view.via}.${facts.region}.amazonaws.com` : undefined)],
])

/** What S3 knows of the signature of a request that came to itself. */
const signed = ({ permission, facts, caller }: Known, of: (client: Client) => Value): Value =>
  permission.action.startsWith('s3:') && 'accountId' in caller ? of(facts.client) : undefined

const timeText = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`

/** Services with one home for the whole partition are called there. */
const regionOf = (action: string, region: string): string =>
  action.startsWith('iam:') || action.startsWith('organizations:') ? 'us-east-1' : region

// A service that passes a request on does not pass the caller's address on, and S3 is not among the services that fill
// aws:CalledVia. AWS's own pages disagree on both.
const isFromOutside = ({ view }: CallFacts, caller: Caller): boolean => !view.via && caller.type !== 'Service'

const account = (caller: Caller): string | undefined => ('accountId' in caller ? caller.accountId : undefined)

const anonymous = ({ type }: Caller): string | undefined => (type === 'Anonymous' ? 'anonymous' : undefined)

/** A session's is its role's. */
const principalArn = (caller: Caller): string | undefined =>
  caller.type === 'AssumedRole' ? caller.roleArn : 'arn' in caller ? caller.arn : undefined

const token = (caller: Caller, of: (facts: TokenFacts) => Value): Value =>
  'token' in caller && caller.token ? of(caller.token) : undefined

const ageOf = ({ mfaAuthenticatedAt }: TokenFacts, now: number): string | undefined =>
  mfaAuthenticatedAt === undefined ? undefined : String(Math.max(0, Math.floor((now - mfaAuthenticatedAt) / 1000)))

const service = (caller: Caller, of: (caller: Caller & { readonly type: 'Service' }) => Value): Value =>
  caller.type === 'Service' ? of(caller) : undefined

const inRegion = (name: string, region: string): string => name.replace(/\.amazonaws\.com$/, `.${region}.amazonaws.com`)

const organizationId = ({ organizations: { organization } }: World, accountId = ''): Value =>
  pathTo(organization, accountId) && organization?.id

function organizationPaths({ organizations: { organization } }: World, accountId = ''): Value {
  const path = pathTo(organization, accountId)
  return organization && path ? [pathText(organization, path)] : undefined
}

function requestTagKeys({ requestTags = [], requestTagKeys: further = [] }: Permission): Value {
  const keys = [...requestTags.map(({ Key }) => Key), ...further]
  return keys.length > 0 ? keys : undefined
}

/** The tags of whoever asks, of what is asked about, and of the request: `aws:PrincipalTag/team`. */
function tagNamed(key: string, known: Known): string | undefined {
  const slash = key.indexOf('/')
  if (slash < 0) return undefined
  const tags = TAGS.get(key.slice(0, slash))?.(known)
  const name = key.slice(slash + 1)
  // The later of two tags whose keys differ in case only is the one that counts.
  return tags?.findLast(({ Key }) => Key.toLowerCase() === name)?.Value
}

const TAGS: ReadonlyMap<string, (known: Known) => readonly Tag[]> = new Map([
  ['aws:principaltag', ({ world, caller }) => principalTags(world, caller)],
  ['aws:resourcetag', ({ permission }) => permission.resourceTags ?? []],
  ['aws:requesttag', ({ permission }) => permission.requestTags ?? []],
])

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
