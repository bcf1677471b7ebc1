import { printable } from '../../artifact.ts'
import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { tagged, taggedTrail, TagsList } from '../trailTags.ts'
import { putTrail, tagsIn, trailPermission } from '../trails.ts'

export const addTags = defineOperation({
  name: 'cloudtrail:AddTags',
  summary: 'Tags a trail; a key that is there already gets the new value.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AddTags.html',
  input: { ResourceId: required(string()), TagsList: required(TagsList) },
  example: {
    ResourceId: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/management-events',
    TagsList: [{ Key: 'team', Value: 'security' }],
  },
  permissions: (world, input, call) =>
    trailPermission(world, call, 'cloudtrail:AddTags', input.ResourceId, { requestTags: tagsIn(input.TagsList) }),
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: (input) => camelCased(printable(input)),
  },
  run(context, input) {
    const trail = taggedTrail(context.world, context, input.ResourceId)
    const tags = tagged(trail.tags, tagsIn(input.TagsList))
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
