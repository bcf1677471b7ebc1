import { get } from '../../collections/orderedMap.ts'
import { newestFirst } from '../../collections/log.ts'
import { awsError } from '../../errors.ts'
import { defineOperation } from '../../operation.ts'
import type { World } from '../../world.ts'
import { reads } from '../audit.ts'
import type { Caller } from '../caller.ts'
import { principalText } from '../denialText.ts'
import { onArn } from '../identity.ts'
import { accessKeyId } from '../members.ts'
import { accountIn } from '../named.ts'
import type { AccessKey } from '../identities.ts'

export const getAccessKeyLastUsed = defineOperation({
  name: 'iam:GetAccessKeyLastUsed',
  summary: 'Tells when an access key was last used, where and for which service.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html',
  input: { AccessKeyId: accessKeyId },
  example: { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
  permissions: (world, { AccessKeyId }, { accountId, caller }) => [
    {
      ...onArn('iam:GetAccessKeyLastUsed', accountId, keyMeant(world, accountId, caller, AccessKeyId).owner),
      deniedResource: `access key ${AccessKeyId}`,
    },
  ],
  audit: reads,
  run({ world, accountId, caller }, { AccessKeyId }) {
    const { owner } = keyMeant(world, accountId, caller, AccessKeyId)
    const userName = get(world.iam.users, owner)?.userName
    return { ...(userName !== undefined && { UserName: userName }), AccessKeyLastUsed: lastUse(world, AccessKeyId) }
  },
})

/** IAM does not tell whether another account has the key. */
function keyMeant(world: World, accountId: string, caller: Caller, id: string): AccessKey {
  const key = get(world.iam.accessKeys, id)
  if (!key || accountIn(key.owner) !== accountId)
    throw awsError(
      403,
      'AccessDenied',
      `User: ${principalText(caller)} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${id}`,
    )
  return key
}

/** What the caller asked for, not what a service then did for them. */
function lastUse({ cloudtrail }: World, id: string) {
  for (const { event } of newestFirst(cloudtrail.events))
    if (event.userIdentity['accessKeyId'] === id && event.userIdentity['invokedBy'] === undefined)
      return {
        LastUsedDate: Date.parse(event.eventTime) / 1000,
        ServiceName: event.eventSource.split('.')[0],
        Region: event.awsRegion,
      }
  return { ServiceName: 'N/A', Region: 'N/A' }
}
