import { defineOperation } from '../../operation.ts'
import { oneOf, required } from '../../shape.ts'
import { findAccessKey, onKeysOf, ownerMeant, withAccessKey } from '../accessKeys.ts'
import { writes } from '../audit.ts'
import { accessKeyId, ownUserName } from '../members.ts'

export const updateAccessKey = defineOperation({
  name: 'iam:UpdateAccessKey',
  summary: 'Switches an access key on or off.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html',
  input: { UserName: ownUserName, AccessKeyId: accessKeyId, Status: required(oneOf('Active', 'Inactive')) },
  example: { UserName: 'bob', AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'Inactive' },
  permissions: (world, { UserName }, facts) => [onKeysOf('iam:UpdateAccessKey', world, facts, UserName)],
  audit: writes,
  run(context, { UserName, AccessKeyId, Status }): Record<string, never> {
    const owner = ownerMeant(context.world, context, UserName)
    const key = findAccessKey(context.world, owner, AccessKeyId)
    context.change((world) => withAccessKey(world, { ...key, status: Status }))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: owner.arn,
      change: { type: 'setting-changed', what: 'access key', before: key.status, after: Status },
    })
    return {}
  },
})
