import { defineOperation } from '../../operation.ts'
import { findAccessKey, onKeysOf, ownerMeant, withoutAccessKey } from '../accessKeys.ts'
import { writes } from '../audit.ts'
import { accessKeyId, ownUserName } from '../members.ts'

export const deleteAccessKey = defineOperation({
  name: 'iam:DeleteAccessKey',
  summary: 'Deletes an access key for good.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html',
  input: { UserName: ownUserName, AccessKeyId: accessKeyId },
  example: { UserName: 'bob', AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
  permissions: (world, { UserName }, facts) => [onKeysOf('iam:DeleteAccessKey', world, facts, UserName)],
  audit: writes,
  run(context, { UserName, AccessKeyId }): Record<string, never> {
    const owner = ownerMeant(context.world, context, UserName)
    const key = findAccessKey(context.world, owner, AccessKeyId)
    context.change((world) => withoutAccessKey(world, key))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: owner.arn,
      change: { type: 'deleted', what: 'access key' },
    })
    return {}
  },
})
