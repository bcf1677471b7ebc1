import { objectArn } from '../../arn.ts'
import { has, remove } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { changeBucket } from '../changeBucket.ts'
import { findBucket } from '../findBucket.ts'
import { Bucket, Key } from '../members.ts'
import { objectPermission } from '../permission.ts'

export const deleteObject = defineOperation({
  name: 's3:DeleteObject',
  summary: 'Removes an object. Deleting needs no key: one can delete what one cannot decrypt.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html',
  input: { Bucket, Key },
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png' },
  permissions: (world, { Bucket, Key }) => [objectPermission(findBucket(world, Bucket), Key, 's3:DeleteObject')],
  run(context, { Bucket, Key }) {
    const bucket = findBucket(context.world, Bucket)
    // S3 gives the same answer whether there was an object or not.
    if (has(bucket.objects, Key)) {
      context.change(changeBucket(Bucket, (current) => ({ ...current, objects: remove(current.objects, Key) })))
      context.record({
        type: 'state-changed',
        place: 's3',
        subject: objectArn(Bucket, Key),
        change: { type: 'deleted', what: 'object' },
      })
    }
    return {}
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: ({ Bucket, Key }, call) => bucketParameters(Bucket, call, { key: Key }),
    additionalEventData: () => ({ httpStatusCode: 204 }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})
