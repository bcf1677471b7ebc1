import { defineOperation } from '../../operation.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { checksumOf } from '../checksums.ts'
import { keyToOpen } from '../customerKey.ts'
import { READ } from '../objectMembers.ts'
import { openObject } from '../openObject.ts'
import { answerOf, findToRead, readPermissions } from '../readObject.ts'
import { requestHeaders } from '../requestHeaders.ts'

export const headObject = defineOperation({
  name: 's3:HeadObject',
  summary: 'Says what is known of an object without its body; KMS is not asked, so the key that protects it shows.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html',
  input: READ,
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png' },
  permissions: readPermissions,
  async run(context, input) {
    const { bucket, object, section } = findToRead(context, input, 'HEAD')
    const customerKey = await keyToOpen(input, object)
    if (!input.ChecksumMode) return answerOf({ bucket, object, section }, input)
    // The checksum of an object under a KMS key is encrypted as its body is, so KMS is asked after all.
    const isEncrypted = 'keyArn' in object.encryption
    const body = isEncrypted || !object.checksum ? await openObject(context, bucket, object, customerKey) : undefined
    const checksum = object.checksum ?? (body && (await checksumOf('CRC64NVME', body, context.environment.digests)))
    return answerOf({ bucket, object: checksum ? { ...object, checksum } : object, section }, input)
  },
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: (input, call) => bucketParameters(input, call, { ...requestHeaders(input), key: input.Key }),
    additionalEventData: ({ output }) =>
      output && {
        objectSize: output.ContentLength,
        ...(output.ContentRange !== undefined && { httpStatusCode: 206 }),
      },
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})
