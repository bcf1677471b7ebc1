// Why AWS says that it refused.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
import type { Caller } from './caller.ts'
import type { Decision, PolicySource, PolicyType } from './decision.ts'
import type { Permission } from './permission.ts'

/** `User: … is not authorized to perform: … on resource: … because …`. S3 puts the resource into double quotes. */
export const notAuthorized = (
  caller: Caller,
  permission: Permission,
  decision: Decision,
  options: { readonly quoteResource?: boolean } = {},
): string =>
  `User: ${principalText(caller)} is not authorized to perform: ${permission.action} ${resourceText(permission, options.quoteResource ?? false)} ${reasonText(decision)}`

/** The last part of the message, for example `because no identity-based policy allows the kms:Decrypt action`. */
export function reasonText({ because, action, considered }: Decision): string {
  switch (because.type) {
    case 'implicit-deny':
      return `because no ${nameOf[because.missing]} allows the ${action} action`
    case 'explicit-deny': {
      const source = considered.find((policy) => policy.source.id === because.policy)?.source
      return `with an explicit deny in ${articleOf[source?.type ?? 'identity-based']} ${nameOf[source?.type ?? 'identity-based']}${suffix(source)}`
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
      return caller.arn
  }
}

function resourceText({ resource, namedByCiphertext, deniedResource }: Permission, isQuoted: boolean): string {
  if (namedByCiphertext) return 'on the resource associated with this ciphertext'
  const name = deniedResource ?? resource
  return `on resource: ${isQuoted ? `"${name}"` : name}`
}

/** Only managed policies have an ARN. */
const suffix = (source: PolicySource | undefined): string => (source?.arn === undefined ? '' : `: ${source.arn}`)

const nameOf: Readonly<Record<PolicyType, string>> = {
  'identity-based': 'identity-based policy',
  'resource-based': 'resource-based policy',
  'permissions-boundary': 'permissions boundary',
  session: 'session policy',
  'service-control': 'service control policy',
  'resource-control': 'resource control policy',
}

const articleOf: Readonly<Record<PolicyType, 'a' | 'an'>> = {
  'identity-based': 'an',
  'resource-based': 'a',
  'permissions-boundary': 'a',
  session: 'a',
  'service-control': 'a',
  'resource-control': 'a',
}
