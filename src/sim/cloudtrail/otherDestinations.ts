// What a trail can have in AWS and this simulation has no service for. The refusals are those of an account in which the
// topic, the log group or the trusted access is missing, which they are.
import type { CallContext } from '../operation.ts'
import type { TypedMembers } from '../shape.ts'
import {
  invalidCombination,
  invalidTopicName,
  logGroupMissing,
  noOrganization,
  noTrustedAccess,
  notManagementAccount,
  topicMissing,
} from './errors.ts'
import type { settingMembers } from './trailSettings.ts'

export function refuseOthers(context: CallContext, input: TypedMembers<typeof settingMembers>): void {
  const { organization } = context.world.organizations
  if (input.IsOrganizationTrail) {
    if (!organization) throw noOrganization()
    throw organization.managementAccountId === context.accountId ? noTrustedAccess() : notManagementAccount()
  }
  if (input.SnsTopicName) throw TOPIC.test(input.SnsTopicName) ? topicMissing() : invalidTopicName(input.SnsTopicName)
  if (!input.CloudWatchLogsLogGroupArn || !input.CloudWatchLogsRoleArn)
    throw invalidCombination('Specify CloudWatchLogsLogGroupArn and CloudWatchLogsRoleArn together.')
  throw logGroupMissing()
}

// https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
const TOPIC = /^(arn:aws:sns:[a-z0-9-]+:\d{12}:)?[A-Za-z0-9_-]{1,256}$/
