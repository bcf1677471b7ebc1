// Amazon S3's own way of answering: XML errors with the status that fits.
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
import { randomText } from '../environment.ts'
import { awsError, type AwsError } from '../errors.ts'
import type { Caller } from '../iam/caller.ts'
import type { Decision } from '../iam/decision.ts'
import { notAuthorized } from '../iam/denialText.ts'
import type { Permission } from '../iam/permission.ts'
import type { Service } from '../operation.ts'
import { violationText, type Violation } from '../shape.ts'
import { accessDenied, invalidArgument, invalidRequest, malformedAcl, malformedXml } from './errors.ts'

export const service: Service = {
  name: 's3',
  place: 's3',
  eventSource: 's3.amazonaws.com',
  host: (region) => `s3.${region}.amazonaws.com`,
  newRequestId: (environment) => randomText(environment, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'),
  denied,
  invalid,
  expiredToken: () => awsError(400, 'ExpiredToken', 'The provided token has expired.'),
}

function denied(decision: Decision, permission: Permission, caller: Caller): AwsError {
  // Strangers to the account and its organization are not told why.
  const isTold = decision.relation !== 'strangers'
  return accessDenied(isTold ? notAuthorized(caller, permission, decision, { quoteResource: true }) : 'Access Denied')
}

function invalid(violations: readonly Violation[]): AwsError {
  for (const { at, value } of violations) {
    if (BODY.test(at)) return malformedXml()
    if (at.startsWith('accessControlPolicy')) return malformedAcl()
    if (at === 'serverSideEncryption')
      return invalidArgument(
        'The encryption method specified is not supported',
        'x-amz-server-side-encryption',
        unquoted(value),
      )
    if (at === 'objectOwnership')
      return invalidArgument(`Invalid x-amz-object-ownership header: ${unquoted(value)}`, 'x-amz-object-ownership')
    if (at === 'aCL') return invalidArgument(undefined, 'x-amz-acl', unquoted(value))
  }
  return invalidRequest(violationText(violations))
}

/** The members that travel as an XML document. */
const BODY =
  /^(serverSideEncryption|publicAccessBlock|versioning|createBucket)Configuration|^(ownershipControls|tagging|abacStatus)/

const unquoted = (value: string | undefined): string => value?.slice(1, -1) ?? ''
