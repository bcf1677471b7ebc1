// STS's own way of answering: the Query protocol. https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
import { uuid } from '../environment.ts'
import { awsError } from '../errors.ts'
import { notAuthorized } from '../iam/denialText.ts'
import { missingAuthenticationToken } from '../iam/errors.ts'
import type { Service } from '../operation.ts'
import { violationText } from '../shape.ts'

export const service: Service = {
  name: 'sts',
  place: 'sts',
  eventSource: 'sts.amazonaws.com',
  host: (region) => `sts.${region}.amazonaws.com`,
  newRequestId: uuid,
  denied: (decision, permission, caller) => awsError(403, 'AccessDenied', notAuthorized(caller, permission, decision)),
  invalid: (violations) => awsError(400, 'ValidationError', violationText(violations)),
  unauthenticated: missingAuthenticationToken,
  expiredToken: () => awsError(403, 'ExpiredToken', 'The security token included in the request is expired'),
}
