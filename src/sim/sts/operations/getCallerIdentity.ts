import { missingAuthenticationToken } from '../../iam/errors.ts'
import { defineOperation } from '../../operation.ts'

export const getCallerIdentity = defineOperation({
  name: 'sts:GetCallerIdentity',
  summary: 'Says whose credentials signed the request. Nobody can be denied this.',
  docs: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
  input: {},
  example: {},
  permissions: () => [{ action: 'sts:GetCallerIdentity', resource: '*' }],
  audit: { category: 'Management', readOnly: true, requestParameters: () => null },
  run({ caller }): GetCallerIdentityOutput {
    if (caller.type === 'Anonymous' || caller.type === 'Service') throw missingAuthenticationToken()
    return { UserId: caller.userId, Account: caller.accountId, Arn: caller.arn }
  },
})

export interface GetCallerIdentityOutput {
  readonly UserId: string
  readonly Account: string
  readonly Arn: string
}
