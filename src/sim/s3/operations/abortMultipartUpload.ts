import { objectArn } from '../../arn.ts'
import { defineOperation } from '../../operation.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { findBucket } from '../findBucket.ts'
import { objectPermission } from '../permission.ts'
import { requestHeaders } from '../requestHeaders.ts'
import { findUpload, forgetUpload, ON_UPLOAD } from '../uploads.ts'

export const abortMultipartUpload = defineOperation({
  name: 's3:AbortMultipartUpload',
  summary: 'Gives an upload up: its parts are gone, and nobody needs a key for that.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html',
  input: ON_UPLOAD,
  example: { Bucket: 'gallery-111122223333', Key: 'film.mp4', UploadId: '…' },
  permissions: (world, input, call) => [
    objectPermission(findBucket(world, input, call), input.Key, 's3:AbortMultipartUpload'),
  ],
  run(context, input) {
    const upload = findUpload(findBucket(context.world, input.Bucket), input)
    forgetUpload(context, input.Bucket, upload)
    context.record({
      type: 'state-changed',
      place: 's3',
      subject: objectArn(input.Bucket, input.Key),
      change: { type: 'deleted', what: 'multipart upload' },
    })
    return {}
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) => bucketParameters(input, call, { ...requestHeaders(input), key: input.Key }),
    additionalEventData: () => ({ httpStatusCode: 204 }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})
