import { defineOperation } from '../../operation.ts'
import { onKeysOf, ownerMeant } from '../accessKeys.ts'
import { reads } from '../audit.ts'
import { describedAccessKey } from '../descriptions.ts'
import { ownUserName, page } from '../members.ts'
import { accessKeysOf } from '../named.ts'
import { pageOf } from '../pages.ts'

export const listAccessKeys = defineOperation({
  name: 'iam:ListAccessKeys',
  summary: 'Lists the access keys of a user, without their secrets.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html',
  input: { UserName: ownUserName, ...page },
  example: { UserName: 'bob' },
  permissions: (world, { UserName }, facts) => [onKeysOf('iam:ListAccessKeys', world, facts, UserName)],
  audit: reads,
  run(context, { UserName, ...request }) {
    const owner = ownerMeant(context.world, context, UserName)
    const { items, more } = pageOf(accessKeysOf(context.world, owner.arn), ({ accessKeyId }) => accessKeyId, request)
    return { AccessKeyMetadata: items.map((key) => describedAccessKey(key, owner.userName)), ...more }
  },
})
