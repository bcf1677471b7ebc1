import { AwsError } from '../../errors.ts'
import { defineOperation } from '../../operation.ts'
import { boolean, list, optional, required, string, structure } from '../../shape.ts'
import { bucketParameters, bucketResources } from '../audit.ts'
import { malformedXml } from '../errors.ts'
import { requireNoBypass } from '../deleteVersion.ts'
import { findBucket } from '../findBucket.ts'
import { noSuchVersion } from '../objectErrors.ts'
import { ON_BUCKET } from '../members.ts'
import { deleteObject } from './deleteObject.ts'

const MOST = 1000

export const deleteObjects = defineOperation({
  name: 's3:DeleteObjects',
  summary: 'Deletes up to a thousand objects; each is asked about by itself, and the answer says what became of each.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html',
  input: {
    ...ON_BUCKET,
    BypassGovernanceRetention: optional(boolean),
    Delete: required(
      structure({
        Objects: required(
          list(structure({ Key: required(string()), VersionId: optional(string()), ETag: optional(string()) })),
        ),
        Quiet: optional(boolean),
      }),
    ),
  },
  example: { Bucket: 'gallery-111122223333', Delete: { Objects: [{ Key: 'holiday.png' }, { Key: 'sunset.png' }] } },
  permissions(world, input, call) {
    findBucket(world, input, call)
    requireNoBypass(input)
    const { length } = input.Delete.Objects
    if (length === 0 || length > MOST) throw malformedXml()
    return []
  },
  async run(context, { Bucket, Delete: { Objects, Quiet = false } }) {
    const deleted: object[] = []
    const errors: object[] = []
    for (const { ETag, Key, VersionId } of Objects) {
      const named = { Key, ...(VersionId !== undefined && { VersionId }) }
      try {
        const answer = await context.request(
          deleteObject,
          { Bucket, ...named, ...(ETag !== undefined && { IfMatch: ETag }) },
          { as: context.caller },
        )
        deleted.push({
          ...named,
          ...(answer.DeleteMarker && { DeleteMarker: true, DeleteMarkerVersionId: answer.VersionId }),
        })
      } catch (error) {
        if (!(error instanceof AwsError)) throw error
        // An id that S3 never made is no mistake of the request here.
        const { code, message } = error.data.details?.some(([, name]) => name === 'versionId')
          ? noSuchVersion(Key, VersionId ?? '').data
          : error.data
        errors.push({ ...named, Code: code, ...(message !== undefined && { Message: message }) })
      }
    }
    return { ...(!Quiet && deleted.length > 0 && { Deleted: deleted }), ...(errors.length > 0 && { Errors: errors }) }
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) => bucketParameters(input, call, { delete: '' }),
    resources: (world, { Bucket }) => bucketResources(world, Bucket),
  },
})
