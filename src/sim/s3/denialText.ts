// S3's sentence for a refused caller. Strangers to the account are told nothing.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
import type { Caller } from '../iam/caller.ts'
import type { Decision } from '../iam/decision.ts'
import type { Permission } from '../iam/permission.ts'

export function denialText(decision: Decision, permission: Permission, caller: Caller): string {
  if (caller.type === 'Anonymous' || caller.type === 'Service' || caller.accountId !== permission.resourceAccount)
    return 'Access Denied'
  return `${notAuthorized(caller.arn, decision.action, permission.resource)} ${reasonOf(decision)}`
}

/** The beginning of the sentence, up to the reason. S3 puts the resource into quotation marks. */
export const notAuthorized = (callerArn: string, action: string, resource: string): string =>
  `User: ${callerArn} is not authorized to perform: ${action} on resource: "${resource}"`

function reasonOf({ action, because }: Decision): string {
  switch (because.type) {
    case 'implicit-deny':
      return `because no ${because.missing} policy allows the ${action} action`
    case 'explicit-deny':
      return `with an explicit deny in ${because.policy.startsWith('identity:') ? 'an identity-based' : 'a resource-based'} policy`
    case 'block-public-access':
      return 'with an explicit deny in a resource-based policy'
    case 'allow':
    case 'root-user':
    case 'no-permission-needed':
      throw new Error('Nothing was refused.')
  }
}
