import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { descriptionOf } from '../describeTrail.ts'
import { findTrail, trailPermission } from '../trails.ts'

export const getTrail = defineOperation({
  name: 'cloudtrail:GetTrail',
  summary: 'Describes one trail.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrail.html',
  input: { Name: required(string()) },
  example: { Name: 'management-events' },
  permissions: (world, { Name }, call) => trailPermission(world, call, 'cloudtrail:GetTrail', Name),
  audit: { category: 'Management', readOnly: true, requestParameters: camelCased },
  run: (context, { Name }) => ({ Trail: descriptionOf(findTrail(context.world, context, Name)) }),
})
