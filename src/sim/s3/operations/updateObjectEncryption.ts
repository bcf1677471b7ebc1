import { objectArn } from '../../arn.ts'
import { printable } from '../../artifact.ts'
import { defineOperation } from '../../operation.ts'
import { boolean, optional, required, string, structure } from '../../shape.ts'
import type { ObjectEncryption } from '../../world.ts'
import { bucketParameters, objectResources } from '../audit.ts'
import { changeBucket } from '../changeBucket.ts'
import { accessDenied, invalidRequest } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { findVersion, requireVersionId } from '../findVersion.ts'
import { ON_VERSION } from '../objectMembers.ts'
import { objectPermission } from '../permission.ts'
import { requestHeaders } from '../requestHeaders.ts'
import { rewrapped } from '../rewrapped.ts'
import { withEdited } from '../versions.ts'

const KEY_ARN = /^arn:aws:kms:[a-z0-9-]+:(\d{12}):key\/[A-Za-z0-9-]+$/

export const updateObjectEncryption = defineOperation({
  name: 's3:UpdateObjectEncryption',
  summary:
    'Puts an object under another KMS key, or a Bucket Key, without touching its body: only its data key is wrapped anew.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_UpdateObjectEncryption.html',
  input: {
    ...ON_VERSION,
    ObjectEncryption: required(
      structure({
        SSEKMS: optional(structure({ KMSKeyArn: required(string()), BucketKeyEnabled: optional(boolean) })),
      }),
    ),
  },
  example: {
    Bucket: 'gallery-111122223333',
    Key: 'holiday.png',
    ObjectEncryption: {
      SSEKMS: { KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    },
  },
  permissions(world, input, call) {
    const bucket = findBucket(world, input, call)
    requireVersionId(input.VersionId)
    return [
      objectPermission(bucket, input.Key, 's3:PutObject'),
      objectPermission(bucket, input.Key, 's3:UpdateObjectEncryption'),
    ]
  },
  async run(context, { Bucket, Key, ObjectEncryption: { SSEKMS }, VersionId }) {
    const bucket = findBucket(context.world, Bucket)
    if (context.caller.type === 'Anonymous')
      throw invalidRequest(
        'Requests that modify an object encryption configuration require AWS Signature Version 4. Modify the request to use AWS Signature Version 4, and then try again.',
      )
    if (!SSEKMS)
      throw invalidRequest(
        'Requests that modify an object encryption configuration require a valid new encryption type. Valid values are SSEKMS. Modify the request to specify SSE-KMS for the updated encryption type, and then try again.',
      )
    const [, owner] = KEY_ARN.exec(SSEKMS.KMSKeyArn) ?? []
    if (owner === undefined)
      throw invalidRequest(
        "Requests that modify an object's encryption type to SSE-KMS require a valid AWS KMS key Amazon Resource Name (ARN). Confirm that you have a correctly formatted KMS key ARN in your request, and then try again.",
      )
    if (owner !== bucket.accountId)
      throw accessDenied(
        'The AWS KMS key in the request must be owned by the same account as the bucket. Modify the request to specify a KMS key from the same account, and then try again.',
      )
    const object = findVersion(context, bucket, Key, VersionId, 'PUT')
    if (object.encryption.type === 'aws:kms:dsse' || object.encryption.type === 'SSE-C')
      throw invalidRequest(
        "The UpdateObjectEncryption operation doesn't support source objects with the encryption type DSSE-KMS or SSE-C. Only source objects encrypted with SSE-S3 or SSE-KMS are supported.",
      )
    const encryption = await rewrapped(context, bucket, object, SSEKMS.KMSKeyArn, SSEKMS.BucketKeyEnabled ?? false)
    context.change(changeBucket(Bucket, (current) => withEdited(current, { ...object, encryption })))
    context.record({
      type: 'state-changed',
      place: 's3',
      subject: objectArn(Bucket, Key),
      change: {
        type: 'setting-changed',
        what: 'encryption',
        before: printable(summaryOf(object.encryption)),
        after: printable(summaryOf(encryption)),
      },
    })
    return {}
  },
  audit: {
    category: 'Data',
    readOnly: false,
    requestParameters: (input, call) =>
      bucketParameters(input, call, { encryption: '', ...requestHeaders(input), key: input.Key }),
    resources: (world, { Bucket, Key }) => objectResources(world, Bucket, Key),
  },
})

const summaryOf = (encryption: ObjectEncryption) => ({
  type: encryption.type,
  ...('keyArn' in encryption && { keyArn: encryption.keyArn, bucketKey: 'bucketKey' in encryption }),
})
