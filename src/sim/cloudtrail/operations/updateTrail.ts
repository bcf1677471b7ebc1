import { printable } from '../../artifact.ts'
import { defineOperation } from '../../operation.ts'
import { optional, string } from '../../shape.ts'
import type { Trail } from '../../world.ts'
import { camelCased } from '../camelCased.ts'
import { chained } from '../digestChain.ts'
import { settingsOf, type Settings } from '../describeTrail.ts'
import { settingMembers, settle } from '../trailSettings.ts'
import { findTrailAtHome, putTrail, trailPermission } from '../trails.ts'

export const updateTrail = defineOperation({
  name: 'cloudtrail:UpdateTrail',
  summary: 'Changes the settings of a trail; its bucket and its key are tried again.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html',
  input: { ...settingMembers, S3BucketName: optional(string()) },
  example: { Name: 'management-events', EnableLogFileValidation: true },
  permissions: (world, { Name }, call) => trailPermission(world, call, 'cloudtrail:UpdateTrail', Name),
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: (input) => camelCased(printable(input)),
    responseElements: (output) => camelCased(printable(output)),
  },
  async run(context, input) {
    const trail = findTrailAtHome(context.world, context, input.Name)
    const settings = await settle(context, { ...trail, bucketName: input.S3BucketName ?? trail.bucketName }, input)
    const updated = chained(updatedTrail(trail, settings), context.now)
    context.change((world) => putTrail(world, updated))
    context.record({
      type: 'state-changed',
      place: 'cloudtrail',
      subject: trail.arn,
      change: {
        type: 'setting-changed',
        what: 'trail settings',
        before: printable(settingsOf(trail)),
        after: printable(settingsOf(updated)),
      },
    })
    return settingsOf(updated)
  },
})

/** The prefix and the key are absent from the settings when the trail is to have none. */
const updatedTrail = ({ keyPrefix: _, kmsKeyArn: __, ...trail }: Trail, settings: Settings): Trail => ({
  ...trail,
  ...settings,
})
