import { defineOperation } from '../../operation.ts'
import { plaintextOf } from '../artifacts.ts'
import { get } from '../../collections/orderedMap.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { isEverydayObject } from '../everyday.ts'
import { findBucket } from '../findBucket.ts'
import { findObject } from '../findObject.ts'
import { Bucket, Key } from '../members.ts'
import { headersOf } from '../objectHeaders.ts'
import { openObject } from '../openObject.ts'
import { objectPermission } from '../permission.ts'

export const getEverydayObject = defineOperation({
  name: 's3:GetObject',
  suits(world, { Bucket, Key }) {
    const bucket = get(world.s3.buckets, Bucket)
    const object = bucket && get(bucket.objects, Key)
    return !bucket || (bucket.versioning === null && (!object || isEverydayObject(object)))
  },
  summary: 'Reads an object: S3 has its data key unwrapped, decrypts the body with it, and forgets the key.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html',
  input: { Bucket, Key },
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png' },
  permissions: (world, input, call) => [objectPermission(findBucket(world, input, call), input.Key, 's3:GetObject')],
  async run(context, { Bucket, Key }) {
    const bucket = findBucket(context.world, Bucket)
    const object = findObject(context, bucket, Key)
    const Body = await openObject(context, bucket, object)
    return { Body, ...headersOf(object) }
  },
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: ({ Bucket, Key }, call) => bucketParameters(Bucket, call, { key: Key }),
    additionalEventData: ({ output }) =>
      output && { objectSize: output.ContentLength, bytesTransferredOut: output.ContentLength },
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
  carries: {
    response: async ({ Body }, { Key }, { environment }) => [await plaintextOf(environment, Body, Key)],
  },
})
