import { remove } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { findTrailAtHome, trailPermission } from '../trails.ts'

export const deleteTrail = defineOperation({
  name: 'cloudtrail:DeleteTrail',
  summary: 'Deletes a trail; the log files that it has delivered stay in the bucket.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteTrail.html',
  input: { Name: required(string()) },
  example: { Name: 'management-events' },
  permissions: (world, { Name }, call) => trailPermission(world, call, 'cloudtrail:DeleteTrail', Name),
  audit: { category: 'Management', readOnly: false, requestParameters: camelCased },
  run(context, { Name }) {
    const { arn } = findTrailAtHome(context.world, context, Name)
    context.change((world) => ({
      ...world,
      cloudtrail: {
        ...world.cloudtrail,
        trails: remove(world.cloudtrail.trails, arn),
        waiting: remove(world.cloudtrail.waiting, arn),
      },
    }))
    context.record({
      type: 'state-changed',
      place: 'cloudtrail',
      subject: arn,
      change: { type: 'deleted', what: 'trail' },
    })
    return {}
  },
})
