import { defineOperation } from '../../operation.ts'
import { oneOf, optional, required, structure } from '../../shape.ts'
import { bucketParameters, bucketRecord, XMLNS } from '../audit.ts'
import { changeSetting } from '../changeBucket.ts'
import { versioningElementMissing } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { notImplemented } from '../objectErrors.ts'
import { ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const putBucketVersioning = defineOperation({
  name: 's3:PutBucketVersioning',
  summary: 'Makes the bucket keep every version of its objects, or stops it; what is kept stays.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html',
  input: {
    ...ON_BUCKET,
    VersioningConfiguration: required(
      structure({
        MFADelete: optional(oneOf('Enabled', 'Disabled')),
        Status: optional(oneOf('Enabled', 'Suspended')),
      }),
    ),
  },
  example: { Bucket: 'gallery-111122223333', VersioningConfiguration: { Status: 'Enabled' } },
  permissions: (world, input, call) => [bucketPermission(findBucket(world, input, call), 's3:PutBucketVersioning')],
  run(context, { Bucket, VersioningConfiguration: { MFADelete, Status } }) {
    // Nobody has a device here.
    if (MFADelete === 'Enabled') throw notImplemented()
    if (Status === undefined) throw versioningElementMissing()
    return changeSetting(context, Bucket, 'versioning', { versioning: Status })
  },
  audit: {
    ...bucketRecord(false),
    requestParameters: (input, call) =>
      bucketParameters(input, call, {
        versioning: '',
        VersioningConfiguration: { xmlns: XMLNS, ...input.VersioningConfiguration },
      }),
  },
})
