import { get } from '../../collections/orderedMap.ts'
import { reads } from '../../iam/audit.ts'
import { accessKeyId } from '../../iam/members.ts'
import { accountIn } from '../../iam/named.ts'
import { defineOperation } from '../../operation.ts'
import type { World } from '../../world.ts'
import { unknownAccessKey } from '../errors.ts'

export const getAccessKeyInfo = defineOperation({
  name: 'sts:GetAccessKeyInfo',
  summary: 'Tells which account an access key belongs to, whoever asks.',
  docs: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html',
  input: { AccessKeyId: accessKeyId },
  example: { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
  permissions: () => [{ action: 'sts:GetAccessKeyInfo', resource: '*' }],
  audit: reads,
  run({ world }, { AccessKeyId }): GetAccessKeyInfoOutput {
    const arn = ownerOf(world, AccessKeyId)
    if (arn === undefined) throw unknownAccessKey()
    return { Account: accountIn(arn) }
  },
})

export interface GetAccessKeyInfoOutput {
  readonly Account: string
}

/** Temporary keys count, and those that are inactive or expired. */
const ownerOf = ({ iam, sts }: World, id: string): string | undefined =>
  get(iam.accessKeys, id)?.owner ?? get(sts.sessions, id)?.arn
