// AWS CloudTrail's own way of answering: JSON 1.1, every error 400.
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/CommonErrors.html
import { uuid } from '../environment.ts'
import { awsError } from '../errors.ts'
import { notAuthorized } from '../iam/denialText.ts'
import type { Service } from '../operation.ts'
import { violationText } from '../shape.ts'

export const service: Service = {
  name: 'cloudtrail',
  place: 'cloudtrail',
  eventSource: 'cloudtrail.amazonaws.com',
  host: (region) => `cloudtrail.${region}.amazonaws.com`,
  newRequestId: uuid,
  denied: (decision, permission, caller) =>
    awsError(400, 'AccessDeniedException', notAuthorized(caller, permission, decision)),
  invalid: (violations) => awsError(400, 'ValidationException', violationText(violations)),
  unauthenticated: () => awsError(400, 'MissingAuthenticationTokenException', 'Missing Authentication Token'),
  expiredToken: () => awsError(400, 'ExpiredTokenException', 'The security token included in the request is expired'),
}
