// The KMS key that a trail is to encrypt its log files with.
import { AwsError } from '../errors.ts'
import { findKey } from '../kms/resolveKey.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, KmsKey } from '../world.ts'
import { invalidKeyId, keyNotFound } from './errors.ts'

/** `keyId` is an alias name, alias ARN, key ARN or key ID; the key has to be in the Region of the bucket. */
export function keyForTrail(context: CallContext, { region }: Bucket, keyId: string): KmsKey {
  const { world, caller, accountId, now } = context
  if (!/^(alias\/|arn:[^:]*:kms:|mrk-|[0-9a-f]{8}-)/.test(keyId)) throw invalidKeyId(keyId)
  try {
    return findKey(world, { caller, accountId, region, now }, keyId, 'kms:DescribeKey').key
  } catch (error) {
    throw error instanceof AwsError ? keyNotFound(keyId) : error
  }
}
