// AWS KMS's own way of answering: JSON 1.1, every client error 400.
// https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html
import { uuid } from '../environment.ts'
import { awsError } from '../errors.ts'
import { notAuthorized } from '../iam/denialText.ts'
import type { Service } from '../operation.ts'
import { violationText } from '../shape.ts'
import { accessDenied, missingToken, validation } from './errors.ts'

export const service: Service = {
  name: 'kms',
  place: 'kms',
  eventSource: 'kms.amazonaws.com',
  host: (region) => `kms.${region}.amazonaws.com`,
  newRequestId: uuid,
  denied: (decision, permission, caller) => accessDenied(notAuthorized(caller, permission, decision)),
  invalid: (violations) => validation(violationText(violations)),
  unauthenticated: missingToken,
  expiredToken: () => awsError(400, 'ExpiredTokenException', 'The security token included in the request is expired'),
}
