import { AwsError } from '../../errors.ts'
import { defineOperation } from '../../operation.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { versionMember } from '../describeObject.ts'
import { noSuchKey } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { findVersion, requireVersionId } from '../findVersion.ts'
import { ON_VERSION } from '../objectMembers.ts'
import { versionPermission } from '../readObject.ts'
import { requestHeaders } from '../requestHeaders.ts'

export const getObjectTagging = defineOperation({
  name: 's3:GetObjectTagging',
  summary: 'Returns the tags of an object; no key is needed for them.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html',
  input: ON_VERSION,
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png' },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireVersionId(input.VersionId)
    return [versionPermission(bucket, input, 'GetObjectTagging')]
  },
  run(context, input) {
    const bucket = findBucket(context.world, input.Bucket)
    const object = found(() => findVersion(context, bucket, input.Key, input.VersionId, 'GET', 'marker'), input)
    return { ...versionMember(bucket, object), TagSet: object.tags ?? [] }
  },
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: (input, call) =>
      bucketParameters(input, call, { ...requestHeaders(input), tagging: '', key: input.Key }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})

/** Only this operation names a missing key together with its bucket. */
function found<T>(find: () => T, { Bucket, Key }: { readonly Bucket: string; readonly Key: string }): T {
  try {
    return find()
  } catch (error) {
    throw error instanceof AwsError && error.data.code === 'NoSuchKey' ? noSuchKey(`${Bucket}/${Key}`) : error
  }
}
