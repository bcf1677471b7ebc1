import { defineOperation } from '../../operation.ts'
import type { AccessKey } from '../../world.ts'
import { onKeysOf, ownerMeant, withAccessKey } from '../accessKeys.ts'
import { creates } from '../audit.ts'
import { describedAccessKey, type AccessKeyDescription } from '../descriptions.ts'
import { quotaExceeded } from '../errors.ts'
import { newAccessKeyId, newSecretAccessKey } from '../ids.ts'
import { ownUserName } from '../members.ts'
import { accessKeysOf } from '../named.ts'

const MOST = 2

export const createAccessKey = defineOperation({
  name: 'iam:CreateAccessKey',
  summary: 'Makes long-term credentials for a user. AWS shows the secret this once and never again.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html',
  input: { UserName: ownUserName },
  example: { UserName: 'bob' },
  permissions: (world, { UserName }, facts) => [onKeysOf('iam:CreateAccessKey', world, facts, UserName)],
  audit: creates,
  run(context, { UserName }): CreateAccessKeyOutput {
    const owner = ownerMeant(context.world, context, UserName)
    if (accessKeysOf(context.world, owner.arn).length >= MOST) throw quotaExceeded('AccessKeysPerUser', MOST)
    const key: AccessKey = {
      accessKeyId: newAccessKeyId(context.environment, 'AKIA'),
      secretAccessKey: newSecretAccessKey(context.environment),
      owner: owner.arn,
      status: 'Active',
      createDate: context.now,
    }
    context.change((world) => withAccessKey(world, key))
    context.record({
      type: 'state-changed',
      place: 'iam',
      subject: owner.arn,
      change: { type: 'created', what: 'access key' },
    })
    return { AccessKey: { ...describedAccessKey(key, owner.userName), SecretAccessKey: key.secretAccessKey } }
  },
})

export interface CreateAccessKeyOutput {
  readonly AccessKey: AccessKeyDescription & { readonly SecretAccessKey: string }
}
