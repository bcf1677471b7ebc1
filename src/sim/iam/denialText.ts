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
  const isForeignKey =
    permission.resourcePolicy?.type === 'key policy' &&
    'accountId' in caller &&
    caller.accountId !== permission.resourceAccount
  const resource = isForeignKey ? foreignKeyText(permission) : resourceText(permission, options.quoteResource ?? false)
  const reason = isForeignKey && !isOwnSide(decision) ? UNDISCLOSED : reasonText(decision)
  return `User: ${principalText(caller)} is not authorized to perform: ${permission.action} ${resource} ${reason}`
}

// KMS does not tell other accounts whether a key exists, nor what its policy says.
const UNDISCLOSED =
  'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access'

const foreignKeyText = ({ namedByCiphertext }: Permission): string =>
  namedByCiphertext ? 'on the resource associated with this ciphertext' : 'on this resource'

/** Whether the caller's own account refused. */
const isOwnSide = ({ because, considered }: Decision): boolean =>
  (because.type === 'implicit-deny' && because.missing === 'identity-based') ||
  (because.type === 'explicit-deny' &&
    considered.some(({ source }) => source.id === because.policy && source.type === 'identity-based'))

/** The last part of the message, for example `because no identity-based policy allows the kms:Decrypt action`. */
function reasonText({ because, action, considered }: Decision): string {
  switch (because.type) {
    case 'implicit-deny':
      return `because no ${nameOf[because.missing]} allows the ${action} action`
    case 'explicit-deny': {
      const source = considered.find((policy) => policy.source.id === because.policy)?.source
      if (!source) throw new Error(`The decision on ${action} names a policy that was not considered.`)
      // Only managed policies have an ARN.
      const name = source.arn === undefined ? '' : `: ${source.arn}`
      return `with an explicit deny in ${source.type === 'identity-based' ? 'an' : 'a'} ${nameOf[source.type]}${name}`
    }
    // S3 words this setting as if the bucket policy denied.
    case 'block-public-access':
      return 'with an explicit deny in a resource-based policy'
    case 'allow':
    case 'root-user':
    case 'no-permission-needed':
      throw new Error(`The action ${action} was allowed, so there is no reason for a refusal.`)
  }
}

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

function resourceText({ resource, namedByCiphertext, deniedResource }: Permission, isQuoted: boolean): string {
  if (namedByCiphertext) return 'on the resource associated with this ciphertext'
  const name = deniedResource ?? resource
  return `on resource: ${isQuoted ? `"${name}"` : name}`
}

const nameOf: Readonly<Record<PolicyType, string>> = {
  'identity-based': 'identity-based policy',
  'resource-based': 'resource-based policy',
  'permissions-boundary': 'permissions boundary',
  session: 'session policy',
  'service-control': 'service control policy',
  'resource-control': 'resource control policy',
}
