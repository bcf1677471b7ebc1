import { recorded, reads } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { integer, optional, required, string } from '../../shape.ts'
import type { FederatedSession } from '../../world.ts'
import { newCredentials, openSession, type Credentials } from '../credentials.ts'
import { longTermCaller } from '../longTermCaller.ts'
import { nameText, sessionPolicy, sessionPolicyArns, tags } from '../members.ts'
import { secondsFor } from '../secondsFor.ts'
import { checkedPolicies, checkTags, packedSize } from '../sessionPolicies.ts'

const LARGEST_POLICY = 2048

export const getFederationToken = defineOperation({
  name: 'sts:GetFederationToken',
  summary: 'Gives credentials for somebody outside AWS: what both the caller and the policies passed allow.',
  docs: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html',
  input: {
    Name: required(string({ min: 2, max: 32, pattern: nameText })),
    Policy: sessionPolicy(LARGEST_POLICY),
    PolicyArns: sessionPolicyArns,
    DurationSeconds: optional(integer({ min: 900, max: 129_600 })),
    Tags: tags,
  },
  example: { Name: 'carol' },
  permissions: (_world, { Name, Tags = [] }, { accountId }) =>
    ['sts:GetFederationToken', ...(Tags.length ? ['sts:TagSession'] : [])].map((action) => ({
      action,
      resource: federatedUserArn(accountId, Name),
      resourceAccount: accountId,
      ...(Tags.length && { requestTags: Tags }),
    })),
  audit: { ...reads, responseElements: (output) => recorded(output) },
  run(context, input): GetFederationTokenOutput {
    const { world, accountId } = context
    const caller = longTermCaller(context.caller, 'GetFederationToken')
    const { Name, Tags = [] } = input
    checkTags(Tags)
    const policies = checkedPolicies(world, accountId, input)
    const packed = packedSize(input, Tags)
    const session: FederatedSession = {
      type: 'federated',
      arn: federatedUserArn(accountId, Name),
      name: Name,
      owner: caller.arn,
      tags: Tags,
      ...policies,
      ...newCredentials(context, secondsFor(caller, input.DurationSeconds)),
    }
    return {
      Credentials: openSession(context, session),
      FederatedUser: { FederatedUserId: `${accountId}:${Name}`, Arn: session.arn },
      PackedPolicySize: packed.PackedPolicySize ?? 0,
    }
  },
})

export interface GetFederationTokenOutput {
  readonly Credentials: Credentials
  readonly FederatedUser: { readonly FederatedUserId: string; readonly Arn: string }
  /** Percent of what may be passed. */
  readonly PackedPolicySize: number
}

const federatedUserArn = (accountId: string, name: string): string => `arn:aws:sts::${accountId}:federated-user/${name}`
