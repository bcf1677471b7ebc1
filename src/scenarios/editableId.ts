// From a policy that was consulted to the one that can be rewritten.
import type { PolicySource } from '../sim/index.ts'

/** Undefined for what nobody in the account can rewrite: AWS's own policies, a session's, the organization's. */
export function editableId({ arn, document, id, type }: PolicySource): string | undefined {
  if (type !== 'identity-based' && type !== 'resource-based' && type !== 'permissions-boundary') return undefined
  if (arn !== undefined) return arn.startsWith('arn:aws:iam::aws:') ? undefined : `managed:${arn}`
  return type === 'identity-based' && document === '' ? undefined : id
}
