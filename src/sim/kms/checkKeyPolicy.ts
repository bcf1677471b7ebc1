// What KMS asks of a key policy before it keeps it.
// https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
import type { CallContext } from '../operation.ts'
import { byteLength } from '../shape.ts'
import type { KmsKey } from '../world.ts'
import { limitExceeded, malformedPolicy } from './errors.ts'
import { keyPermission } from './keyPermission.ts'

const LARGEST = 32_768

/** Refuses the policy of `key`, which is the key as it would be. */
export function checkKeyPolicy(
  context: CallContext,
  key: KmsKey,
  options: { readonly BypassPolicyLockoutSafetyCheck?: boolean },
): void {
  if (byteLength(key.policy) > LARGEST) throw limitExceeded()
  if (!options.BypassPolicyLockoutSafetyCheck && isLockedOut(context, key))
    throw malformedPolicy('The new key policy will not allow you to update the key policy in the future.')
}

// KMS simulates a PutKeyPolicy by the same caller under the new policy.
const isLockedOut = (context: CallContext, key: KmsKey): boolean =>
  context.decide(keyPermission(context.world, key, 'kms:PutKeyPolicy')).verdict === 'denied'
