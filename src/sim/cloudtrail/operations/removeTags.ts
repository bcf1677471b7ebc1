import { printable } from '../../artifact.ts'
import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { taggedTrail, TagsList } from '../trailTags.ts'
import { putTrail, trailPermission } from '../trails.ts'

export const removeTags = defineOperation({
  name: 'cloudtrail:RemoveTags',
  summary: 'Takes tags from a trail, by their keys.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RemoveTags.html',
  input: { ResourceId: required(string()), TagsList: required(TagsList) },
  example: {
    ResourceId: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/management-events',
    TagsList: [{ Key: 'team' }],
  },
  permissions: (world, input, call) =>
    trailPermission(world, call, 'cloudtrail:RemoveTags', input.ResourceId, {
      requestTagKeys: input.TagsList.map(({ Key }) => Key),
    }),
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: (input) => camelCased(printable(input)),
  },
  run(context, input) {
    const trail = taggedTrail(context.world, context, input.ResourceId)
    const gone = new Set(input.TagsList.map(({ Key }) => Key))
    const tags = trail.tags.filter(({ Key }) => !gone.has(Key))
    context.change((world) => putTrail(world, { ...trail, tags }))
    context.record({
      type: 'state-changed',
      place: 'cloudtrail',
      subject: trail.arn,
      change: { type: 'setting-changed', what: 'tags', before: printable(trail.tags), after: printable(tags) },
    })
    return {}
  },
})
