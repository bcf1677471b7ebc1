// KMS does not tell whether a key of another account exists, nor what a ciphertext whose key is gone belonged to.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
import type { AwsError } from '../errors.ts'
import type { Caller } from '../iam/caller.ts'
import { principalText } from '../iam/denialText.ts'
import { accessDenied } from './errors.ts'

/** `resource` is how the request named the key. */
export const undisclosed = (
  caller: Caller,
  action: string,
  resource: 'this resource' | 'the resource associated with this ciphertext',
): AwsError =>
  accessDenied(
    `User: ${principalText(caller)} is not authorized to perform: ${action} on ${resource} because the resource does not exist in this Region, ` +
      'no resource-based policies allow access, or a resource-based policy explicitly denies access',
  )
