// What KMS asks of a key policy before it keeps it.
// https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
import type { AwsError } from '../errors.ts'
import { parsePolicy } from '../iam/parsePolicy.ts'
import type { Policy } from '../iam/policy.ts'
import { validatePolicy } from '../iam/validatePolicy.ts'
import type { CallContext } from '../operation.ts'
import { byteLength } from '../shape.ts'
import type { KmsKey } from '../world.ts'
import { limitExceeded, malformedPolicy } from './errors.ts'
import { keyPermission } from './keyPermission.ts'
import { invalidPrincipals, refusalOfPrincipals } from './keyPolicyPrincipals.ts'
import { LARGEST_KEY_POLICY } from './quotas.ts'

/** Refuses the policy of `key`, which is the key as it would be. */
export function checkKeyPolicy(
  context: CallContext,
  key: KmsKey,
  options: { readonly BypassPolicyLockoutSafetyCheck?: boolean },
): void {
  if (byteLength(key.policy) > LARGEST_KEY_POLICY) throw limitExceeded()
  const policy = read(key.policy)
  const refusal = refusalOfPrincipals(policy, context.world) ?? refusalOfConditions(policy)
  if (refusal) throw refusal
  if (!options.BypassPolicyLockoutSafetyCheck && isLockedOut(context, key))
    throw malformedPolicy('The new key policy will not allow you to update the key policy in the future.')
}

function read(document: string): Policy {
  const problems = validatePolicy(document, 'key')
  const problem = problems.find(({ type }) => type !== 'missing-principal') ?? problems[0]
  if (problem?.type === 'missing-principal') throw malformedPolicy('Policy contains a statement with no principal.')
  if (problem?.type === 'unknown-principal-type') throw invalidPrincipals()
  const parsed = parsePolicy(document)
  // KMS is recorded to say no more about a document that it cannot read.
  if (problem || 'problems' in parsed) throw malformedPolicy()
  return parsed.policy
}

// Such a condition also holds for a request without that pair, or without that tag.
function refusalOfConditions({ statements }: Policy): AwsError | undefined {
  const keys = statements.flatMap(({ conditions }) =>
    conditions.flatMap(({ operator, key }) => (operator.set === 'ForAllValues' ? [key.toLowerCase()] : [])),
  )
  if (keys.some((key) => key.startsWith('kms:encryptioncontext:')))
    return overlyPermissive('OverlyPermissiveCondition:EncryptionContext', 'encryption context')
  return keys.some((key) => key.startsWith('aws:requesttag/'))
    ? overlyPermissive('OverlyPermissiveCondition', 'tag')
    : undefined
}

const overlyPermissive = (what: string, pair: string): AwsError =>
  malformedPolicy(
    `${what}: Using the ForAllValues set operator with a single-valued condition key matches requests ` +
      `without the specified ${pair} or with an unspecified ${pair}. To fix, remove ForAllValues.`,
  )

// KMS simulates a PutKeyPolicy by the same caller under the new policy.
const isLockedOut = (context: CallContext, key: KmsKey): boolean =>
  context.decide(keyPermission(key, 'kms:PutKeyPolicy')).verdict === 'denied'
