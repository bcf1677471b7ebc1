// Why AWS says that it refused.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
import type { Caller } from './caller.ts'
import type { Decision, PolicyType } from './decision.ts'
import type { Permission } from './permission.ts'

/** `User: … is not authorized to perform: … on resource: … because …`. S3 puts the resource into double quotes. */
export function notAuthorized(
  caller: Caller,
  permission: Permission,
  decision: Decision,
  options: { readonly quoteResource?: boolean } = {},
): string {
  const phrases = [
    `User: ${principalText(caller)} is not authorized to perform: ${permission.action}`,
    isForeignKey(caller, permission) ? foreignKeyText(permission) : resourceText(permission, options.quoteResource),
    disclosedReason(caller, permission, decision),
  ]
  return phrases.filter((phrase) => phrase !== undefined).join(' ')
}

const isForeignKey = (caller: Caller, { resourcePolicy, resourceAccount }: Permission): boolean =>
  resourcePolicy?.type === 'key policy' && 'accountId' in caller && caller.accountId !== resourceAccount

const foreignKeyText = ({ namedByCiphertext }: Permission): string =>
  namedByCiphertext ? 'on the resource associated with this ciphertext' : 'on this resource'

/** What the resource's account says stays with it: other accounts hear of their own side only. */
function disclosedReason(caller: Caller, permission: Permission, decision: Decision): string | undefined {
  if (isOwnSide(decision)) return reasonText(decision, permission)
  if (isForeignKey(caller, permission)) return UNDISCLOSED
  const isStrangersRole = permission.resourcePolicy?.type === 'role trust policy' && decision.relation === 'strangers'
  return isStrangersRole ? undefined : reasonText(decision, permission)
}

const UNDISCLOSED =
  'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access'

const isOwnSide = ({ because, considered }: Decision): boolean =>
  (because.type === 'implicit-deny' && OWN_SIDE.has(because.missing)) ||
  (because.type === 'explicit-deny' &&
    considered.some(({ source }) => source.id === because.policy && OWN_SIDE.has(source.type)))

const OWN_SIDE: ReadonlySet<PolicyType> = new Set([
  'service-control',
  'identity-based',
  'permissions-boundary',
  'session',
])

/** The last part of the message, for example `because no identity-based policy allows the kms:Decrypt action`. */
function reasonText({ because, action, considered, relation }: Decision, permission: Permission): string {
  switch (because.type) {
    case 'implicit-deny':
      return `because no ${nameOf(because.missing, permission)} allows the ${action} action`
    case 'explicit-deny': {
      const source = considered.find((policy) => policy.source.id === because.policy)?.source
      if (!source) throw new Error(`The decision on ${action} names a policy that was not considered.`)
      const name = nameOf(source.type, permission)
      // Only managed policies have an ARN, and only the own account and organization hear it.
      const arn = source.arn === undefined || relation === 'strangers' ? '' : `: ${source.arn}`
      return `with an explicit deny in ${articleOf(name)} ${name}${arn}`
    }
    case 'block-public-access':
      return PUBLIC[because.setting]
    case 'allow':
    case 'grant':
    case 'acl':
    case 'root-user':
    case 'no-permission-needed':
      throw new Error(`The action ${action} was allowed, so there is no reason for a refusal.`)
  }
}

const PUBLIC = {
  // S3 words this setting as if the bucket policy denied.
  RestrictPublicBuckets: 'with an explicit deny in a resource-based policy',
  BlockPublicPolicy:
    'because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.',
  BlockPublicAcls: 'because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.',
}

const nameOf = (type: PolicyType, { resourcePolicy }: Permission): string =>
  type === 'resource-based' && resourcePolicy?.type === TRUST ? TRUST : NAMES[type]

const TRUST = 'role trust policy'

const articleOf = (name: string): string => (name === TRUST ? 'the' : name.startsWith('i') ? 'an' : 'a')

export function principalText(caller: Caller): string {
  switch (caller.type) {
    case 'Anonymous':
      return 'anonymous'
    case 'Service':
      return caller.service
    case 'Root':
    case 'User':
    case 'AssumedRole':
    case 'FederatedUser':
      return caller.arn
  }
}

/** S3 names no resource where the action has none, other services name it `*`. */
function resourceText(
  { resource, namedByCiphertext, deniedResource }: Permission,
  isQuoted = false,
): string | undefined {
  if (namedByCiphertext) return 'on the resource associated with this ciphertext'
  if (deniedResource === null || (isQuoted && resource === '*')) return undefined
  const name = deniedResource ?? resource
  return `on resource: ${isQuoted ? `"${name}"` : name}`
}

const NAMES: Readonly<Record<PolicyType, string>> = {
  'identity-based': 'identity-based policy',
  'resource-based': 'resource-based policy',
  'permissions-boundary': 'permissions boundary',
  session: 'session policy',
  'service-control': 'service control policy',
  'resource-control': 'resource control policy',
}
