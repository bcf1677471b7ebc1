import { defineOperation } from '../../operation.ts'
import { plaintextOf } from '../artifacts.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { checksumOf } from '../checksums.ts'
import { keyToOpen } from '../customerKey.ts'
import { READ } from '../objectMembers.ts'
import { openObject } from '../openObject.ts'
import { answerOf, findToRead, readPermissions } from '../readObject.ts'
import { requestHeaders } from '../requestHeaders.ts'
import { requireReadable } from '../storageClass.ts'

export const getObject = defineOperation({
  name: 's3:GetObject',
  summary: 'Reads an object: S3 has its data key unwrapped, decrypts the body with it, and forgets the key.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html',
  input: READ,
  example: { Bucket: 'gallery-111122223333', Key: 'holiday.png' },
  permissions: readPermissions,
  async run(context, input) {
    const { bucket, object, section } = findToRead(context, input, 'GET')
    requireReadable(object)
    const whole = await openObject(context, bucket, object, await keyToOpen(input, object))
    const Body = section ? whole.slice(section.start, section.end) : whole
    const checksum =
      object.checksum ?? (input.ChecksumMode && (await checksumOf('CRC64NVME', whole, context.environment.digests)))
    const described = checksum ? { ...object, checksum } : object
    return { Body, ...answerOf({ bucket, object: described, section }, input) }
  },
  audit: {
    category: 'Data',
    readOnly: true,
    requestParameters: (input, call) => bucketParameters(input, call, { ...requestHeaders(input), key: input.Key }),
    additionalEventData: ({ output }) =>
      output && {
        objectSize: output.ContentLength,
        bytesTransferredOut: output.Body.length,
        ...(output.ContentRange !== undefined && { httpStatusCode: 206 }),
      },
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
  carries: {
    response: async ({ Body }, { Key }, { environment }) => [await plaintextOf(environment, Body, Key)],
  },
})
