import { printable } from '../../artifact.ts'
import { get, values } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { list, optional, required, string, structure } from '../../shape.ts'
import { camelCased } from '../camelCased.ts'
import { settingsOf } from '../describeTrail.ts'
import { tooManyTrails, trailExists } from '../errors.ts'
import { defaultSelectors } from '../eventSelectors.ts'
import { settingMembers, settle } from '../trailSettings.ts'
import { arnOf, checkName, putTrail, tagsIn, trailPermission } from '../trails.ts'

export const createTrail = defineOperation({
  name: 'cloudtrail:CreateTrail',
  summary: 'Makes a trail that delivers log files to a bucket, once logging has been started.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html',
  input: {
    ...settingMembers,
    S3BucketName: required(string()),
    TagsList: optional(list(structure({ Key: required(string()), Value: optional(string()) }), { max: 200 })),
  },
  example: { Name: 'management-events', S3BucketName: 'logs-111122223333', IsMultiRegionTrail: true },
  permissions: (world, { Name, TagsList }, call) =>
    trailPermission(world, call, 'cloudtrail:CreateTrail', Name, TagsList && { requestTags: tagsIn(TagsList) }),
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: (input) => camelCased(printable(input)),
    responseElements: (output) => camelCased(printable(output)),
  },
  async run(context, input) {
    const { Name, S3BucketName, TagsList } = input
    const { accountId, region } = context
    checkName(Name)
    const arn = arnOf(context, Name)
    if (get(context.world.cloudtrail.trails, arn)) throw trailExists(Name, accountId)
    const here = [...values(context.world.cloudtrail.trails)].filter(
      (trail) => trail.accountId === accountId && (trail.isMultiRegion || trail.homeRegion === region),
    )
    if (here.length >= 5) throw tooManyTrails(accountId, region)
    const tags = TagsList ? (await import('../trailTags.ts')).tagged([], tagsIn(TagsList)) : []
    const settings = await settle(
      context,
      {
        name: Name,
        arn,
        accountId,
        homeRegion: region,
        bucketName: S3BucketName,
        includeGlobalServiceEvents: true,
        isMultiRegion: false,
        logFileValidation: false,
      },
      input,
    )
    context.change((world) =>
      putTrail(world, {
        ...settings,
        isLogging: false,
        eventSelectors: defaultSelectors,
        tags,
      }),
    )
    context.record({
      type: 'state-changed',
      place: 'cloudtrail',
      subject: arn,
      change: { type: 'created', what: 'trail' },
    })
    return settingsOf(settings)
  },
})
