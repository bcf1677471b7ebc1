import { parseArn } from '../../arn.ts'
import { defineOperation } from '../../operation.ts'
import { list, optional, required, string } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { invalidToken, severalOwners } from '../errors.ts'
import { taggedTrail } from '../trailTags.ts'
import { trailPermission } from '../trails.ts'

export const listTags = defineOperation({
  name: 'cloudtrail:ListTags',
  summary: 'Lists the tags of trails.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html',
  input: { ResourceIdList: required(list(string(), { max: 20 })), NextToken: optional(string()) },
  example: { ResourceIdList: ['arn:aws:cloudtrail:us-east-1:111122223333:trail/management-events'] },
  permissions: (world, { ResourceIdList }, call) =>
    ResourceIdList.flatMap((arn) => trailPermission(world, call, 'cloudtrail:ListTags', arn)),
  audit: { category: 'Management', readOnly: true, requestParameters: camelCased },
  run(context, { ResourceIdList, NextToken }) {
    if (NextToken !== undefined) throw invalidToken()
    if (new Set(ResourceIdList.map((arn) => parseArn(arn)?.account)).size > 1) throw severalOwners()
    return {
      ResourceTagList: ResourceIdList.map((arn) => ({
        ResourceId: arn,
        TagsList: taggedTrail(context.world, context, arn).tags,
      })),
    }
  },
})
