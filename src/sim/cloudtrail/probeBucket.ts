// Before a trail exists, CloudTrail tries what it will do later: it asks for the bucket's ACL and writes an empty object
// into the folder of the log files. What refuses then is the bucket policy, or the policy or state of the key.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
import { AwsError } from '../errors.ts'
import type { Permission } from '../iam/permission.ts'
import { keyPermission } from '../kms/keyPermission.ts'
import type { CallContext } from '../operation.ts'
import { putEverydayObject } from '../s3/operations/putEverydayObject.ts'
import type { Bucket, KmsKey, Trail } from '../world.ts'
import { bucketPolicyRefuses, encryptionRefused, keyUnusable } from './errors.ts'
import { askForAcl, cloudTrailFor, logFolder, logObject, writeFile } from './logBucket.ts'

type Destination = Pick<Trail, 'arn' | 'accountId' | 'bucketName' | 'keyPrefix' | 'kmsKeyArn'>

export async function probeBucket(
  context: CallContext,
  trail: Destination,
  bucket: Bucket,
  key: KmsKey | undefined,
): Promise<void> {
  const as = cloudTrailFor(trail)
  const isAllowed = (place: 's3' | 'kms', permission: Permission): boolean => {
    const decision = context.decide(permission, { as })
    context.record({ type: 'access-decided', place, decision })
    return decision.verdict === 'allowed'
  }
  const keyName = key?.arn ?? bucket.encryption.KMSMasterKeyID ?? 'alias/aws/s3'

  try {
    await askForAcl(context, trail)
  } catch (error) {
    throw error instanceof AwsError ? bucketPolicyRefuses(bucket.name) : error
  }
  if (key && !isAllowed('kms', keyPermission(key, 'kms:DescribeKey'))) throw encryptionRefused(bucket.name, key.arn)

  const object = logObject(trail, logFolder(trail), new Uint8Array())
  try {
    await writeFile(context, trail, object)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    const { code, message } = error.data
    if (code.startsWith('KMS.')) throw keyUnusable(message ?? code)
    const permissions = putEverydayObject.permissions(context.world, object, {
      ...context,
      caller: as,
      region: bucket.region,
    })
    const isPolicy = permissions.some((permission) => context.decide(permission, { as }).verdict === 'denied')
    throw isPolicy ? bucketPolicyRefuses(bucket.name) : encryptionRefused(bucket.name, keyName)
  }
}
