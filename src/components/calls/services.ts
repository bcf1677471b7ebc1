import type { ServiceName } from '../../sim/index.ts'

/** Services in the order in which they are offered. */
export const serviceTitles: readonly (readonly [ServiceName, string])[] = [
  ['kms', 'AWS KMS'],
  ['s3', 'Amazon S3'],
  ['iam', 'IAM'],
  ['sts', 'AWS STS'],
  ['organizations', 'AWS Organizations'],
  ['cloudtrail', 'AWS CloudTrail'],
  ['clock', 'Simulated time'],
]
