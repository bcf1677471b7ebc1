// Canned ACLs on a bucket whose owner owns every object (BucketOwnerEnforced, the default of every bucket).
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
import { aclsNotSupported } from './errors.ts'

// These two ask for nothing that the bucket's owner does not have already.
const HARMLESS = ['private', 'bucket-owner-full-control']

export function requireNoAcl(acl: string | undefined): void {
  if (acl !== undefined && !HARMLESS.includes(acl)) throw aclsNotSupported()
}
