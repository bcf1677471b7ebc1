import { printable } from '../../artifact.ts'
import { defineOperation } from '../../operation.ts'
import { list, required, string } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { eventSelectorShape, readSelectors } from '../eventSelectors.ts'
import { arnOf, findTrail, putTrail } from '../trails.ts'

export const putEventSelectors = defineOperation({
  name: 'cloudtrail:PutEventSelectors',
  summary: 'Says which management and data events a trail keeps.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html',
  input: { TrailName: required(string()), EventSelectors: required(list(eventSelectorShape)) },
  example: {
    TrailName: 'management-events',
    EventSelectors: [
      {
        ReadWriteType: 'All',
        IncludeManagementEvents: true,
        DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::gallery/'] }],
      },
    ],
  },
  permissions: (_world, { TrailName }, call) => [
    { action: 'cloudtrail:PutEventSelectors', resource: arnOf(call, TrailName), resourceAccount: call.accountId },
  ],
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: (input) => camelCased(printable(input)),
    responseElements: (output) => camelCased(printable(output)),
  },
  run(context, { TrailName, EventSelectors }) {
    const trail = findTrail(context.world, context, TrailName)
    const eventSelectors = readSelectors(EventSelectors)
    context.change((world) => putTrail(world, { ...trail, eventSelectors }))
    context.record({
      type: 'state-changed',
      place: 'cloudtrail',
      subject: trail.arn,
      change: {
        type: 'setting-changed',
        what: 'event selectors',
        before: printable(trail.eventSelectors),
        after: printable(eventSelectors),
      },
    })
    return { TrailARN: trail.arn, EventSelectors: eventSelectors }
  },
})
