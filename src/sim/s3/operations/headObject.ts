import { defineOperation } from '../../operation.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { findBucket } from '../findBucket.ts'
import { findObject } from '../findObject.ts'
import { Bucket, Key } from '../members.ts'
import { headersOf } from '../objectHeaders.ts'
import { objectPermission } from '../permission.ts'

export const headObject = defineOperation({
  name: 's3:HeadObject',
  summary: 'Says what is known of an object without its body; KMS is not asked, so the key that protects it shows.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html',
  input: { Bucket, Key },
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png' },
  permissions: (world, { Bucket, Key }) => [objectPermission(findBucket(world, Bucket), Key, 's3:GetObject')],
  run: (context, { Bucket, Key }) => headersOf(findObject(context, findBucket(context.world, Bucket), Key)),
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: ({ Bucket, Key }, call) => bucketParameters(Bucket, call, { key: Key }),
    additionalEventData: ({ output }) => output && { objectSize: output.ContentLength },
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})
