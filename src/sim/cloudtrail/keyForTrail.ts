// The KMS key that a trail is to encrypt its log files with.
import { AwsError } from '../errors.ts'
import { findKey } from '../kms/resolveKey.ts'
import type { CallContext } from '../operation.ts'
import type { KmsKey } from '../world.ts'
import { keyNotFound } from './errors.ts'

/** `keyId` is an alias name, alias ARN, key ARN or key ID. */
export function keyForTrail(context: CallContext, keyId: string): KmsKey {
  try {
    return findKey(context.world, context, keyId, 'kms:DescribeKey').key
  } catch (error) {
    throw error instanceof AwsError ? keyNotFound(keyId) : error
  }
}
