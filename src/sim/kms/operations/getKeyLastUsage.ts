import { newestFirst } from '../../collections/log.ts'
import { defineOperation } from '../../operation.ts'
import type { KmsKey, World } from '../../world.ts'
import { keyResource } from '../audit.ts'
import { seconds } from '../keyMetadata.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

export const getKeyLastUsage = defineOperation({
  name: 'kms:GetKeyLastUsage',
  summary: 'Tells when a key last did cryptography, what it did, and where CloudTrail wrote it down.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html',
  input: { KeyId },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:GetKeyLastUsage'), 'kms:GetKeyLastUsage'),
  ],
  run(context, { KeyId }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:GetKeyLastUsage')
    requireState(key, 'GetKeyLastUsage')
    return {
      KeyId: key.keyId,
      KeyLastUsage: lastUsage(context.world, key),
      // AWS began to keep track before any key of this simulation was made.
      TrackingStartDate: seconds(key.creationDate),
      KeyCreationDate: seconds(key.creationDate),
    }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId }) => ({ keyId: KeyId }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})

/** The event history has every successful call; the last one that used the key is where the answer comes from. */
function lastUsage({ cloudtrail: { events } }: World, { arn, lastUsedDate }: KmsKey) {
  if (lastUsedDate === undefined) return {}
  for (const { event } of newestFirst(events)) {
    const isUse = event.eventSource === 'kms.amazonaws.com' && tracked.has(event.eventName) && !event.errorCode
    if (isUse && event.resources?.some((resource) => resource['ARN'] === arn))
      return {
        Operation: event.eventName,
        Timestamp: seconds(lastUsedDate),
        CloudTrailEventId: event.eventID,
        KmsRequestId: event.requestID,
      }
  }
  return {}
}

const tracked: ReadonlySet<string> = new Set([
  'Decrypt',
  'DeriveSharedSecret',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateMac',
  'ReEncrypt',
  'Sign',
  'Verify',
  'VerifyMac',
])
